import { createHash } from 'node:crypto';

/** The id that git gives a tag object of this text, in a repository whose ids are like this one. */
export function tagObjectId(text: string | Uint8Array, like: string): string {
  const bytes = Buffer.from(text);
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`tag ${bytes.length}\0`).update(bytes).digest('hex');
}

import type { IssueIntent, PublicationIntent, RecordIntent, TagIntent } from '../../../core/intent.ts';
import { type GitDesk, GitFailed, openDesk } from '../../git-write.ts';
import { PUBLISHED_REF, writeRecord } from '../../published-branch.ts';
import { carryIssue } from './carry-issue.ts';
import { carryRelease } from './carry-release.ts';
import { patiently } from './patience.ts';
import { type CarriedOut, declined, PublicationFault, type PublishTarget } from './publish-target.ts';
import { ReleaseList } from './release-list.ts';
import { Writer } from './writer.ts';

/** What one run works with. */
interface Bench {
  readonly target: PublishTarget;
  readonly writer: Writer;
  readonly releases: ReleaseList;
  readonly untold: IssueIntent[];
  readonly desk: GitDesk;
}

/**
 * Carries publications out on GitHub, one after another in their order. Doing it again changes nothing; a run that dies
 * anywhere is completed by the next; two at once do not hurt each other. Stops at the first fault, and tells it. Throws
 * what may pass (GitHub does not answer, asks for more patience than there is).
 */
export async function carryOut(target: PublishTarget, intents: readonly PublicationIntent[]): Promise<CarriedOut> {
  const writer = new Writer(target);
  const desk = await openDesk(target.folder);
  const bench: Bench = { target, writer, releases: new ReleaseList(writer), untold: [], desk };
  const { done } = writer;
  const { untold } = bench;
  try {
    for (const intent of intents) await carry(bench, intent);
    return { done, untold, fault: undefined };
  } catch (error) {
    if (error instanceof PublicationFault) return { done, untold, fault: error };
    throw error;
  } finally {
    await desk.close();
  }
}

async function carry(bench: Bench, intent: PublicationIntent): Promise<void> {
  switch (intent.kind) {
    case 'tag':
      return await carryTag(bench, intent);
    case 'release':
      return await carryRelease(bench.writer, bench.releases, intent);
    case 'record':
      return await carryRecord(bench, intent);
    case 'issue':
      if (!(await carryIssue(bench.writer, intent))) bench.untold.push(intent);
  }
}

async function carryTag({ desk, target, writer }: Bench, { tag, commit, text }: TagIntent): Promise<void> {
  if (!text.startsWith(`object ${commit}\n`)) throw new Error(`the text of ${tag} names another commit`);
  const object = await desk.tagObject(text);
  const ref = `refs/tags/${tag}`;
  const update = [{ ref, object }];
  await pushing(writer, ref, async () => {
    const [pushed] = await desk.push(target.remote, update);
    switch (pushed?.kind) {
      case 'done':
        writer.note({ kind: 'tag', tag, commit });
        return;
      case 'there':
        return;
      case 'other':
        throw tagMoved(tag);
      case 'declined':
        throw declined(ref, pushed.why);
      default:
        throw new GitFailed(pushed?.why ?? 'git push said nothing');
    }
  });
}

/** Does what pushes a ref; a right that is missing is known from a limit by its being missing still at the last try. */
async function pushing(writer: Writer, ref: string, work: () => Promise<void>): Promise<void> {
  try {
    await patiently(writer.patience, () => writer.done.length, work);
  } catch (error) {
    if (error instanceof GitFailed && /returned error: 403/.test(error.message)) throw declined(ref, error.message);
    throw error;
  }
}

function tagMoved(tag: string): PublicationFault {
  return new PublicationFault('tag-other', tag, {
    es: `La etiqueta ${tag} ya existe en GitHub y no es la que corresponde a lo aprobado. Las etiquetas no se mueven: vea quién la hizo; si no es de Apertura, bórrela y corra «apertura publish» otra vez.`,
    en: `The tag ${tag} is already on GitHub and is not the one of what was approved. Tags do not move: see who made it; if it is not Apertura’s, delete it and run "apertura publish" again.`,
  });
}

async function carryRecord({ desk, target, writer }: Bench, intent: RecordIntent): Promise<void> {
  const { remote, by } = target;
  await pushing(writer, PUBLISHED_REF, async () => {
    const written = await writeRecord({ desk, remote, by }, intent);
    if (written.kind === 'declined') throw declined(PUBLISHED_REF, written.why);
    if (written.kind === 'done') writer.note({ kind: 'record', commit: written.commit });
  });
}

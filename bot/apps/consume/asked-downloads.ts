import { basename } from 'node:path';
import { askedOf } from '../../core/release/find-release.ts';
import { tagOf } from '../../core/release/names.ts';
import { readManifest } from '../../core/release/read-manifest.ts';
import { versionText } from '../../core/release/version.ts';
import { type LocalDownload, openerOf } from './local-download.ts';
import { readWhole } from './papers.ts';

/** A download, and as which version it is to be proved; `undefined`: as the one that it says it is. */
export interface AskedDownload {
  readonly one: LocalDownload;
  readonly written: string | undefined;
}

/**
 * Of several downloads in a folder, those that were asked for. Where there is but one, or none says that it is what was
 * asked for, all are proved to be it; one that says nothing of itself always is, and so is one whose folder and papers
 * say different things.
 */
export async function askedDownloads(
  found: readonly LocalDownload[],
  asked: string | undefined,
): Promise<readonly AskedDownload[]> {
  const strict = found.map((one) => ({ one, written: asked }));
  if (asked === undefined || found.length === 1) return strict;
  const chosen: AskedDownload[] = [];
  let isSomeNamed = false;
  for (const one of found) {
    const names = await namesOf(one);
    const meant = names.find((name) => isAsked(name, asked));
    isSomeNamed ||= meant !== undefined;
    if (names.length === 0) chosen.push({ one, written: asked });
    else if (meant !== undefined)
      chosen.push({ one, written: names.every((name) => name === meant) ? undefined : meant });
  }
  return isSomeNamed ? chosen : strict;
}

/** The tag of a release's own papers that lie in a folder. */
export async function tagIn(folder: string): Promise<string | undefined> {
  const stream = await openerOf(folder)('manifest.json');
  if (stream === undefined) return undefined;
  return readManifest(new TextDecoder().decode(await readWhole(folder, 'manifest.json', stream)))?.tag;
}

async function namesOf(one: LocalDownload): Promise<readonly string[]> {
  const told = one.kind === 'with-papers' ? [basename(one.folder), await tagIn(one.folder)] : [one.written];
  return told.filter((name) => name !== undefined && tagOf(name) !== undefined) as readonly string[];
}

function isAsked(name: string, asked: string): boolean {
  const [own, wanted] = [tagOf(name), askedOf(asked)];
  if (own === undefined || wanted === undefined || own.dataset !== wanted.dataset) return false;
  const parts = versionText(own.version).split('.').map(Number);
  return wanted.version.every((part, index) => part === parts[index]);
}

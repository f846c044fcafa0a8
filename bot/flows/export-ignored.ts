import { type Changes, realmOf } from '../core/changes.ts';

/** A line that keeps paths out of archives, and so out of downloads. */
export interface ExportIgnored {
  readonly path: string;
  readonly line: number;
  readonly dataset: string | undefined;
}

const ATTRIBUTES = '.gitattributes';
/** A longer file of attributes is nobody's honest work: it is not read, and counts as if it had such a line. Bytes. */
const LIMIT = 1 << 20;

/** The lines with `export-ignore` in the head's changed `.gitattributes`. */
export async function exportIgnoredIn({ head, paths }: Changes): Promise<readonly ExportIgnored[]> {
  const files = paths.filter(({ path, after }) => path.split('/').at(-1) === ATTRIBUTES && after?.kind === 'file');
  const found: ExportIgnored[] = [];
  for (const { path, after } of files) {
    if (after !== undefined && after.size > LIMIT) {
      found.push({ path, line: 1, dataset: undefined });
      continue;
    }
    const lines = new TextDecoder().decode(await head.read(path)).split('\n');
    for (const [index, text] of lines.entries()) {
      if (/^\s*#/.test(text) || !/\sexport-ignore(\s|$)/.test(text)) continue;
      found.push({ path, line: index + 1, dataset: datasetNamedIn(path, text) });
    }
  }
  return found;
}

/** The dataset that a pattern of attributes names, from the file's own folder. */
function datasetNamedIn(path: string, text: string): string | undefined {
  const folder = path.slice(0, path.length - ATTRIBUTES.length);
  const pattern = folder + (text.trim().split(/\s/)[0] ?? '').replace(/^\//, '');
  const realm = realmOf(`${pattern}/x`);
  return realm.kind === 'dataset' && realm.dataset !== '' && !realm.dataset.includes('*') ? realm.dataset : undefined;
}

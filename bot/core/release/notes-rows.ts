import type { DatasetDifference } from '../difference/difference.ts';
import type { BagDifference, KeyedDifference } from '../difference/rows.ts';
import { markdownCode, markdownSentence } from '../escape.ts';
import { cutShort } from '../finding.ts';
import { code, thousands } from '../table/words.ts';
import { type NoteLimits, table } from './notes-markdown.ts';
import type { NotesWords } from './notes-words.ts';

interface ChangedTable {
  readonly resource: string;
  readonly rows: KeyedDifference | BagDifference;
}

/** Whole counts of the rows of every table whose rows changed. */
export function rowTable(difference: DatasetDifference, words: NotesWords, limits: NoteLimits): readonly string[] {
  const changed = changedTables(difference);
  const rows = changed
    .slice(0, limits.resources)
    .map(({ resource, rows: { base, head, added, removed, ...rest } }) => [
      markdownCode(short(resource)),
      thousands(base),
      thousands(head),
      thousands(added),
      rest.kind === 'keyed' ? thousands(rest.changed) : '—',
      thousands(removed),
    ]);
  const more = changed.length - rows.length;
  return [...table(words.rowColumns, rows), ...(more > 0 ? ['', words.more(more)] : [])];
}

/** Keys of rows that went, changed and came, up to the limit; of each table how many there are besides. */
export function changedKeyLines(
  difference: DatasetDifference,
  words: NotesWords,
  limits: NoteLimits,
): readonly string[] {
  if (limits.keys === 0) return [];
  return changedTables(difference)
    .slice(0, limits.resources)
    .flatMap(({ resource, rows }) =>
      rows.kind === 'keyed' ? keyLines(short(resource), rows, words, limits.keys) : [],
    );
}

function keyLines(
  resource: string,
  { samples, added, removed, changed }: KeyedDifference,
  words: NotesWords,
  limit: number,
): readonly string[] {
  const lines: string[] = [];
  const tell = (kind: 'added' | 'removed' | 'changed', keys: readonly string[], total: number): void => {
    if (keys.length > 0) lines.push(`- ${markdownSentence(words.keys[kind](resource, keys.slice(0, limit), total))}`);
  };
  tell('removed', samples.removed.map(short), removed);
  tell('changed', samples.changed.map(changedKey), changed);
  tell('added', samples.added.map(short), added);
  return lines;
}

const MOST_FIELDS = 5;

/** `0012` (`monto`, `fecha`): the row, and the fields in which it changed. */
function changedKey({ key, fields }: KeyedDifference['samples']['changed'][number]): string {
  const shown = fields.slice(0, MOST_FIELDS).map((field) => code(short(field)));
  const all = fields.length > shown.length ? [...shown, '…'] : shown;
  return `${code(short(key))}${all.length === 0 ? '' : ` (${all.join(', ')})`}`;
}

function changedTables({ resources }: DatasetDifference): readonly ChangedTable[] {
  return resources.flatMap((one): readonly ChangedTable[] => {
    if (one.kind !== 'kept') return [];
    const { resource, rows } = one;
    if (rows.kind !== 'keyed' && rows.kind !== 'unkeyed') return [];
    const moved = rows.added + rows.removed + (rows.kind === 'keyed' ? rows.changed : 0);
    return moved === 0 ? [] : [{ resource, rows }];
  });
}

/** Names and keys are data: a backtick in them would end the code that sets them off. */
function short(text: string): string {
  return cutShort(text, 120).replaceAll('`', "'");
}

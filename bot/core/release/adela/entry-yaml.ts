/** A plan entry as YAML that a person goes on writing. */
import { isArray, isObject } from '../../dataset/authored.ts';
import type { Json } from '../../table/schema.ts';

/** A comment below an entry: a sentence, and what it is about. */
export interface EntryNote {
  readonly says: string;
  readonly items: readonly { readonly path: string; readonly value?: string }[];
}

/** An entry's text: what is known of it, then, as comments, what a person has to look at. */
export function entryYaml(value: Json, notes: readonly EntryNote[]): string {
  const comments = notes.filter(({ items }) => items.length > 0).flatMap(noteLines);
  return `${[...linesOf(value, ''), ...comments].join('\n')}\n`;
}

function noteLines({ says, items }: EntryNote): readonly string[] {
  const lines = items.map(({ path, value: text }) => `#   ${path}${text === undefined ? '' : `: ${scalar(text)}`}`);
  return ['', `# ${says}`, ...lines];
}

function linesOf(value: Json, indent: string): readonly string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (isObject(member)) return [`${indent}${key}:`, ...linesOf(member, `${indent}  `)];
    if (!isArray(member)) return [`${indent}${key}: ${scalar(member)}`];
    if (member.length === 0) return [`${indent}${key}: []`];
    return [`${indent}${key}:`, ...member.flatMap((item) => itemLines(item, `${indent}  `))];
  });
}

function itemLines(item: Json, indent: string): readonly string[] {
  if (!isObject(item)) return [`${indent}- ${scalar(item)}`];
  const [first = '', ...others] = linesOf(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...others];
}

/** Begins with a letter or a figure and holds nothing that YAML could take for something else. */
const PLAIN = /^[\p{L}\p{N}(¿¡][\p{L}\p{N}\p{M} ,.()/¿?¡!_%+@-]*$/u;
const OTHER_TYPES =
  /^(true|false|null|yes|no|on|off|y|n|~|[-+]?[\d_.,:]+([eE][-+]?\d+)?|0[xob][\da-f_]+|[-+]?\.?(inf|nan))$/i;
/** A day is a text to whoever reads the plan, and written bare as people do. */
const DAY = /^\d{4}-\d{2}(-\d{2})?(\/\d{4}-\d{2}(-\d{2})?)?$/;

function scalar(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (DAY.test(value) || (PLAIN.test(value) && !OTHER_TYPES.test(value) && !value.endsWith(' '))) return value;
  if (!/[^\x20-\x7e\u00a1-\ud7ff]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

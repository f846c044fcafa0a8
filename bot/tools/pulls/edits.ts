import type { Edit } from './case.ts';

/** A file's text after an edit. What an edit names has to be there: a case must not quietly mean nothing. */
export function edited(text: string | undefined, edit: Edit): string {
  if (edit.whole !== undefined) return edit.whole;
  if (text === undefined) throw new Error(`nothing to edit at ${edit.path}`);
  let result = text;
  for (const [from, to] of edit.replace ?? []) {
    if (!result.includes(from)) throw new Error(`${edit.path} does not hold ${JSON.stringify(from)}`);
    result = result.replaceAll(from, to);
  }
  if (edit.drop !== undefined) result = withoutLines(result, edit.drop);
  if (edit.columns !== undefined) result = withColumns(result, edit.columns);
  if (edit.column !== undefined) result = withColumn(result, edit.column);
  result += (edit.append ?? []).map((line) => `${line}\n`).join('');
  if (edit.set !== undefined) result = withMembers(result, edit.set, edit.path);
  return edit.lineEnd === undefined ? result : result.replaceAll('\n', edit.lineEnd);
}

function withoutLines(text: string, ranges: NonNullable<Edit['drop']>): string {
  return text
    .split('\n')
    .filter((_, index) => !ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to))
    .join('\n');
}

function withColumns(text: string, columns: readonly string[]): string {
  const rows = text.split('\n').map((line) => line.split(','));
  const order = columns.map((name) => rows[0]?.indexOf(name) ?? -1);
  const line = (cells: readonly string[]): string => order.map((at) => cells[at] ?? '').join(',');
  return rows.map((cells) => (cells.length < 2 ? '' : line(cells))).join('\n');
}

function withColumn(text: string, [name = '', ...cells]: readonly string[]): string {
  const lines = text.trimEnd().split('\n');
  return lines.map((line, row) => `${line},${row === 0 ? name : cells[(row - 1) % cells.length]}\n`).join('');
}

function withMembers(text: string, members: Readonly<Record<string, unknown>>, path: string): string {
  const root: unknown = JSON.parse(text);
  for (const [pointer, value] of Object.entries(members)) put(root, pointer.split('/').slice(1), value, path);
  return `${JSON.stringify(root, undefined, 2)}\n`;
}

function put(within: unknown, [key = '', ...rest]: readonly string[], value: unknown, path: string): void {
  if (typeof within !== 'object' || within === null) throw new Error(`${path} has nothing at ${key}`);
  const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
  if (rest.length > 0) put((within as Record<string, unknown>)[name], rest, value, path);
  else if (Array.isArray(within)) splice(within, name, value);
  else if (value === null) delete (within as Record<string, unknown>)[name];
  else (within as Record<string, unknown>)[name] = value;
}

/** `-` appends, `2+` puts before the third, `2` replaces the third. */
function splice(list: unknown[], name: string, value: unknown): void {
  const at = name === '-' ? list.length : Number.parseInt(name, 10);
  const taken = name === '-' || name.endsWith('+') ? 0 : 1;
  list.splice(at, taken, ...(value === null ? [] : [value]));
}

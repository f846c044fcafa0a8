import { compilePattern, type Pattern } from '../pattern/pattern.ts';
import type { Field } from '../schema.ts';
import type { CellType } from './logical.ts';

/** The lexical form of each string format. They are matched whole, and over bytes as well as over text. */
const FORMATS: Readonly<Record<string, string>> = {
  // HTML's e-mail address: what mail systems accept, without comments and quoted local parts.
  email:
    "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~\\-]+@[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9\\-]{0,61}[a-zA-Z0-9])?)*",
  // RFC 3986: a scheme and nothing but the characters it allows.
  uri: "[A-Za-z][A-Za-z0-9+.\\-]*:([A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+",
  uuid: '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}',
  // RFC 4648, section 4.
  binary: '([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?',
};

const compiled = new Map<string, Pattern>();

/** The pattern of a string format; `undefined` for `default`. */
export function formatPattern(format: string): Pattern | undefined {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  const source = FORMATS[format];
  if (source === undefined) return undefined;
  const result = compilePattern(source);
  if ('problem' in result) throw new Error(`the format ${format} has a broken pattern: ${result.problem.what}`);
  compiled.set(format, result.pattern);
  return result.pattern;
}

/** Whether the standard has the format for strings. */
export function isStringFormat(format: string): boolean {
  return format === 'default' || format in FORMATS;
}

/** `string`: its length is in characters, not in UTF-16 units. */
export function stringType(field: Field): CellType {
  const pattern = formatPattern(field.format);
  return {
    read: (text) =>
      pattern === undefined || pattern.test(text) ? { key: text, size: countCharacters(text) } : undefined,
  };
}

/** Unicode characters of a text. */
export function countCharacters(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--;
      i++;
    }
  }
  return count;
}

/** `any`: as it is. */
export const anyType: CellType = { read: (text) => ({ key: text, size: countCharacters(text) }) };

/** `boolean`: the field's own words for true and false, to the letter. */
export function booleanType(field: Field): CellType {
  const words = new Map<string, string>();
  for (const word of field.falseValues) words.set(word, 'false');
  for (const word of field.trueValues) words.set(word, 'true');
  return {
    read: (text) => {
      const key = words.get(text);
      return key === undefined ? undefined : { key };
    },
  };
}

import { plainText } from './plain-text.ts';

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text, or an attribute's value, in XML 1.0; its line feeds stay what they are. */
export function xmlEscaped(text: string): string {
  const plain = plainText(text);
  return /[&<>"']/.test(plain) ? plain.replace(/[&<>"']/g, (found) => MARKS[found] ?? found) : plain;
}

/** How each face makes hostile data harmless. Prose passes through unchanged. */

/** Controls, marks that turn the direction of text, invisible characters, line separators and half characters. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Shows what cannot be seen or would act: a line feed as `\n`, an escape as `\u{1b}`. The result is one line. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (found) => SHORT[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

/** For a terminal, and for the log of a workflow, which would carry out `##[…]` and a line that begins with `::`. */
export function terminalText(text: string): string {
  return visible(text)
    .replaceAll('##[', '##\\[')
    .replace(/(^|\s)::/g, '$1:\\:');
}

/** What JSON itself leaves as it is: the controls below U+0020 and half characters it escapes. */
const HIDDEN_IN_JSON =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\udb40[\udc00-\udc7f]/g;

/** JSON text in which what is hidden is written as `\uXXXX`, and no workflow command stands. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(HIDDEN_IN_JSON, unicode);
  return `${text.replaceAll('##[', '##\\u005b')}\n`;
}

function unicode(found: string): string {
  const units = Array.from({ length: found.length }, (_, index) => found.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** A mention, an issue's number, an address or an emoji stays text when an invisible mark parts it. */
const APART = '&#8203;';

const MARKDOWN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '<span>$</span>' };

/** Text inside a line of GitHub's markdown, which shows as it is and does nothing. */
export function markdownText(text: string): string {
  return visible(text)
    .replace(/[&<>$\\`*_[\]~|]/g, (found) => MARKDOWN[found] ?? `\\${found}`)
    .replace(
      /@(?=[\p{L}\p{N}])|(?<!&)#(?=[\p{L}\p{N}])|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)|:(?!\d\d:)(?=[\w+\\-]+:)/giu,
      `$&${APART}`,
    );
}

/** Text as code inside a line of markdown. A backtick, which would end it, is shown as an apostrophe. */
export function markdownCode(text: string): string {
  const inside = visible(text).replaceAll('`', "'").replaceAll('|', '\\|');
  return inside.trim() === '' ? '` `' : `\`${inside}\``;
}

/** A sentence for markdown: what the sentence sets off with backticks stays code, everything else is text. */
export function markdownSentence(sentence: string): string {
  const parts = sentence.split(/`([^`]+)`/);
  return parts.map((part, index) => (index % 2 === 1 ? plainCode(part) : markdownText(part))).join('');
}

/** Outside of tables a pipe in code needs no mark, and would show it. */
function plainCode(text: string): string {
  return `\`${visible(text)}\``;
}

/** The message of a workflow command. Its own line feeds are kept; data must have passed through `visible`. */
export function commandMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command, such as `file` or `title`. */
export function commandProperty(text: string): string {
  return commandMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text or an attribute's value in XML 1.0, on one line: characters that XML forbids are shown as `\u{1b}`. */
export function xmlText(text: string): string {
  return visible(text)
    .replace(/[&<>"']/g, (found) => XML[found] ?? found)
    .replaceAll('##[', '#&#35;[');
}

/** A path as a relative URI. A half character, which no URI can hold, becomes U+FFFD. */
export function uriPath(path: string): string {
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.split('/').map(encodeURIComponent).join('/');
}

/** The text of a SARIF message, where `[words](target)` would be a link. */
export function sarifText(text: string): string {
  const shown = visible(text);
  return shown.includes('](') ? shown.replaceAll('[', '\\[') : shown;
}

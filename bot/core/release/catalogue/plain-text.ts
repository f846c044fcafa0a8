/** Texts that somebody wrote, made fit for every format of the catalogue at once, so that all of them say the same. */

/** What XML 1.0 cannot hold in any way: most controls, half characters and two that are no characters. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** What has to be mended at all: nearly no text has any of it. */
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** The text without what XML cannot hold, its line ends as line feeds, without blanks around it. */
export function plainText(text: string): string {
  if (!ODD.test(text)) return text.trim();
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNWRITABLE, '')
    .trim();
}

/** The text on one line. */
export function oneLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ');
}

/** At most so many UTF-16 units: cut between characters, with an ellipsis. */
export function atMost(text: string, units: number): string {
  if (text.length <= units) return text;
  const cut = text.slice(0, units - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The text, or `undefined` where nothing can be read in it. */
export function textOrNothing(text: string | undefined): string | undefined {
  const plain = text === undefined ? '' : plainText(text);
  return plain === '' ? undefined : plain;
}

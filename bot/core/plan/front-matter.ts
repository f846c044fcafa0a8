/** The head of a Markdown file between two lines of `---`. Its lines keep their numbers, because it begins the file. */
export interface FrontMatter {
  /** From the file's first byte to the second line of `---`, which is not in it: YAML that begins with a marker. */
  readonly matter: Uint8Array;
  readonly body: string;
}

const LINE_FEED = 0x0a;
const LENIENT = new TextDecoder('utf-8');

/** Splits a Markdown file; `undefined` where it has no front matter. */
export function splitFrontMatter(bytes: Uint8Array): FrontMatter | undefined {
  let start = 0;
  for (let line = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const isMarker = end - start <= 5 && LENIENT.decode(bytes.subarray(start, end)).trimEnd() === '---';
    if (line === 0 && !isMarker) return undefined;
    if (line > 0 && isMarker) return { matter: bytes.subarray(0, start), body: LENIENT.decode(bytes.subarray(end)) };
    start = end;
  }
  return undefined;
}

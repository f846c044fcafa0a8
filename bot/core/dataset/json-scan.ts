const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** What a look at a JSON text tells before it is parsed. */
export interface JsonScan {
  /** Commas and opening brackets: about as many as there are values. */
  readonly values: number;
  /** Where the nesting passes the limit, as an offset into the text. */
  readonly tooDeepAt: number | undefined;
}

/** Counts nesting and values without recursion, so that no text can exhaust the stack. Brackets in strings do not count. */
export function scanJson(text: string, depthLimit: number): JsonScan {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      values += 1;
      depth += 1;
      if (depth > depthLimit) return { values, tooDeepAt: at };
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
    } else if (code === COMMA) {
      values += 1;
    }
  }
  return { values, tooDeepAt: undefined };
}

/** The offset of the quote that ends the string which begins at `start`, or the text's end. */
export function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

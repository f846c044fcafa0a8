/** The styles that the terminal's face uses, by the number that switches them on. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const STYLES: Readonly<Record<string, Style>> = {
  '1': 'bold',
  '2': 'dim',
  '31': 'red',
  '32': 'green',
  '33': 'yellow',
  '36': 'cyan',
};

/** A run of text in one style; `undefined` is plain text. */
export interface Span {
  readonly text: string;
  readonly style: Style | undefined;
}

const SWITCH = /\u001b\[(\d*)m/;

/** The lines of a coloured text. A number that is not in the list above is an error: the picture would be wrong. */
export function readAnsi(text: string): readonly (readonly Span[])[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => spansOf(line));
}

/** No style goes on after a line's end: the terminal's face closes each one where it opened it. */
function spansOf(line: string): readonly Span[] {
  const spans: Span[] = [];
  let style: Style | undefined;
  for (const [index, part] of line.split(SWITCH).entries()) {
    if (index % 2 === 1) style = styleOf(part);
    else if (part !== '') spans.push({ text: part, style });
  }
  return spans;
}

function styleOf(number: string): Style | undefined {
  if (number === '' || number === '0') return undefined;
  const style = STYLES[number];
  if (style === undefined) throw new Error(`no style for the ANSI number ${number}`);
  return style;
}

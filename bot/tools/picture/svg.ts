import { xmlText } from '../../core/escape.ts';
import type { Span, Style } from './ansi.ts';

/** What the picture says besides its lines. */
export interface Caption {
  /** The command, as it was typed. */
  readonly command: string;
  /** For those who hear the page. */
  readonly title: string;
  readonly language: string;
}

type Lines = readonly (readonly Span[])[];

const SIZE = 14;
/** Widths of a character and heights of a line, in pixels. The widest font of the list below has 0.602 em a character. */
const CHARACTER = 0.602 * SIZE;
const LINE = 20;
const MARGIN = 24;
const BAR = 36;
/** Room around the window, so that its border is not cut. */
const EDGE = 1;

const FONT =
  "ui-monospace, SFMono-Regular, 'SF Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace";

/** Colours that read well on the dark window, whatever page it stands on. */
const COLOURS: Readonly<Record<Style, string>> = {
  bold: '#f0f6fc',
  dim: '#8b949e',
  red: '#ff7b72',
  green: '#7ee787',
  yellow: '#e3b341',
  cyan: '#79c0ff',
};

/** Draws lines of a terminal as a window with the command on top. */
export function drawTerminal(lines: Lines, { command, title, language }: Caption): string {
  const all: Lines = [[prompt, { text: command, style: 'bold' }], [], ...lines];
  const columns = Math.max(...all.map(columnsOf));
  const width = Math.ceil(columns * CHARACTER + 2 * MARGIN);
  const height = BAR + all.length * LINE + 1.5 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title" xml:lang="${language}">`,
    `<title id="title">${xmlText(title)}</title>`,
    `<style>${STYLE_SHEET}</style>`,
    ...drawWindow(width, height),
    ...all.flatMap((spans, index) => drawLine(spans, BAR + MARGIN / 2 + index * LINE + SIZE)),
    '</svg>\n',
  ].join('\n');
}

const prompt: Span = { text: '$ ', style: 'dim' };

const STYLE_SHEET = [
  `text{font-family:${FONT};font-size:${SIZE}px;fill:#d1d9e0;white-space:pre}`,
  ...Object.entries(COLOURS).map(([style, colour]) => `.${style}{fill:${colour}}`),
  '.bold,.red,.green,.yellow,.cyan{font-weight:600}',
].join('');

function columnsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + [...text].length, 0);
}

function drawWindow(width: number, height: number): readonly string[] {
  const size = `width="${width - 2 * EDGE}" height="${height - 2 * EDGE}"`;
  return [
    `<rect x="${EDGE}" y="${EDGE}" ${size} rx="10" fill="#0d1117" stroke="#3d444d"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map(
      (colour, index) => `<circle cx="${MARGIN + 4 + index * 20}" cy="${BAR / 2 + 2}" r="6" fill="${colour}"/>`,
    ),
  ];
}

/** The indent is a place and no spaces, so that nothing can swallow it. */
function drawLine(spans: readonly Span[], y: number): readonly string[] {
  const text = spans.map((span) => span.text).join('');
  const indent = text.length - text.trimStart().length;
  if (text.length === indent) return [];
  const x = (MARGIN + indent * CHARACTER).toFixed(1).replace(/\.0$/, '');
  return [`<text x="${x}" y="${y}">${withoutIndent(spans, indent).map(drawSpan).join('')}</text>`];
}

function withoutIndent(spans: readonly Span[], indent: number): readonly Span[] {
  let left = indent;
  return spans.flatMap(({ text, style }) => {
    const cut = Math.min(left, text.length);
    left -= cut;
    return cut === text.length ? [] : [{ text: text.slice(cut), style }];
  });
}

function drawSpan({ text, style }: Span): string {
  return style === undefined ? xmlText(text) : `<tspan class="${style}">${xmlText(text)}</tspan>`;
}

/** What a person would read on the page, as lines of a terminal. */
import { stripVTControlCharacters } from 'node:util';

const WIDTH = 96;

/** Writes the story down as it goes. */
export class Screen {
  private readonly write: (text: string) => void;
  private readonly colour: boolean;

  constructor(write: (text: string) => void, colour: boolean) {
    this.write = write;
    this.colour = colour;
  }

  act(number: number, title: string): void {
    this.write(`\n${this.paint('1;36', `${number}. ${title}`)}\n`);
  }

  /** Somebody does something. */
  does(who: string, what: string): void {
    this.write(`\n  ${this.paint('1', who)} ${what}\n`);
  }

  /** What came of it: well, badly, or to be awaited. */
  result(kind: 'good' | 'bad' | 'wait', text: string): void {
    const [sign, code] = { good: ['✓', '32'] as const, bad: ['✗', '31'] as const, wait: ['…', '33'] as const }[kind];
    this.write(`  ${this.paint(code, `${sign} ${text}`)}\n`);
  }

  /** A comment, in a frame. */
  comment(author: string, markdown: string, most = 40): void {
    const lines = plain(markdown).flatMap((line) => wrapped(line, WIDTH - 4));
    const shown = lines.slice(0, most);
    this.write(`  ┌─ ${this.paint('1', author)} comentó\n`);
    for (const line of shown) this.write(`  │ ${line}\n`);
    if (lines.length > shown.length) this.write(`  │ … y ${lines.length - shown.length} líneas más, en la página\n`);
    this.write('  └─\n');
  }

  /** What a command printed. */
  output(command: string, text: string, most: number): void {
    const lines = stripVTControlCharacters(text).trimEnd().split('\n');
    const shown = lines.slice(0, most);
    this.write(`  ${this.paint('2', `$ ${command}`)}\n`);
    for (const line of shown) this.write(`    ${line}\n`);
    if (lines.length > shown.length) this.write(`    … y ${lines.length - shown.length} líneas más\n`);
  }

  line(text = ''): void {
    this.write(`  ${text}\n`);
  }

  private paint(code: string, text: string): string {
    return this.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

/** Markdown as text: what GitHub would show, without its marks. */
function plain(markdown: string): readonly string[] {
  return stripVTControlCharacters(markdown)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br>/g, '\n    ')
    .replace(/<details><summary>(.*?)<\/summary>/g, '▸ $1')
    .replace(/<\/?(details|sub|summary)>/g, '')
    .replace(/^#{1,6} (.*)$/gm, '$1')
    .replace(/\*\*/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#8203;/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/^\| ?-.*$\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n');
}

function wrapped(line: string, width: number): readonly string[] {
  const indent = /^\s*(- )?/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = `${' '.repeat(indent)}${word}`;
    } else
      current = current === '' && lines.length === 0 && word === '' ? '' : current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

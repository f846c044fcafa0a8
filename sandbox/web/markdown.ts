/**
 * The part of GitHub's markdown that reviews are written in, as HTML. All text is escaped, and what becomes markup is on
 * a list, so that nothing in a comment can run.
 */
import { escapeHtml, renderInline } from './markdown-inline.ts';

/** How a text is read. */
export interface Reading {
  /** Whether a new line is a new line: GitHub does that in comments, not in files. */
  readonly breaks?: boolean;
}

/** Lists and quotes within each other, at most: deeper they are text. */
const DEEPEST = 20;
/** Tags that stand around whole blocks. */
const FOLD = /<(\/?)(details|summary)(\s+open(?:="")?)?\s*>/gi;

/** Markdown as HTML whose tags all have their end. */
export function renderMarkdown(source: string, { breaks = true }: Reading = {}): string {
  const text = source.replace(/\r\n?/g, '\n').replaceAll('\0', '').replaceAll('\t', '    ');
  return new Blocks(text.split('\n'), breaks, 0).render();
}

class Blocks {
  private readonly lines: readonly string[];
  private readonly breaks: boolean;
  private readonly depth: number;
  private at = 0;

  constructor(lines: readonly string[], breaks: boolean, depth: number) {
    this.lines = lines;
    this.breaks = breaks;
    this.depth = depth;
  }

  render(): string {
    const out: string[] = [];
    while (this.at < this.lines.length) out.push(this.block());
    return balanced(out.filter((html) => html !== '').join('\n'));
  }

  private block(): string {
    const line = this.lines[this.at] ?? '';
    if (line.trim() === '') return this.skip();
    if (/^ {0,3}<!--/.test(line)) return this.comment();
    const fence = /^ {0,3}(`{3,}|~{3,})[^`]*$/.exec(line)?.[1];
    if (fence !== undefined) return this.fence(fence);
    const heading = /^ {0,3}(#{1,6})(?: +|$)(.*)$/.exec(line);
    if (heading !== null) return this.heading(heading);
    if (isRule(line)) return this.skip('<hr>');
    if (this.depth < DEEPEST && /^ {0,3}>/.test(line)) return this.quote();
    if (this.depth < DEEPEST && isItem(line)) return this.list();
    if (isTable(line, this.lines[this.at + 1])) return this.table();
    return isFold(line) ? this.fold() : this.paragraph();
  }

  private skip(html = ''): string {
    this.at += 1;
    return html;
  }

  /** The lines from here on, as long as something holds. */
  private run(holds: (line: string) => boolean): readonly string[] {
    const from = this.at;
    while (this.at < this.lines.length && holds(this.lines[this.at] ?? '')) this.at += 1;
    return this.lines.slice(from, this.at);
  }

  private inline(text: string): string {
    return renderInline(text, { breaks: this.breaks });
  }

  private within(lines: readonly string[]): string {
    return new Blocks(lines, this.breaks, this.depth + 1).render();
  }

  /** Ends with the line in which it ends; without an end it is all that is left. */
  private comment(): string {
    this.run((line) => !line.includes('-->'));
    this.at += 1;
    return '';
  }

  private fence(fence: string): string {
    const indent = /^ */.exec(this.lines[this.at] ?? '')?.[0].length ?? 0;
    this.at += 1;
    const end = new RegExp(`^ {0,3}${fence[0]}{${fence.length},} *$`);
    const code = this.run((line) => !end.test(line));
    this.at += 1;
    const text = code.map((line) => line.replace(new RegExp(`^ {0,${indent}}`), '')).join('\n');
    return `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`;
  }

  private heading([, signs = '#', words = '']: RegExpExecArray): string {
    // A page has its own first heading.
    const level = Math.min(6, signs.length + 1);
    return this.skip(`<h${level}>${this.inline(words.trim().replace(/(?<! ) +#+$|^#+$/, ''))}</h${level}>`);
  }

  private quote(): string {
    const lines = this.run((line) => /^ {0,3}>/.test(line));
    return `<blockquote>${this.within(lines.map((line) => line.replace(/^ {0,3}> ?/, '')))}</blockquote>`;
  }

  private list(): string {
    const first = ITEM.exec(this.lines[this.at] ?? '');
    const isOrdered = /\d/.test(first?.[1] ?? '');
    const items: string[] = [];
    for (;;) {
      const item = ITEM.exec(this.lines[this.at] ?? '');
      if (item === null || /\d/.test(item[1] ?? '') !== isOrdered || isRule(item[0])) break;
      items.push(this.item(item));
    }
    const start = Number.parseInt(first?.[1]?.trim() ?? '', 10);
    const tag = isOrdered ? 'ol' : 'ul';
    return `<${tag}${isOrdered && start !== 1 ? ` start="${start}"` : ''}>${items.join('')}</${tag}>`;
  }

  /** One item with what is indented below it. */
  private item([, sign = '', words = '']: RegExpExecArray): string {
    this.at += 1;
    const lines = [words];
    for (;;) {
      const [line, next] = [this.lines[this.at], this.lines[this.at + 1]];
      const isGoingOn = line !== undefined && line.trim() !== '' && !isItem(line) && !this.begins(line);
      const isBlank = line?.trim() === '' && next !== undefined && indentOf(next) >= sign.length;
      if (line === undefined) break;
      if (indentOf(line) >= Math.min(sign.length, 2) && line.trim() !== '')
        lines.push(line.slice(Math.min(indentOf(line), sign.length)));
      else if (isBlank || isGoingOn) lines.push(line);
      else {
        // A blank line between items does not end the list.
        if (line.trim() === '' && isItem(next ?? '')) this.at += 1;
        break;
      }
      this.at += 1;
    }
    const task = /^\[([ xX])\] /.exec(lines[0] ?? '');
    if (task !== null) lines[0] = (lines[0] ?? '').slice(4);
    const box = task === null ? '' : `<span class="task">${task[1] === ' ' ? '☐' : '☑'}</span> `;
    const isTight = lines.every((line) => line.trim() !== '');
    const html = this.within(lines);
    return `<li>${box}${isTight ? html.replace(/^<p>([\s\S]*?)<\/p>/, '$1') : html}</li>`;
  }

  private table(): string {
    const head = this.lines[this.at] ?? '';
    const kinds = cellsOf(this.lines[this.at + 1] ?? '').map(kindOf);
    this.at += 2;
    const body = this.run((line) => line.trim() !== '' && !this.begins(line));
    const row = (tag: string, line: string): string => {
      const cells = cellsOf(line);
      const shown = kinds.map((kind, index) => `<${tag}${kind}>${this.inline(cells[index] ?? '')}</${tag}>`);
      return `<tr>${shown.join('')}</tr>`;
    };
    const rows = body.map((line) => row('td', line)).join('');
    const html = `<table><thead>${row('th scope="col"', head).replaceAll('</th scope="col">', '</th>')}</thead><tbody>${rows}</tbody></table>`;
    // Whoever has no mouse moves it with the keys.
    return `<div class="wide" tabindex="0" role="region" aria-label="Tabla">${html}</div>`;
  }

  /** A line that begins with such a tag, and what goes on in it. */
  private fold(): string {
    const text = this.skip(this.lines[this.at]);
    const html: string[] = [];
    let from = 0;
    for (const { 0: tag, 1: end = '', 2: name = '', 3: open, index } of text.matchAll(FOLD)) {
      html.push(this.inline(text.slice(from, index).trim()));
      const isOpen = end === '' && open !== undefined && name.toLowerCase() === 'details';
      html.push(`<${end}${name.toLowerCase()}${isOpen ? ' open' : ''}>`);
      from = index + tag.length;
    }
    html.push(this.inline(text.slice(from).trim()));
    return html.join('');
  }

  private begins(line: string): boolean {
    return /^ {0,3}(#{1,6}( |$)|`{3}|~{3}|>)/.test(line) || isFold(line) || isRule(line);
  }

  private paragraph(): string {
    let isFirst = true;
    const lines = this.run((line) => {
      const holds = isFirst || (line.trim() !== '' && !this.begins(line) && !isItem(line));
      isFirst = false;
      return holds;
    });
    return `<p>${this.inline(
      lines
        .map((line) => line.replace(/^ +/, ''))
        .join('\n')
        .trim(),
    )}</p>`;
  }
}

const ITEM = /^( {0,3}(?:[-*+]|\d{1,9}[.)]) {1,4})(.*)$/;

function isItem(line: string): boolean {
  return ITEM.test(line);
}

function isRule(line: string): boolean {
  return /^ {0,3}([-*_])( *\1){2,} *$/.test(line);
}

function isFold(line: string): boolean {
  return /^ {0,3}<\/?(details|summary)(\s+open(="")?)?\s*>/i.test(line);
}

function isTable(line: string, next: string | undefined): boolean {
  if (!line.includes('|') || next === undefined || !/^[\s:|-]+$/.test(next)) return false;
  if (!next.includes('-') || !next.includes('|')) return false;
  return cellsOf(line).length === cellsOf(next).length;
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** How a column stands, by the colons of the line below its head. */
function kindOf(sign: string): string {
  if (/^:-*:$/.test(sign)) return ' class="center"';
  return sign.endsWith(':') ? ' class="right"' : '';
}

/** Ends what was left open, and drops ends without a beginning. */
function balanced(html: string): string {
  const open: string[] = [];
  const body = html.replace(/<(\/?)(details|summary)( open)?>/g, (tag, end: string, name: string) => {
    if (end === '') {
      // A summary is the first thing of details, and nothing else.
      if (name === 'summary' && open.at(-1) !== 'details') return '';
      open.push(name);
      return tag;
    }
    if (!open.includes(name)) return '';
    let closing = '';
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      closing += `</${last}>`;
      if (last === name) break;
    }
    return closing;
  });
  return (
    body +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

/**
 * The part of GitHub's markdown that reviews are written in, as HTML. Everything is escaped first; what becomes markup
 * afterwards is on a list, so that nothing in a comment can run.
 */

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Tags that may stand in a comment by themselves; GitHub allows more, our reviews use these. */
const ALLOWED = /^&#60;(\/?)(details|summary|sub|sup|br|kbd)&#62;$/;

/** Markdown as HTML. */
export function renderMarkdown(source: string): string {
  const text = source.replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?(-->|$)/g, '');
  return balanced(blocks(text.split('\n')));
}

function blocks(lines: readonly string[]): string {
  const out: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const [html, next] = block(lines, at);
    out.push(html);
    at = next;
  }
  return out.filter((html) => html !== '').join('\n');
}

/** One block from a line on, and where the next begins. */
function block(lines: readonly string[], at: number): readonly [html: string, next: number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return ['', at + 1];
  const heading = /^(#{1,6}) +(.*?)( +#+)?$/.exec(line);
  if (heading !== null) {
    // A page has its own first heading.
    const level = Math.min(6, (heading[1]?.length ?? 1) + 1);
    return [`<h${level}>${inline(heading[2] ?? '')}</h${level}>`, at + 1];
  }
  if (/^```/.test(line)) return fence(lines, at);
  if (/^(-{3,}|\*{3,})$/.test(line.trim())) return ['<hr>', at + 1];
  if (/^> ?/.test(line)) {
    const [quoted, next] = run(lines, at, (each) => each.startsWith('>'));
    return [`<blockquote>${blocks(quoted.map((each) => each.replace(/^> ?/, '')))}</blockquote>`, next];
  }
  if (isItem(line)) return list(lines, at);
  if (line.includes('|') && /^\|?[\s:|-]+\|[\s:|-]*$/.test(lines[at + 1] ?? '')) return table(lines, at);
  if (/^<\/?(details|summary)/.test(line.trim())) return [inline(line), at + 1];
  const [paragraph, next] = run(lines, at, (each, from) => each.trim() !== '' && (from === at || !begins(each)));
  return [`<p>${paragraph.map(inline).join('\n')}</p>`, next];
}

function run(
  lines: readonly string[],
  at: number,
  holds: (line: string, index: number) => boolean,
): readonly [lines: readonly string[], next: number] {
  let next = at;
  while (next < lines.length && holds(lines[next] ?? '', next)) next += 1;
  return [lines.slice(at, next), next];
}

function begins(line: string): boolean {
  return /^(#{1,6} |```|> ?|<\/?(details|summary))/.test(line) || isItem(line);
}

function fence(lines: readonly string[], at: number): readonly [string, number] {
  const [code, next] = run(lines, at + 1, (line) => !/^```\s*$/.test(line));
  return [`<pre><code>${escapeHtml(code.join('\n'))}</code></pre>`, next + 1];
}

function isItem(line: string): boolean {
  return /^\s{0,3}([-*+]|\d{1,9}[.)]) +/.test(line);
}

function list(lines: readonly string[], at: number): readonly [string, number] {
  const ordered = /^\s*\d/.test(lines[at] ?? '');
  const items: string[][] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    if (isItem(line)) items.push([line.replace(/^\s{0,3}([-*+]|\d{1,9}[.)]) +/, '')]);
    else if (/^\s{2,}\S/.test(line)) items.at(-1)?.push(line.replace(/^ {2,4}/, ''));
    else if (line.trim() === '' && /^(\s{2,}\S|\s{0,3}([-*+]|\d{1,9}[.)]) )/.test(lines[next + 1] ?? ''))
      items.at(-1)?.push('');
    else break;
    next += 1;
  }
  const tag = ordered ? 'ol' : 'ul';
  const shown = items.map((item) => `<li>${item.length === 1 ? inline(item[0] ?? '') : blocks(item)}</li>`);
  return [`<${tag}>${shown.join('')}</${tag}>`, next];
}

function table(lines: readonly string[], at: number): readonly [string, number] {
  const [rows, next] = run(lines, at, (line) => line.includes('|'));
  const cells = (row: string): readonly string[] =>
    row
      .trim()
      .replace(/^\||(?<!\\)\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => inline(cell.trim().replaceAll('\\|', '|')));
  const [head = '', , ...body] = rows;
  const row = (tag: string, each: string): string =>
    `<tr>${cells(each)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join('')}</tr>`;
  const html = `<table><thead>${row('th', head)}</thead><tbody>${body.map((each) => row('td', each)).join('')}</tbody></table>`;
  return [`<div class="wide">${html}</div>`, next];
}

/** Marks that a piece is ready, and is not to be looked into again. */
const KEPT = '\u0000';

function inline(source: string): string {
  const kept: string[] = [];
  const keep = (html: string): string => `${KEPT}${kept.push(html) - 1}${KEPT}`;
  let text = source.replaceAll(KEPT, '');
  // Code first, then escaped signs: in neither does anything else mean anything.
  text = text.replace(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g, (_, __, code: string) =>
    keep(`<code>${escapeHtml(code.trim())}</code>`),
  );
  text = text.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(escapeHtml(sign)));
  // Character references that are written out are kept as they are.
  text = text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (reference) => keep(reference));
  text = escapeHtml(text);
  text = text.replace(/&#60;\/?\w+&#62;/g, (tag) => {
    const match = ALLOWED.exec(tag);
    return match === null ? tag : keep(`<${match[1]}${match[2]}>`);
  });
  text = text.replace(/\[([^\]]*)\]\(([^()\s]+)\)/g, (whole, label: string, target: string) => {
    const address = target.replaceAll('&#38;', '&');
    if (!/^(https?:\/\/|\/|#)/.test(address)) return whole;
    return `${keep(`<a href="${escapeHtml(address)}" rel="nofollow noopener">`)}${label}${keep('</a>')}`;
  });
  text = text.replace(/\*\*(?=\S)([\s\S]*?\S)\*\*/g, '<strong>$1</strong>');
  text = text.replace(/(?<![\w*])\*(?=\S)([^*]*?\S)\*(?![\w*])/g, '<em>$1</em>');
  text = text.replace(/(?<!\w)_(?=\S)([^_]*?\S)_(?!\w)/g, '<em>$1</em>');
  text = text.replace(/~~(?=\S)([\s\S]*?\S)~~/g, '<del>$1</del>');
  text = text.replace(/(?<![\w/@&#;])@([a-z\d](?:-?[a-z\d])*)/gi, '<span class="mention">@$1</span>');
  let before = '';
  while (before !== text) {
    before = text;
    text = text.replace(new RegExp(`${KEPT}(\\d+)${KEPT}`, 'g'), (_, index: string) => kept[Number(index)] ?? '');
  }
  return text;
}

/** Closes what was left open, and drops ends without a beginning, of the tags that a comment may write itself. */
function balanced(html: string): string {
  const open: string[] = [];
  const body = html.replace(/<(\/?)(details|summary|sub|sup|kbd)>/g, (tag, end: string, name: string) => {
    if (end === '') {
      open.push(name);
      return tag;
    }
    if (!open.includes(name)) return '';
    let closing = '';
    while (open.length > 0) {
      const last = open.pop();
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

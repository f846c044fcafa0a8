import { describe, expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';

describe('what reviews are written in', () => {
  test.each<readonly [name: string, source: string, html: string]>([
    ['headings, one lower than they say', '## Uno ##\n### Dos', '<h3>Uno</h3>\n<h4>Dos</h4>'],
    ['emphasis', '**a *b* c** ~~d~~ _e_', '<p><strong>a <em>b</em> c</strong> <del>d</del> <em>e</em></p>'],
    ['names with underscores', 'un_campo_largo', '<p>un_campo_largo</p>'],
    ['signs that nothing ends', '2 * 3 ** 4', '<p>2 * 3 ** 4</p>'],
    ['code', '`a | <b>` ``x`y``', '<p><code>a | &#60;b&#62;</code> <code>x`y</code></p>'],
    ['a line that ends in a comment', 'a\nb', '<p>a<br>\nb</p>'],
    ['a hidden mark', '<!-- apertura:review -->\nHola', '<p>Hola</p>'],
    ['a mark within a line', 'a<!-- b -->c', '<p>ac</p>'],
    ['a list', '- a\n- **b**\n  - c', '<ul><li>a</li><li><strong>b</strong>\n<ul><li>c</li></ul></li></ul>'],
    ['a list with numbers', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    [
      'tasks',
      '- [x] a\n- [ ] b',
      '<ul><li><span class="task">☑</span> a</li><li><span class="task">☐</span> b</li></ul>',
    ],
    ['a quote', '> a\n> > b', '<blockquote><p>a</p>\n<blockquote><p>b</p></blockquote></blockquote>'],
    ['a fence', '```csv\na <!-- b -->\n```\nc', '<pre tabindex="0"><code>a &#60;!-- b --&#62;</code></pre>\n<p>c</p>'],
    ['a rule', '---', '<hr>'],
    [
      'a link',
      '[a **b**](https://x.mx/ñ?a=1&b=2)',
      '<p><a href="https://x.mx/ñ?a=1&#38;b=2" rel="nofollow noopener noreferrer">a <strong>b</strong></a></p>',
    ],
    [
      'an address',
      'Vea https://x.mx/a.',
      '<p>Vea <a href="https://x.mx/a" rel="nofollow noopener noreferrer">https://x.mx/a</a>.</p>',
    ],
    ['a mention', 'de @ana y a@b.mx', '<p>de <span class="mention">@ana</span> y a@b.mx</p>'],
    ['what only looks like a mention', '@&#8203;ana', '<p>@&#8203;ana</p>'],
    ['small words', '<sub>De `a`</sub>', '<p><sub>De <code>a</code></sub></p>'],
    ['escaped signs', '\\*a\\* \\<b\\>', '<p>*a* &#60;b&#62;</p>'],
    [
      'a picture by its words',
      '![plano](https://x.mx/p.png)',
      '<p><a href="https://x.mx/p.png" rel="nofollow noopener noreferrer"><span class="picture">plano</span></a></p>',
    ],
  ])('%s', (_, source, html) => {
    expect(renderMarkdown(source)).toBe(html);
  });

  test('a table with its columns, and bars within cells', () => {
    expect(renderMarkdown('| a | b |\n| --- | ---: |\n| `x` | 1 \\| 2 |\n| z |')).toBe(
      '<div class="wide" tabindex="0" role="region" aria-label="Tabla"><table><thead><tr><th scope="col">a</th><th scope="col" class="right">b</th></tr></thead>' +
        '<tbody><tr><td><code>x</code></td><td class="right">1 | 2</td></tr><tr><td>z</td><td class="right"></td></tr></tbody></table></div>',
    );
  });

  test('a part that folds, with blocks within', () => {
    expect(renderMarkdown('<details><summary>Ver **3**</summary>\n\n- a\n\n</details>\n\nb')).toBe(
      '<details><summary>Ver <strong>3</strong></summary>\n<ul><li>a</li></ul>\n</details>\n<p>b</p>',
    );
  });

  test('in files a line that ends is no end', () => {
    expect(renderMarkdown('a\nb  \nc', { breaks: false })).toBe('<p>a\nb<br>\nc</p>');
  });
});

/** Every tag that may come out, with the attributes that it may have. */
const SOUND =
  /^<(?:\/?(?:p|h[2-6]|ul|li|blockquote|hr|br|wbr|strong|b|i|em|code|tt|kbd|samp|var|sub|sup|del|s|strike|ins|q|mark|small|details|summary|table|thead|tbody|tr)|\/(?:a|span|div|ol|pre|th|td)|ol(?: start="\d+")?|details open|pre tabindex="0"|div class="wide" tabindex="0" role="region" aria-label="Tabla"|t[hd](?: scope="col")?(?: class="(?:right|center)")?|span class="(?:mention|picture|task)"|a href="(?:https?:\/\/|\/(?!\/)|#)[^"<>]*" rel="nofollow noopener noreferrer")>$/i;
const ALONE = new Set(['hr', 'br', 'wbr']);

/** What is unsound in some HTML: tags that are not on the list, and ends that do not fit. */
function unsound(html: string): readonly string[] {
  const wrong: string[] = [];
  const open: string[] = [];
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
    if (!SOUND.test(tag)) wrong.push(tag);
    const name = /^<\/?(\w+)/.exec(tag)?.[1] ?? '';
    if (ALONE.has(name)) continue;
    if (!tag.startsWith('</')) open.push(name);
    else if (open.pop() !== name) wrong.push(`end of ${name}`);
  }
  return [...wrong, ...open.map((name) => `no end of ${name}`)];
}

const HOSTILE: readonly (readonly [name: string, source: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script in capitals', '<ScRiPt src=//x>'],
  ['a picture that fails', '<img src=x onerror=alert(1)>'],
  ['a drawing', '<svg/onload=alert(1)>'],
  ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['a tag with a handler', '<b onmouseover="alert(1)">a</b>'],
  ['a fold with a handler', '<details open ontoggle=alert(1)><summary>a</summary></details>'],
  ['a style', '<style>*{display:none}</style>'],
  ['a form', '<form action=https://x.mx><input name=a><button>b'],
  ['a base', '<base href="https://x.mx/">'],
  ['a link that runs', '[a](javascript:alert(1))'],
  ['a link that runs, hidden', '[a](java&#115;cript:alert(1)) [b](&#x6A;avascript:alert(1)) [c](JaVaScRiPt:alert`1`)'],
  ['a link of data', '[a](data:text/html,<script>alert(1)</script>)'],
  ['a link to another host', '[a](//x.mx)'],
  ['a link out of its quotes', '[a](https://x.mx/"onmouseover="alert(1))'],
  ['a link out of its quotes, by a reference', '[a](https://x.mx/&quot;onclick=&quot;alert(1))'],
  ['code in a link', '[a](/`"><script>`)'],
  ['a link in a link', '[a [b](https://x.mx)](https://y.mx) [![c](https://z.mx)](https://y.mx)'],
  ['an address in a link', '[https://x.mx](https://y.mx)'],
  ['an address pointed at', '<https://x.mx/"onclick=alert(1)> <javascript:alert(1)>'],
  ['folds that are not ended', '<details><summary>a\n\n- b\n\n<details>'],
  ['ends that were not begun', '</details></summary></article></main></sub></b>'],
  ['folds across a quote', '<details>\n\n> <details>\n> </details></details>\n\n</details>'],
  ['folds across a list', '- <details>\n  a\n\n</details>\n- b'],
  ['summaries without folds', '<summary>a</summary>\n\n<summary>'],
  ['crossed tags', '<b><i>a</b></i> **<sub>b** c</sub>'],
  ['crossed marks', '**a *b** c* ~~d **e~~ f**'],
  ['tags across cells', '| <sub>a | </sub>b |\n| - | - |\n| **x | y** |'],
  ['a comment that does not end', 'a <!-- b\n\n<!-- <script>alert(1)</script>'],
  ['a comment that ends twice', '<!-- a --> --> <script>'],
  ['references of a script', '&lt;script&gt;alert(1)&#60;/script&#62;'],
  ['nothing within words', 'a\0<scr\0ipt>\0`b`\0'],
  ['half a tag', '<b <script <details'],
  ['a mention of all', '@everyone @here @a/b <b>@c</b>'],
];

describe('hostile text comes out sound', () => {
  test.each(HOSTILE)('%s', (_, source) => {
    const html = renderMarkdown(source);
    expect(unsound(html)).toEqual([]);
    expect(html).not.toMatch(/<(script|img|svg|iframe|style|form|input|base)/i);
  });

  test('the judge of these tests sees what is wrong', () => {
    expect(unsound('<b onclick="x">a</b>')).toEqual(['<b onclick="x">']);
    expect(unsound('<sub><p>a</sub></p>')).not.toEqual([]);
    expect(unsound('<a href="javascript:x" rel="nofollow noopener noreferrer">a</a>')).toHaveLength(1);
  });

  test('any mixture of its pieces', () => {
    const pieces = HOSTILE.flatMap(([, source]) => source.split(/(?<=[>)\n ])/));
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 2_000; round += 1) {
      const source = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join(
        next(2) === 0 ? '' : '\n',
      );
      expect(unsound(renderMarkdown(source)), source).toEqual([]);
    }
  });

  test.each<readonly [name: string, piece: string]>([
    ['quotes within quotes', '>'],
    ['lists within lists', '- '],
    ['spaces', ' '],
    ['stars', '*'],
    ['stars and words', '*a '],
    ['underscores', '_a'],
    ['ticks', '`'],
    ['brackets', '['],
    ['links', '[a]('],
    ['tags', '<b>'],
    ['comments', 'a<!--'],
    ['folds', '<details>\n'],
    ['dots of an address', '.'],
    ['dashes', '-'],
    ['bars', '|'],
    ['hashes', ' #'],
  ])('the longest comment of %s is read', (_, piece) => {
    const body = piece.repeat(Math.floor(65_000 / piece.length));
    for (const source of [body, `a ${body}b`, `| a |\n${body}x`, `[a](${body}`, `https://x${body}y`, `# ${body}x`]) {
      expect(unsound(renderMarkdown(source))).toEqual([]);
    }
  });
});

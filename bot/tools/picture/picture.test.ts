import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAnsi } from './ansi.ts';
import { damage } from './damage.ts';
import { pictures, ROOT } from './shoot.ts';
import { drawTerminal } from './svg.ts';

test('docs/images holds what the built command says today; if not, npm run bless', async () => {
  const made = await pictures();
  expect([...made.keys()]).toEqual(['docs/images/check.es.svg', 'docs/images/check.en.svg']);
  for (const [path, svg] of made) expect(await readFile(join(ROOT, path), 'utf8'), path).toBe(svg);
});

test('reads the colours of a terminal', () => {
  expect(readAnsi('\u001b[31merror\u001b[0m · a\n\n  \u001b[2mrule\u001b[0m\n')).toEqual([
    [
      { text: 'error', style: 'red' },
      { text: ' · a', style: undefined },
    ],
    [],
    [
      { text: '  ', style: undefined },
      { text: 'rule', style: 'dim' },
    ],
  ]);
  expect(() => readAnsi('\u001b[45mx\u001b[0m')).toThrow('45');
});

test('draws text as text', () => {
  const svg = drawTerminal([[{ text: '  <b> & "c"', style: 'red' }]], { command: 'x', title: '<t>', language: 'en' });
  expect(svg).toContain('<tspan class="red">&lt;b&gt; &amp; &quot;c&quot;</tspan>');
  expect(svg).toContain('<title id="title">&lt;t&gt;</title>');
});

test('a damage that finds nothing to damage is an error', () => {
  const given = { path: 'a.csv', line: 2, from: '1.5', to: '$1' };
  expect(damage('a\n1.5\n', 'a.csv', [given])).toBe('a\n$1\n');
  expect(() => damage('a\n2.5\n', 'a.csv', [given])).toThrow('a.csv, line 2');
});

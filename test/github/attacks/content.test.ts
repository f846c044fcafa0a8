import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterPush } from '../../../sandbox/git/push.ts';
import { tipOf } from '../../../sandbox/git/refs.ts';
import { git } from '../../../sandbox/git/run.ts';
import { clientOf } from '../stage.ts';
import { type Attempt, type Ground, startGround } from './attack.cases.ts';
import { packed } from './packed.cases.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
}, 120_000);

afterAll(async () => {
  await ground.stop();
});

const CSV = 'datasets/arboles/data/arboles.csv';

/** A recorded change that no approval opens: everybody approves, and it stays shut. */
async function isRefused(name: string, why: RegExp): Promise<Attempt> {
  const attempt = await ground.open(name);
  for (const login of ['gob-maria', 'gob-jose', 'est-ana', 'tra-karla', 'tec-iris']) {
    if (login !== attempt.it.pull.issue.author.login) await attempt.approve(login);
  }
  const { governance, comment } = attempt.said();
  expect(governance).toBe('failure');
  expect(comment).toMatch(why);
  return attempt;
}

/** The annotations and summaries of all checks, with the comment. */
function everything({ stage, it }: Attempt): string {
  const runs = [...stage.repository.checkRuns.values()].filter(({ headSha }) => headSha === it.pull.head.sha);
  const told = runs.map(({ output, annotations }) => JSON.stringify([output, annotations]));
  return [...told, ...it.pull.issue.comments.map(({ body }) => body)].join('\n');
}

describe('what vanishes', () => {
  test('A24 a renamed dataset does not escape permanence', async () => {
    await isRefused('folder-renamed', /permanence-dataset/);
  });

  test('A25 the three thousand and first file is seen', async () => {
    const attempt = await ground.open('cell-corrected');
    const many = Object.fromEntries(Array.from({ length: 3_001 }, (_, at) => [`docs/a/${at}.md`, `${at}`]));
    const gone = (
      await git(attempt.stage.repository.folder, ['ls-tree', '-r', '-z', '--name-only', 'main', 'datasets/reportes/'])
    )
      .split('\0')
      .filter((path) => path !== '');
    await attempt.push('eje-raul', { ...many, ...Object.fromEntries(gone.map((path) => [path, undefined])) });
    const { data: files } = await clientOf(attempt.stage, 'gob-maria').rest.pulls.listFiles({
      ...attempt.at,
      pull_number: attempt.number,
      per_page: 100,
      page: 31,
    });
    expect(files).toEqual([]);
    expect(attempt.said().governance).toBe('failure');
    expect(attempt.said().comment).toMatch(/permanence-dataset/);
  });

  test('A30 a rewritten history is refused', async () => {
    const attempt = await ground.open('cell-corrected');
    const { repository, sandbox } = attempt.stage;
    const tree = await git(repository.folder, ['rev-parse', `${attempt.it.pull.head.sha}^{tree}`]);
    const orphan = await git(repository.folder, ['commit-tree', tree, '-m', 'Sin historia']);
    const before = await tipOf(repository, 'refs/heads/cambio');
    await git(repository.folder, ['update-ref', 'refs/heads/cambio', orphan]);
    await afterPush(sandbox.world, repository, sandbox.user('eje-raul'), [
      { ref: 'refs/heads/cambio', before, after: orphan },
    ]);
    await attempt.settled();
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('failure');
  });

  test('A31 a deleted dataset is refused', async () => {
    await isRefused('dataset-deleted', /permanence-dataset/);
  });

  test('A32 an emptied file is a withdrawal', async () => {
    const attempt = await ground.open('file-emptied', { reviewed: false });
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    await attempt.approve('gob-jose');
    expect(attempt.said().governance).toBe('success');
  });

  test('A33 an old branch is judged by the rules of today', async () => {
    const attempt = await ground.open('cell-corrected');
    expect(attempt.said().governance).toBe('success');
    const path = 'plan/policy.yaml';
    const policy = await git(attempt.stage.repository.folder, ['cat-file', 'blob', `main:${path}`]);
    const stricter = policy.replace(/(when: dataset-changed[\s\S]*?count: )1/, '$13');
    expect(stricter).not.toBe(policy);
    await attempt.push('admin-tic', { [path]: `${stricter}\n` }, { branch: 'main' });
    expect(attempt.said().governance).toBe('action_required');
  });

  test('A45 a takedown in name asks for transparency too', async () => {
    const attempt = await ground.open('legal-takedown-without-transparency');
    expect(attempt.said().governance).toBe('action_required');
    await attempt.approve('tra-karla');
    expect(attempt.said().governance).toBe('success');
  });
});

describe('what is no data', () => {
  test('A26 a symbolic link is refused and not followed', async () => {
    const attempt = await isRefused('symbolic-link', /symbolic-link|enlace/);
    expect(everything(attempt)).not.toMatch(/root:.*:0:0|daemon/);
  });

  test('A27 a path that climbs out is not read', async () => {
    const attempt = await ground.open('cell-corrected');
    const path = 'datasets/arboles/datapackage.json';
    const text = await git(attempt.stage.repository.folder, ['cat-file', 'blob', `main:${path}`]);
    await attempt.push('eje-raul', { [path]: text.replace('data/arboles.csv', '../../../../../../etc/passwd') });
    expect(attempt.said().data).toBe('failure');
    expect(everything(attempt)).not.toMatch(/root:.*:0:0|daemon/);
  });

  test('A28 a submodule is refused', async () => {
    await isRefused('submodule', /submodul/i);
  });

  test('A29 data is not left out of downloads', async () => {
    await isRefused('export-ignore', /export-ignore/);
  });

  test('A34 the program in the head does not judge itself', async () => {
    const attempt = await ground.open('machinery-with-data', { reviewed: false });
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    await attempt.approve('tec-iris');
    expect(attempt.said().governance).toBe('success');
  });

  test('A35 code owners named by the head do not count', async () => {
    const attempt = await ground.open('cell-corrected');
    await attempt.push('eje-raul', { '.github/CODEOWNERS': '* @eje-raul\n' });
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    expect(attempt.said().comment).toMatch(/técnic/i);
  });
});

describe('what the data say', () => {
  test('A36 a mention in the data calls nobody', async () => {
    const attempt = await ground.open('hostile-names-and-cells');
    const { comment } = attempt.said();
    const calls = [...comment.replace(/(`+)[\s\S]*?\1/g, '').matchAll(/(?<![\\\w&#;/.])@([\w-]+)/g)].map(
      ([, login]) => login,
    );
    expect(calls.filter((login) => !/^(gob|est|tra|tec|eje)-/.test(login ?? ''))).toEqual([]);
    expect(attempt.it.pull.requestedReviewers.every(({ login }) => /^(gob|est|tra|tec|eje)-/.test(login))).toBe(true);
  });

  test('A37 markup in the data is shown as text', async () => {
    const attempt = await ground.open('hostile-names-and-cells');
    const { comment } = attempt.said();
    const bare = comment.replace(/(`+)[\s\S]*?\1/g, '').replace(/\\</g, '');
    expect(bare.match(/<(?!\/?(details|summary|sub|br)>)(?!!-- apertura:review -->)[a-z!/]/gi)).toBeNull();
    expect(comment.match(/<!--/g)).toHaveLength(1);
  });

  test('A38 a workflow command in a file name is not obeyed', async () => {
    const attempt = await ground.open('cell-corrected');
    await attempt.push('eje-raul', { 'datasets/arboles/data/a\n::error::x\u001b[31m.csv': 'id\n1\n' });
    const told = everything(attempt);
    expect(told).not.toMatch(/^::/m);
    expect(told).not.toContain('\u001b');
    expect(attempt.said().governance).not.toBe('success');
  });

  test('A39 a giant report still gets its comment', async () => {
    const attempt = await ground.open('cell-corrected');
    const header =
      (await git(attempt.stage.repository.folder, ['cat-file', 'blob', `main:${CSV}`])).split('\n')[0] ?? '';
    const row = `${'x'.repeat(300)},${'y'.repeat(300)},no,no,no`;
    await attempt.push('eje-raul', { [CSV]: `${header}\n${`${row}\n`.repeat(100_000)}` });
    const { comment, data } = attempt.said();
    expect(data).toBe('failure');
    expect(comment.length).toBeGreaterThan(500);
    expect(comment.length).toBeLessThan(65_536);
  });

  test('A40 personal data is not repeated in any output', async () => {
    const attempt = await ground.open('curp-in-column');
    const { secrets = [] } = JSON.parse(readFileSync('test/pulls/curp-in-column/case.json', 'utf8')) as {
      secrets?: readonly string[];
    };
    expect(secrets.length).toBeGreaterThan(0);
    const told = `${everything(attempt)}\n${ground.app.lines.join('\n')}`;
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(attempt.said().governance).toBe('action_required');
  });
});

describe('what takes too much', () => {
  test('A41 a pattern does not hang the review', async () => {
    const attempt = await ground.open('cell-corrected');
    const path = 'datasets/arboles/datapackage.json';
    const text = await git(attempt.stage.repository.folder, ['cat-file', 'blob', `main:${path}`]);
    const descriptor = JSON.parse(text) as { resources: { schema: { fields: Record<string, unknown>[] } }[] };
    const field = descriptor.resources[0]?.schema.fields.find(({ type }) => type === 'string');
    if (field === undefined) throw new Error('there is a text');
    field['constraints'] = { pattern: '(a+)+b' };
    const csv = await git(attempt.stage.repository.folder, ['cat-file', 'blob', `main:${CSV}`]);
    const evil = csv.replace(/\n([^,\n]*)/, `\n${'a'.repeat(50_000)}`);
    await attempt.push('eje-raul', { [path]: JSON.stringify(descriptor), [CSV]: `${evil}\n` });
    expect(attempt.said().data).toBe('failure');
  });

  test('A42 a growing alias does not fill the memory', async () => {
    const attempt = await ground.open('cell-corrected');
    const levels = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
    await attempt.push('eje-raul', { 'plan/institution.yaml': ['a0: &a0 x', ...levels, ''].join('\n') });
    expect(attempt.said().data).toBe('failure');
    expect(attempt.said().governance).not.toBe('success');
  });

  test('A43 a spreadsheet does not inflate without bound', async () => {
    const attempt = await ground.open('cell-corrected');
    const path = 'datasets/arboles/datapackage.json';
    const text = await git(attempt.stage.repository.folder, ['cat-file', 'blob', `main:${path}`]);
    const descriptor = text.replaceAll('data/arboles.csv', 'data/arboles.csv.gz');
    expect(descriptor).not.toBe(text);
    await attempt.push('eje-raul', { [path]: descriptor, [`${CSV}.gz`]: packed(512), [CSV]: undefined });
    expect(attempt.said().data).toBe('failure');
    expect(await ground.app.metric('apertura_memory_bytes')).toBeLessThan(1_500_000_000);
  });

  test('A44 what cannot be judged is not let through', async () => {
    const tight = await startGround({ APERTURA_JUDGE_SECONDS: '0.1' });
    try {
      const attempt = await tight.open('many-files');
      await attempt.approve('gob-maria');
      expect(attempt.said()).toMatchObject({ data: 'failure', governance: 'failure' });
      expect(attempt.said().comment).toMatch(/no se pudo revisar/i);
      expect((await fetch(`${tight.app.url}/health`)).status).toBe(200);
    } finally {
      await tight.stop();
    }
  });
});

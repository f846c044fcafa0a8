import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/faults.ts';
import { afterPush } from '../../../sandbox/git/push.ts';
import { commitFiles } from '../../../sandbox/seed.ts';
import { startApp } from '../../app.ts';
import { NOW, told, wanted } from '../stage.ts';
import { type Ground, startGround } from './attack.cases.ts';

let ground: Ground;
let cache = '';

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'attacked-'));
  ground = await startGround({ APERTURA_CACHE: cache, LOG_LEVEL: 'trace' });
}, 120_000);

afterAll(async () => {
  await ground.stop();
  await rm(cache, { recursive: true, force: true });
});

const README = 'datasets/arboles/README.md';

/** Everything secret that the app has had in its hands. */
function secrets(): readonly string[] {
  const tokens = [...ground.sandbox.world.tokens]
    .filter(([, { kind }]) => kind === 'installation')
    .map(([secret]) => secret);
  const encoded = tokens.map((token) => Buffer.from(`x-access-token:${token}`).toString('base64'));
  const key = ground.town.privateKey.split('\n')[5] ?? '';
  return [...tokens, ...encoded, key, ground.app.secret];
}

describe('what the app may do', () => {
  test("A69 the bot's token cannot write to the repository", async () => {
    const attempt = await ground.open('cell-corrected');
    const { sandbox, installation, organization } = attempt.stage;
    const thief = new Octokit({ auth: sandbox.tokenOf(installation), baseUrl: `${sandbox.url}/api/v3` });
    const { at, number } = attempt;
    const content = Buffer.from('x').toString('base64');
    const attempts: readonly (() => Promise<unknown>)[] = [
      async () => await thief.rest.repos.createOrUpdateFileContents({ ...at, path: 'x.csv', message: 'x', content }),
      async () => await thief.rest.git.updateRef({ ...at, ref: 'heads/main', sha: attempt.it.head }),
      async () => await thief.rest.git.createRef({ ...at, ref: 'refs/tags/arboles@9.9.9', sha: attempt.it.head }),
      async () => await thief.rest.pulls.merge({ ...at, pull_number: number }),
      async () => await thief.rest.repos.createRelease({ ...at, tag_name: 'arboles@9.9.9' }),
      async () => await thief.rest.repos.createRepoRuleset({ ...at, name: 'x', enforcement: 'disabled' }),
      async () => await thief.rest.teams.create({ org: organization.login, name: 'x' }),
      async () => await thief.rest.repos.addCollaborator({ ...at, username: 'eje-raul' }),
    ];
    for (const each of attempts) await expect(each()).rejects.toMatchObject({ status: 403 });
  });
});

describe('what is left behind', () => {
  test('A70 the logs hold no token and no value', async () => {
    const attempt = await ground.open('curp-in-column');
    await attempt.approve('gob-maria');
    const lines = ground.app.lines.join('\n');
    expect(lines.length).toBeGreaterThan(500);
    for (const secret of secrets()) expect(lines.includes(secret)).toBe(false);
    const planted = (
      JSON.parse(readFileSync('test/pulls/curp-in-column/case.json', 'utf8')) as { secrets: readonly string[] }
    ).secrets;
    for (const secret of planted) expect(lines.includes(secret)).toBe(false);
    expect(lines).not.toContain('BEGIN RSA');
  });

  test('A71 no token is left in arguments or in the clone', async () => {
    const seen: string[] = [];
    let looking = true;
    const look = (async () => {
      while (looking) {
        for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
          try {
            const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
            if (line.includes(cache)) seen.push(line);
          } catch {
            // It has just ended.
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    await ground.open('rows-appended');
    looking = false;
    await look;
    expect(seen.length).toBeGreaterThan(0);
    const files = await readdir(cache, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async (file) => await readFile(join(file.parentPath, file.name), 'latin1')),
    );
    expect(texts.length).toBeGreaterThan(5);
    for (const secret of secrets()) {
      expect(seen.some((line) => line.includes(secret))).toBe(false);
      expect(texts.some((text) => text.includes(secret))).toBe(false);
    }
  });

  test('A75 nothing of the head is run', async () => {
    const pwned = `/tmp/pwned-${randomUUID()}`;
    const attempt = await ground.open('cell-corrected');
    await attempt.push('eje-raul', {
      '.gitattributes': '*.csv filter=evil diff=evil merge=evil\n',
      '.gitconfig': `[filter "evil"]\n\tsmudge = touch ${pwned}\n[core]\n\tfsmonitor = touch ${pwned}\n`,
      '.githooks/post-checkout': `#!/bin/sh\ntouch ${pwned}\n`,
      'package.json': `{"scripts":{"preinstall":"touch ${pwned}"}}`,
      'datasets/arboles/datapackage.js': `require('fs').writeFileSync('${pwned}', '')`,
    });
    await attempt.approve('gob-maria');
    expect(existsSync(pwned)).toBe(false);
    expect(attempt.said().governance).toBe('action_required');
  });
});

describe('when something fails', () => {
  test('A72 a fault of GitHub leaves no unearned success', async () => {
    const faults: readonly Fault[] = [
      { kind: 'answer', status: 500 },
      { kind: 'secondary-limit', seconds: 0 },
      { kind: 'closed', work: 'after' },
      { kind: 'truncated' },
    ];
    for (const fault of faults) {
      for (const operation of ['pulls/list-reviews', 'checks/create', 'issues/create-comment']) {
        ground.sandbox.world.faults.clear();
        ground.sandbox.world.faults.add({ fault, operations: [operation], times: 1 });
        const attempt = await ground.open('approval-by-stranger');
        ground.sandbox.world.faults.clear();
        expect(attempt.said().governance, `${fault.kind} ${operation}`).toBe('action_required');
        expect(told(attempt.stage, attempt.it.pull, 'apertura[bot]'), `${fault.kind} ${operation}`).toEqual(
          wanted(await attempt.it.expected()),
        );
      }
    }
  });

  test('A73 an app that is down opens nothing', async () => {
    const own = await startGround();
    try {
      const attempt = await own.open('cell-corrected');
      expect(attempt.said().governance).toBe('success');
      await own.app.kill();
      const { repository, sandbox } = attempt.stage;
      const before = attempt.it.pull.head.sha;
      const after = await commitFiles(repository, {
        branch: 'cambio',
        files: { [README]: '# Otro\n' },
        message: 'Otro',
      });
      await afterPush(sandbox.world, repository, sandbox.user('eje-raul'), [
        { ref: 'refs/heads/cambio', before, after },
      ]);
      expect(attempt.said().governance).toBeUndefined();
      const again = await startApp(sandbox, { ...own.town, env: { APERTURA_NOW: new Date(NOW).toISOString() } });
      await again.settled();
      expect(attempt.said().governance).toBe('action_required');
      await again.stop();
    } finally {
      await own.stop();
    }
  });

  test('A74 two instances do not leave an old answer', async () => {
    const attempt = await ground.open('cell-corrected');
    const other = await startApp(ground.sandbox, {
      ...ground.town,
      env: { APERTURA_NOW: new Date(NOW).toISOString() },
    });
    try {
      // What is delivered to one is sent to the other as well, so that both judge at once.
      const both = async (act: () => Promise<unknown>): Promise<void> => {
        const from = ground.sandbox.outbox.deliveries.length;
        await act();
        await Promise.all(
          ground.sandbox.outbox.deliveries.slice(from).map(async ({ event, payload }) => await send(event, payload)),
        );
        await Promise.all([other.settled(), ground.app.settled()]);
      };
      await both(async () => await attempt.push('eje-raul', { [README]: '# Uno\n' }));
      await both(async () => await attempt.push('eje-raul', { [README]: '# Dos\n' }));
      expect(attempt.said().governance).toBe('action_required');
      expect(attempt.it.pull.issue.comments.filter(({ author }) => author.login === 'apertura[bot]')).toHaveLength(1);
      await both(async () => await attempt.approve('gob-jose'));
      expect(attempt.said().governance).toBe('success');
    } finally {
      await other.stop();
      attempt.stage.app.hook = { url: `${ground.app.url}/api/github/webhooks`, secret: ground.app.secret };
    }
  });
});

async function send(event: string, payload: string): Promise<void> {
  const signature = createHmac('sha256', ground.app.secret).update(payload).digest('hex');
  await fetch(`${ground.app.url}/api/github/webhooks`, {
    method: 'POST',
    body: payload,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${signature}`,
    },
  });
}

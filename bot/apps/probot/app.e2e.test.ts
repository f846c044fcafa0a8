import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { afterPush } from '../../../sandbox/git/push.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles } from '../../../sandbox/seed.ts';
import { type App, type AppOptions, startApp } from '../../../test/app.ts';
import {
  clientOf,
  NOW,
  type Stage,
  type StagedCase,
  stageCase,
  stageTown,
  told,
  wanted,
} from '../../../test/github/stage.ts';
import { NO_REDIS, startRedis } from '../../../test/redis.ts';

const DATA = 'apertura/datos (main)';
const GOVERNANCE = 'apertura/gobernanza (main)';
const BOT = 'apertura[bot]';

let stage: Stage;
const apps: App[] = [];

beforeEach(async () => {
  stage = await stageTown(await startSandbox());
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
  const { deviations } = stage.sandbox;
  await stage.sandbox.stop();
  expect(deviations).toEqual([]);
});

async function start(options: Partial<AppOptions> = {}): Promise<App> {
  const { sandbox, app, privateKey } = stage;
  const env = { APERTURA_NOW: new Date(NOW).toISOString(), ...options.env };
  const running = await startApp(sandbox, { app, privateKey, ...options, env });
  apps.push(running);
  return running;
}

const at = (): { readonly owner: string; readonly repo: string } => ({ owner: 'municipio', repo: 'datos' });

/** What the last check of a name on the pull's head concluded. */
function conclusion({ pull }: StagedCase, name: string): string | undefined {
  return told(stage, pull, BOT).checks[name]?.conclusion;
}

/** What the app has changed on GitHub so far; asking for a token or for objects changes nothing. */
function writes(): number {
  const { requests } = stage.sandbox;
  return requests.filter(({ method, actor, path }) => method !== 'GET' && actor === BOT && !ASKING.test(path)).length;
}

const ASKING = /access_tokens$|\.git\//;

/** The author corrects a file and pushes. */
async function push({ pull }: StagedCase): Promise<string> {
  const { sandbox, repository } = stage;
  const before = pull.head.sha;
  const files = { 'datasets/arboles/README.md': '# Árboles\n\nInventario del arbolado.\n' };
  const after = await commitFiles(repository, { branch: 'cambio', files, message: 'Corrige' });
  await afterPush(sandbox.world, repository, pull.issue.author, [{ ref: 'refs/heads/cambio', before, after }]);
  return after;
}

describe('the story of a change', () => {
  test('opened, it is judged; approved, it passes; pushed to, the approval is stale', async () => {
    const app = await start();
    const one = await stageCase(stage, 'column-renamed-undeclared');
    await app.settled();
    expect(conclusion(one, DATA)).toBe('success');
    expect(conclusion(one, GOVERNANCE)).toBe('action_required');
    expect(told(stage, one.pull, BOT).comments).toHaveLength(1);
    expect(one.pull.requestedReviewers.map(({ login }) => login)).toContain('gob-maria');

    const reviewer = clientOf(stage, 'gob-maria');
    await reviewer.rest.pulls.createReview({ ...at(), pull_number: one.pull.issue.number, event: 'APPROVE' });
    await app.settled();
    expect(conclusion(one, GOVERNANCE)).toBe('success');
    expect(told(stage, one.pull, BOT).comments).toHaveLength(1);

    const head = await push(one);
    await app.settled();
    expect(one.pull.head.sha).toBe(head);
    expect(conclusion(one, GOVERNANCE)).toBe('action_required');
    expect(told(stage, one.pull, BOT).comments).toHaveLength(1);
  });

  test('what it says is what the command line says, byte by byte', async () => {
    const app = await start();
    const one = await stageCase(stage, 'cell-corrected');
    await app.settled();
    expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
  });

  test('what came while it was away is found when it starts, and what is done already is left alone', async () => {
    const one = await stageCase(stage, 'cell-corrected');
    const first = await start();
    await first.settled();
    expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
    await first.kill();
    const before = writes();
    const second = await start();
    await second.settled();
    expect(await second.metric('apertura_judgements_total{state="unchanged"}')).toBe(1);
    expect(writes()).toBe(before);
  });
});

describe('webhooks', () => {
  test('a forged signature is refused, and does nothing', async () => {
    const app = await start();
    await app.settled();
    const sign = (secret: string): string => `sha256=${createHmac('sha256', secret).update('{}').digest('hex')}`;
    const post = async (signature: string): Promise<number> => {
      const headers = {
        'content-type': 'application/json',
        'x-github-event': 'ping',
        'x-github-delivery': '1',
        'x-hub-signature-256': signature,
      };
      return (await fetch(`${app.url}/api/github/webhooks`, { method: 'POST', body: '{}', headers })).status;
    };
    expect(await post(sign('development'))).toBe(400);
    expect(await post(sign(''))).toBe(400);
    expect(await post(sign(app.secret))).toBe(200);
  });

  test('a delivery that comes twice is taken once', async () => {
    const app = await start();
    stage.sandbox.outbox.repeat = 2;
    const one = await stageCase(stage, 'cell-corrected');
    await app.settled();
    expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
    const judged = await app.metric('apertura_judgement_seconds_count');
    await stage.sandbox.outbox.redeliver(opened());
    await app.settled();
    expect(await app.metric('apertura_judgement_seconds_count')).toBe(judged);
  });

  test('a body without end is not read to its end', async () => {
    const app = await start();
    const chunk = Buffer.alloc(1 << 20, 0x20);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 200) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const status = await fetch(`${app.url}/api/github/webhooks`, init).then(
      (response) => response.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(status);
    expect(sent).toBeLessThan(200);
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  });
});

function opened(): number {
  const { deliveries } = stage.sandbox.outbox;
  const found = deliveries.find(({ event, action }) => event === 'pull_request' && action === 'opened');
  if (found === undefined) throw new Error('the opening was delivered');
  return found.id;
}

describe('commands', () => {
  test('are heard from the author, answered once, and not from strangers', async () => {
    const app = await start();
    const one = await stageCase(stage, 'cell-corrected');
    await app.settled();
    const { number, author } = one.pull.issue;
    const comment = { ...at(), issue_number: number };
    const asked = await clientOf(stage, author.login).rest.issues.createComment({
      ...comment,
      body: '/apertura explica tipe-error',
    });
    stage.sandbox.user('extrana');
    const ignored = await clientOf(stage, 'extrana').rest.issues.createComment({
      ...comment,
      body: '/apertura revisa',
    });
    await app.settled();
    const replies = (): readonly string[] =>
      told(stage, one.pull, BOT).comments.filter((body) => body.includes('apertura:reply'));
    expect(replies()).toHaveLength(1);
    expect(replies()[0]).toContain('`type-error`');
    const reactions = (id: number): readonly string[] =>
      (one.pull.issue.comments.find((each) => each.id === id)?.reactions ?? []).map(({ content }) => content).sort();
    expect(reactions(asked.data.id)).toEqual(['+1', 'eyes']);
    expect(reactions(ignored.data.id)).toEqual(['-1']);
    // Its answer is lost from memory with the process, and not given again.
    await app.kill();
    const again = await start();
    await again.settled();
    expect(replies()).toHaveLength(1);
  });

  test('a review that is asked for is made again, and a withdrawal comes with its record begun', async () => {
    const app = await start();
    const one = await stageCase(stage, 'cell-corrected');
    await app.settled();
    const runs = stage.repository.checkRuns.size;
    const author = clientOf(stage, one.pull.issue.author.login);
    const comment = { ...at(), issue_number: one.pull.issue.number };
    await author.rest.issues.createComment({ ...comment, body: 'Gracias.\n/apertura revisa' });
    await app.settled();
    expect(stage.repository.checkRuns.size).toBe(runs + 2);
    await author.rest.issues.createComment({ ...comment, body: '/apertura retira arboles' });
    await app.settled();
    const reply = told(stage, one.pull, BOT).comments.find((body) => body.includes('apertura:reply')) ?? '';
    expect(reply).toContain('/municipio/datos/new/cambio/datasets/arboles?filename=withdrawn.yaml&value=');
    expect(reply).toContain('date%3A+2026-11-20');
  });
});

describe('how it starts and ends', () => {
  test('without a secret it does not start, and says what to do', async () => {
    for (const secret of [undefined, '', 'development']) {
      await expect(start({ env: { WEBHOOK_SECRET: secret } })).rejects.toThrow(/ended with 2\n.*WEBHOOK_SECRET/);
    }
  });

  test('told to end, it ends what it does and takes nothing more', async () => {
    const app = await start();
    await app.settled();
    // The answer to one request comes in pieces: the job is under way for as long as that takes.
    stage.sandbox.world.faults.add({ fault: { kind: 'slow', pause: 50 }, operations: ['pulls/get'], times: 1 });
    const one = await stageCase(stage, 'cell-corrected');
    while ((await app.metric('apertura_jobs{state="running"}')) === 0) await new Promise(setImmediate);
    expect(await app.stop()).toBe(0);
    expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
  });

  test('it is alive, ready, and tells what it counts', async () => {
    const app = await start();
    await stageCase(stage, 'cell-corrected');
    await app.settled();
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
    expect(await (await fetch(`${app.url}/ready`)).text()).toBe('ready\n');
    expect(await app.metric('apertura_webhooks_total{event="pull_request"}')).toBeGreaterThan(0);
    expect(await app.metric('apertura_judgements_total{state="approved"}')).toBe(1);
    expect(await app.metric('apertura_sweeps_total')).toBe(1);
    expect((await fetch(`${app.url}/nada`)).status).toBe(404);
  });

  test('the most talkative log tells no secret, and nothing that anybody wrote', async () => {
    const app = await start({ env: { LOG_LEVEL: 'trace' } });
    const operations = ['pulls/list-reviews', 'issues/list-comments', 'checks/create'];
    stage.sandbox.world.faults.add({ fault: { kind: 'answer', status: 502 }, operations, times: 3 });
    const one = await stageCase(stage, 'cell-corrected');
    await app.settled();
    const author = clientOf(stage, one.pull.issue.author.login);
    await author.rest.issues.createComment({ ...at(), issue_number: one.pull.issue.number, body: '/apertura ayuda' });
    await app.settled();
    expect(told(stage, one.pull, BOT)).toMatchObject({ checks: wanted(await one.expected()).checks });
    const log = app.lines.join('\n');
    expect(log).toContain('municipio/datos');
    const bodies = one.pull.issue.comments.flatMap(({ body }) => body.split('\n')).filter((line) => line.length > 20);
    const secrets = [app.secret, ...stage.privateKey.split('\n').filter((line) => line.length > 20)];
    const tokens = [...stage.sandbox.world.tokens.keys()];
    expect(tokens.length).toBeGreaterThan(2);
    expect([...bodies, ...secrets, ...tokens].filter((each) => log.includes(each))).toEqual([]);
  });
});

describe.skipIf(NO_REDIS !== undefined)(`several instances${NO_REDIS === undefined ? '' : ` (${NO_REDIS})`}`, () => {
  test('judge a pull request once, and go on when Redis is gone', async () => {
    const redis = await startRedis();
    const one = await stageCase(stage, 'cell-corrected');
    const env = { REDIS_URL: redis.url };
    const [first, second] = await Promise.all([start({ env }), start({ env })]);
    await first.settled();
    await second.settled();
    expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
    expect(stage.repository.checkRuns.size).toBe(2);
    await redis.kill();
    await push(one);
    await first.settled();
    await second.settled();
    expect(conclusion(one, GOVERNANCE)).toBe('action_required');
  });
});

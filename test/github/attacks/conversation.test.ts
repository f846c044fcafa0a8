import { createHmac, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../../app.ts';
import { clientOf } from '../stage.ts';
import { type Attempt, type Ground, startGround } from './attack.cases.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
}, 120_000);

afterAll(async () => {
  await ground.stop();
});

const MARKER = '<!-- apertura:review -->';

async function comment({ stage, at, number, settled }: Attempt, login: string, body: string): Promise<number> {
  stage.sandbox.user(login);
  const { data } = await clientOf(stage, login).rest.issues.createComment({ ...at, issue_number: number, body });
  await settled();
  return data.id;
}

/** What the app has written in a repository: comments, check runs, reactions. */
function written({ stage, it }: Attempt): readonly [comments: number, runs: number, reactions: number] {
  const mine = it.pull.issue.comments.filter(({ author }) => author.login === 'apertura[bot]').length;
  const reactions = it.pull.issue.comments.flatMap((each) => each.reactions).length;
  return [mine, stage.repository.checkRuns.size, reactions];
}

describe('commands', () => {
  test("A58 a stranger's command changes nothing", async () => {
    const attempt = await ground.open('cell-corrected');
    const [comments, runs] = written(attempt);
    const id = await comment(attempt, 'un-extrano', '/apertura retira arboles');
    expect(written(attempt).slice(0, 2)).toEqual([comments, runs]);
    const asked = attempt.it.pull.issue.comments.find((each) => each.id === id);
    expect(asked?.reactions.map(({ content }) => content)).toEqual(['-1']);
    // Whoever may ask is answered, and still nothing is written to the repository.
    await comment(attempt, 'eje-raul', '/apertura retira arboles');
    expect(written(attempt)[0]).toBe(comments + 1);
    expect(attempt.stage.repository.pulls.size).toBe(1);
  });

  test('A59 a flood of commands does the work once', async () => {
    const attempt = await ground.open('cell-corrected');
    const [comments, runs] = written(attempt);
    const { stage, at, number } = attempt;
    const client = clientOf(stage, 'un-extrano');
    stage.sandbox.user('un-extrano');
    for (let time = 0; time < 50; time += 1) {
      await client.rest.issues.createComment({ ...at, issue_number: number, body: '/apertura revisa' });
    }
    await attempt.settled();
    expect(written(attempt).slice(0, 2)).toEqual([comments, runs]);
  });

  test('A60 a quoted or edited command is not obeyed', async () => {
    const attempt = await ground.open('cell-corrected');
    const before = written(attempt);
    for (const body of ['> /apertura revisa', '```\n/apertura revisa\n```', 'Escriba `/apertura revisa`']) {
      await comment(attempt, 'eje-raul', body);
    }
    const id = await comment(attempt, 'eje-raul', 'Hola');
    await clientOf(attempt.stage, 'admin-tic').rest.issues.updateComment({
      ...attempt.at,
      comment_id: id,
      body: '/apertura revisa',
    });
    await attempt.settled();
    expect(written(attempt)).toEqual(before);
    await comment(attempt, 'eje-raul', '/apertura revisa');
    expect(written(attempt)).not.toEqual(before);
  });

  test("A61 a command's argument is shown as text", async () => {
    const attempt = await ground.open('cell-corrected');
    await comment(attempt, 'eje-raul', '/apertura explica <img src=x onerror=alert(1)> @todos');
    const answer =
      attempt.it.pull.issue.comments.filter(({ author }) => author.login === 'apertura[bot]').at(-1)?.body ?? '';
    const bare = answer.replace(/(`+)[\s\S]*?\1/g, '').replace(/\\</g, '');
    expect(answer).not.toBe('');
    expect(bare).not.toMatch(/<img/i);
    expect(bare).not.toMatch(/(?<![\\\w&#;/.])@todos/);
  });

  test('A62 a comment with our marker is not taken for ours', async () => {
    const attempt = await ground.open('approval-by-stranger');
    const id = await comment(attempt, 'un-extrano', `${MARKER}\n## Aprobado`);
    await attempt.push('eje-raul', { 'datasets/arboles/README.md': '# Otro\n' });
    expect(attempt.it.pull.issue.comments.find((each) => each.id === id)?.body).toBe(`${MARKER}\n## Aprobado`);
    expect(attempt.said().comment).not.toContain('## Aprobado');
    expect(attempt.said().governance).toBe('action_required');
  });
});

describe('webhooks', () => {
  test('A63 an unsigned webhook does nothing', async () => {
    const attempt = await ground.open('cell-corrected');
    const delivery = lastDelivery();
    const before = ground.sandbox.requests.length;
    for (const signature of [undefined, 'sha256=00', sign(delivery.payload, 'development')]) {
      const answer = await post(delivery.event, delivery.payload, signature);
      expect(answer.status).toBe(400);
    }
    await attempt.settled();
    expect(ground.sandbox.requests.length).toBe(before);
    expect(
      (await post(delivery.event, delivery.payload, sign(delivery.payload, ground.app.secret))).status,
    ).toBeLessThan(300);
  });

  test('A64 the app does not start without a secret', async () => {
    for (const secret of [undefined, '', 'development']) {
      const started = startApp(ground.sandbox, { ...ground.town, env: { WEBHOOK_SECRET: secret } });
      await expect(started).rejects.toThrow(/ended with 2[\s\S]*WEBHOOK_SECRET/);
    }
  });

  test('A65 a replayed delivery changes nothing', async () => {
    const attempt = await ground.open('cell-corrected');
    const before = written(attempt);
    const delivery = lastDelivery();
    await ground.sandbox.outbox.redeliver(delivery.id);
    await post(delivery.event, delivery.payload, sign(delivery.payload, ground.app.secret));
    await attempt.settled();
    expect(written(attempt)).toEqual(before);
  });

  test('A66 the order of deliveries does not matter', async () => {
    const attempt = await ground.open('cell-corrected', { reviewed: false });
    ground.sandbox.outbox.hold();
    const client = clientOf(attempt.stage, 'gob-maria');
    const at = { ...attempt.at, pull_number: attempt.number };
    const { data } = await client.rest.pulls.createReview({ ...at, event: 'APPROVE' });
    await clientOf(attempt.stage, 'admin-tic').rest.pulls.dismissReview({ ...at, review_id: data.id, message: 'No' });
    ground.sandbox.outbox.release((held) => [...held].reverse());
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
  });

  test('A67 a malformed delivery does not stop the app', async () => {
    const bodies = ['no es JSON', '[]', '{}', '{"action":', `{"a":"${'x'.repeat(1_000_000)}"}`, 'null'];
    for (const body of bodies) {
      const { status } = await post('pull_request', body, sign(body, ground.app.secret));
      expect(status).toBeGreaterThanOrEqual(200);
    }
    const endless = await post('push', 'x'.repeat(30_000_000), 'sha256=00').catch(() => ({ status: 413 }));
    expect(endless.status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${ground.app.url}/health`)).status).toBe(200);
    const attempt = await ground.open('cell-corrected');
    expect(attempt.said().governance).toBe('success');
  });

  test('A68 a branch name is no option and no path', async () => {
    const attempt = await ground.open('cell-corrected');
    const pwned = `/tmp/pwned-${randomUUID()}`;
    const delivery = JSON.parse(lastDelivery().payload) as Record<string, unknown>;
    for (const ref of [
      `--upload-pack=touch ${pwned}`,
      `$(touch ${pwned})`,
      '../../../etc/passwd',
      `main;touch ${pwned}`,
    ]) {
      const payload = JSON.stringify({
        ...delivery,
        ref: `refs/heads/${ref}`,
        after: ref,
        before: ref,
        head_commit: null,
        commits: [],
      });
      await post('push', payload, sign(payload, ground.app.secret));
      const group = {
        head_sha: ref,
        base_sha: ref,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${ref}`,
        base_ref: `refs/heads/${ref}`,
      };
      const told = JSON.stringify({ ...delivery, action: 'checks_requested', merge_group: group });
      await post('merge_group', told, sign(told, ground.app.secret));
    }
    await attempt.settled();
    expect(existsSync(pwned)).toBe(false);
    expect((await fetch(`${ground.app.url}/health`)).status).toBe(200);
    expect(attempt.said().governance).toBe('success');
  });
});

function lastDelivery(): { readonly id: number; readonly event: string; readonly payload: string } {
  const last = ground.sandbox.outbox.deliveries.filter(({ event }) => event === 'pull_request').at(-1);
  if (last === undefined) throw new Error('there is one');
  return last;
}

function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

async function post(event: string, body: string, signature: string | undefined): Promise<{ readonly status: number }> {
  return await fetch(`${ground.app.url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    },
  });
}

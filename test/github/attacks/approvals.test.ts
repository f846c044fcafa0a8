import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTeam } from '../../../sandbox/api/institution.ts';
import type { Review } from '../../../sandbox/repository.ts';
import { clientOf } from '../stage.ts';
import { type Attempt, type Ground, giveTeam, startGround, takeOut } from './attack.cases.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
}, 120_000);

afterAll(async () => {
  await ground.stop();
});

const README = 'datasets/arboles/README.md';

/** A small correction, sound, that waits for one approval. */
async function waiting(): Promise<Attempt> {
  const attempt = await ground.open('cell-corrected', { reviewed: false });
  expect(attempt.said()).toMatchObject({ data: 'success', governance: 'action_required' });
  return attempt;
}

/** The same act by whoever may do it opens the change: what is refused above is refused for its reason alone. */
async function opensWith(attempt: Attempt, login: string): Promise<void> {
  await attempt.approve(login);
  expect(attempt.said().governance).toBe('success');
}

describe('what the head says of who decides', () => {
  test('A01 a policy weakened in the head does not judge itself', async () => {
    await headDecidesNothing('policy-edited-with-data');
  });

  test('A02 a member named by the head has no voice in it', async () => {
    await headDecidesNothing('appointed-approver');
  });

  test('A03 a steward named by the head has no voice in it', async () => {
    await headDecidesNothing('steward-named-by-the-change');
  });
});

/** Somebody has approved, whom only the head would let. */
async function headDecidesNothing(name: string): Promise<void> {
  const attempt = await ground.open(name);
  expect(attempt.it.pull.reviews.some(({ state }) => state === 'APPROVED')).toBe(true);
  expect(attempt.said().governance).toBe('action_required');
}

describe('the author', () => {
  test('A04 the author does not approve his own change', async () => {
    const attempt = await waiting();
    await expect(attempt.approve('eje-raul')).rejects.toMatchObject({ status: 422 });
    const forced = await ground.open('approval-by-author');
    expect(forced.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-maria');
  });

  test('A05 a commit in another name does not free the author to approve', async () => {
    const attempt = await waiting();
    await attempt.push('eje-raul', { [README]: '# Otro\n' }, { author: 'Sara Gil <eje-sara@example.org>' });
    await expect(attempt.approve('eje-raul')).rejects.toMatchObject({ status: 422 });
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-maria');
  });

  test('A06 other capitals do not make another person', async () => {
    const attempt = await waiting();
    const account = { ...attempt.stage.sandbox.user('eje-raul'), login: 'Eje-Raul' };
    attempt.it.pull.reviews.push(review(attempt, account, attempt.it.pull.head.sha));
    await attempt.approve('est-ana');
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-maria');
  });
});

function review(attempt: Attempt, author: Review['author'], commitId: string): Review {
  const { world } = attempt.stage.sandbox;
  return { id: world.next(), author, state: 'APPROVED', body: '', commitId, submittedAt: world.now() };
}

describe('the commit', () => {
  test('A07 an approval does not survive a force-push', async () => {
    const attempt = await waiting();
    await opensWith(attempt, 'gob-maria');
    await attempt.push('eje-raul', { [README]: '# Otra cosa\n' }, { force: true });
    expect(attempt.said().governance).toBe('action_required');
    expect(attempt.said().comment).toContain('gob-maria');
    await opensWith(attempt, 'gob-jose');
  });

  test('A08 an approval that crosses a push does not count for it', async () => {
    for (const pushFirst of [true, false]) await crossed(pushFirst);
  });

  async function crossed(pushFirst: boolean): Promise<void> {
    const attempt = await waiting();
    const seen = attempt.it.pull.head.sha;
    ground.sandbox.outbox.hold();
    const acts = [
      async () => void (await attempt.push('eje-raul', { [README]: '# Cruzado\n' })),
      async () => await attempt.approve('gob-maria', seen),
    ];
    for (const act of pushFirst ? acts : acts.reverse()) await act();
    ground.sandbox.outbox.release((held) => [...held].reverse());
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-maria');
  }

  test('A09 a dismissal does not revive an older approval', async () => {
    const attempt = await waiting();
    await opensWith(attempt, 'gob-maria');
    await attempt.approve('gob-maria');
    const last = attempt.it.pull.reviews.at(-1);
    await clientOf(attempt.stage, 'admin-tic').rest.pulls.dismissReview({
      ...attempt.at,
      pull_number: attempt.number,
      review_id: last?.id ?? 0,
      message: 'No',
    });
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
  });

  test('A10 a new approval of an old commit does not count', async () => {
    const attempt = await waiting();
    const old = attempt.it.pull.head.sha;
    await attempt.push('eje-raul', { [README]: '# Nuevo\n' });
    await attempt.approve('gob-maria', old);
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-maria');
  });
});

describe('who is a member', () => {
  test('A11 a reviewer whose term has ended has no voice', async () => {
    await hasNoVoice('gob-pedro');
  });

  test('A15 an approval by a stranger does not count', async () => {
    await hasNoVoice('un-extrano');
  });

  test('A20 a steward has no voice over another dataset', async () => {
    await hasNoVoice('eje-sara');
  });

  test('A12 a reviewer removed from the team has no voice', async () => {
    const attempt = await waiting();
    await giveTeam(attempt, 'governance', ['gob-jose']);
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-jose');
  });

  test('A13 a pending invitation gives no voice', async () => {
    const attempt = await waiting();
    await giveTeam(attempt, 'governance', ['gob-jose'], ['gob-maria']);
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-jose');
  });

  test('A14 an approval falls when its giver leaves the team', async () => {
    const attempt = await waiting();
    const team = await giveTeam(attempt, 'governance', ['gob-maria']);
    await opensWith(attempt, 'gob-maria');
    takeOut(attempt, team, 'gob-maria');
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
  });

  test('A16 a comment is not an approval', async () => {
    const attempt = await waiting();
    for (const body of ['Aprobado', '/apertura aprueba']) {
      await clientOf(attempt.stage, 'gob-maria').rest.issues.createComment({
        ...attempt.at,
        issue_number: attempt.number,
        body,
      });
    }
    const comment = { ...attempt.at, pull_number: attempt.number, event: 'COMMENT' as const, body: 'Aprobado' };
    await clientOf(attempt.stage, 'gob-maria').rest.pulls.createReview(comment);
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-maria');
  });

  test('A17 an approval by a bot does not count', async () => {
    const attempt = await waiting();
    const bot = { ...attempt.stage.sandbox.user('gob-maria'), type: 'Bot' as const };
    attempt.it.pull.reviews.push(review(attempt, bot, attempt.it.pull.head.sha));
    await attempt.approve('est-ana');
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-jose');
  });

  test('A18 one person does not stand for two', async () => {
    const attempt = await ground.open('dataset-withdrawn-one-approvals');
    const approver = attempt.it.pull.reviews.find(({ state }) => state === 'APPROVED')?.author.login ?? '';
    for (const login of [approver, 'est-ana']) await attempt.approve(login);
    expect(attempt.said().governance).toBe('action_required');
    const others = ['gob-maria', 'gob-jose', 'gob-rosa'].filter((login) => login !== approver);
    await opensWith(attempt, others[0] ?? '');
  });

  test('A19 a comment or a push does not bury an objection', async () => {
    const attempt = await waiting();
    const at = { ...attempt.at, pull_number: attempt.number };
    await clientOf(attempt.stage, 'gob-maria').rest.pulls.createReview({ ...at, event: 'REQUEST_CHANGES', body: 'No' });
    await clientOf(attempt.stage, 'gob-maria').rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'Quizá' });
    await attempt.push('eje-raul', { [README]: '# Mejor\n' });
    await attempt.approve('gob-jose');
    expect(attempt.said().governance).toBe('failure');
    await opensWith(attempt, 'gob-maria');
  });

  test('A21 a team that cannot be read gives nobody a voice', async () => {
    const attempt = await waiting();
    const team = await giveTeam(attempt, 'governance', ['gob-maria']);
    attempt.stage.organization.teams.delete(team.slug);
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    attempt.stage.organization.teams.set(team.slug, team);
    await opensWith(attempt, 'gob-maria');
  });

  test('A22 an objection on the second page is seen', async () => {
    const attempt = await waiting();
    const at = { ...attempt.at, pull_number: attempt.number };
    for (let time = 0; time < 101; time += 1) {
      attempt.it.pull.reviews.push({
        ...review(attempt, attempt.stage.sandbox.user('est-luis'), attempt.it.pull.head.sha),
        state: 'COMMENTED',
      });
    }
    await clientOf(attempt.stage, 'gob-jose').rest.pulls.createReview({ ...at, event: 'REQUEST_CHANGES', body: 'No' });
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('failure');
    await opensWith(attempt, 'gob-jose');
  });

  test('A23 a team of another organisation gives no voice here', async () => {
    const attempt = await waiting();
    const team = await giveTeam(attempt, 'governance', ['gob-jose']);
    const other = ground.sandbox.organization('ajeno');
    ground.sandbox.install(attempt.stage.app, other);
    const theirs = makeTeam(ground.sandbox.world, other, team.slug);
    theirs.members.set('gob-maria', { account: ground.sandbox.user('gob-maria'), role: 'member', state: 'active' });
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('action_required');
    await opensWith(attempt, 'gob-jose');
  });
});

/** An approval that is set aside by name, and one that counts. */
async function hasNoVoice(login: string): Promise<void> {
  const attempt = await waiting();
  await attempt.approve(login);
  expect(attempt.said().governance).toBe('action_required');
  expect(attempt.said().comment).toContain(login);
  await opensWith(attempt, 'gob-maria');
}

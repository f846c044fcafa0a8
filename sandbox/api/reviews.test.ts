import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { git } from '../git/run.ts';
import { commitFiles } from '../seed.ts';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
let head: string;
beforeEach(async () => {
  town = await startTown();
  ({ head } = await town.propose());
  town.told();
});
afterEach(() => town.stop());

const PULL = { ...AT, pull_number: 1 };

interface ReviewOrder {
  readonly event?: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly body?: string;
  readonly commit_id?: string;
}

const review = async (login: string, order: ReviewOrder) =>
  (await town.as(login).rest.pulls.createReview({ ...PULL, ...order })).data;

describe('a review', () => {
  test.each([
    ['approves', { event: 'APPROVE' }, 'APPROVED'],
    ['requests changes', { event: 'REQUEST_CHANGES', body: 'Falta' }, 'CHANGES_REQUESTED'],
    ['comments', { event: 'COMMENT', body: 'Bien' }, 'COMMENTED'],
  ] as const)('%s, of the head where no commit is named', async (_, order, state) => {
    const made = await review('carla', order);
    expect(made).toMatchObject({ state, commit_id: head, user: { login: 'carla' } });
    expect(town.told()).toEqual(['pull_request_review.submitted']);
    expect(town.payloads('pull_request_review.submitted')).toMatchObject([{ review: { state: state.toLowerCase() } }]);
    expect((await town.as('dora').rest.pulls.getReview({ ...PULL, review_id: made.id })).data.id).toBe(made.id);
  });

  test('of an older commit keeps its name, before and after more is pushed', async () => {
    const second = await commitFiles(town.repository, {
      branch: 'cambio',
      files: { 'a.csv': 'id\n3\n' },
      message: 'Más',
    });
    const pull = town.repository.pulls.get(1);
    if (pull !== undefined) pull.head.sha = second;
    expect(await review('carla', { event: 'APPROVE', commit_id: head })).toMatchObject({ commit_id: head });
    expect(await review('ana', { event: 'APPROVE' })).toMatchObject({ commit_id: second });
  });

  test.each([
    ['approves what is one’s own', 'beto', { event: 'APPROVE' }, 'Can not approve your own pull request'],
    [
      'asks for changes of one’s own',
      'beto',
      { event: 'REQUEST_CHANGES', body: 'x' },
      'Can not request changes on your own',
    ],
    ['asks for changes without a word', 'carla', { event: 'REQUEST_CHANGES' }, 'Body is too short'],
    ['comments without a word', 'carla', { event: 'COMMENT', body: ' ' }, 'Body is too short'],
    [
      'names no commit of the pull',
      'carla',
      { event: 'APPROVE', commit_id: '0'.repeat(40) },
      'not part of the pull request',
    ],
    ['names a branch for a commit', 'carla', { event: 'APPROVE', commit_id: 'cambio' }, 'not part of the pull request'],
    ['is too long', 'carla', { event: 'COMMENT', body: 'x'.repeat(65_537) }, 'too long'],
  ] as const)('is refused where it %s', async (_, login, order, words) => {
    const error = await review(login, order).catch((each: unknown) => each);
    expect(error).toMatchObject({ status: 422 });
    expect(JSON.stringify(error)).toContain(words);
    expect(town.repository.pulls.get(1)?.reviews).toEqual([]);
  });

  test('of a commit of the base is of no commit of the pull', async () => {
    const base = await git(town.repository.folder, ['rev-parse', 'main']);
    await expect(review('carla', { event: 'APPROVE', commit_id: base })).rejects.toMatchObject(refused(422));
  });

  test('by a workflow approves only where that is allowed', async () => {
    const { sandbox, organization, repository } = town;
    const installation = sandbox.install(sandbox.actions, organization);
    const workflow = town.client(sandbox.tokenOf(installation));
    const approve = { ...PULL, event: 'APPROVE' as const };
    await expect(workflow.rest.pulls.createReview(approve)).rejects.toMatchObject(
      refused(422, 'not permitted to approve'),
    );
    repository.settings.set('can_approve_pull_request_reviews', true);
    expect((await workflow.rest.pulls.createReview(approve)).data.user?.login).toBe('github-actions[bot]');
  });
});

describe('a review that is not submitted', () => {
  test('is seen by its author alone, and told when it is submitted', async () => {
    const { id } = await review('carla', { body: 'Borrador' });
    const seen = async (login: string) =>
      (await town.as(login).rest.pulls.listReviews(PULL)).data.map(({ state }) => state);
    expect([await seen('carla'), await seen('ana')]).toEqual([['PENDING'], []]);
    await expect(review('carla', { event: 'APPROVE' })).rejects.toMatchObject(refused(422, 'one pending review'));
    const of = { ...PULL, review_id: id };
    await expect(town.as('ana').rest.pulls.submitReview({ ...of, event: 'APPROVE' })).rejects.toMatchObject(
      refused(404),
    );
    expect(town.told()).toEqual([]);
    await town.as('carla').rest.pulls.submitReview({ ...of, event: 'APPROVE' });
    expect([await seen('ana'), town.told()]).toEqual([['APPROVED'], ['pull_request_review.submitted']]);
    await expect(town.as('carla').rest.pulls.submitReview({ ...of, event: 'APPROVE' })).rejects.toMatchObject(
      refused(422),
    );
    await expect(town.as('carla').rest.pulls.deletePendingReview(of)).rejects.toMatchObject(refused(422));
  });

  test('is forgotten', async () => {
    const { id } = await review('carla', { body: 'Borrador' });
    await town.as('carla').rest.pulls.deletePendingReview({ ...PULL, review_id: id });
    expect((await town.as('carla').rest.pulls.listReviews(PULL)).data).toEqual([]);
  });

  test('cannot judge what is one’s own when it is submitted', async () => {
    const { id } = await review('beto', { body: 'Borrador' });
    const submit = town.as('beto').rest.pulls.submitReview({ ...PULL, review_id: id, event: 'APPROVE' });
    await expect(submit).rejects.toMatchObject(refused(422, 'approve your own'));
  });
});

test('a review is edited by its author, told with what it said', async () => {
  const { id } = await review('carla', { event: 'COMMENT', body: 'Bien' });
  await town.as('carla').rest.pulls.updateReview({ ...PULL, review_id: id, body: 'Mal' });
  expect(town.payloads('pull_request_review.edited')).toMatchObject([{ changes: { body: { from: 'Bien' } } }]);
  const theirs = town.as('ana').rest.pulls.updateReview({ ...PULL, review_id: id, body: 'Otra' });
  await expect(theirs).rejects.toMatchObject(refused(403));
});

describe('a review is dismissed', () => {
  const dismiss = async (login: string, review_id: number) =>
    (await town.as(login).rest.pulls.dismissReview({ ...PULL, review_id, message: 'Ya no' })).data;

  test('by whoever may write, and can be given again', async () => {
    const { id } = await review('carla', { event: 'APPROVE' });
    expect(await dismiss('ana', id)).toMatchObject({ state: 'DISMISSED', commit_id: head });
    await review('carla', { event: 'APPROVE' });
    expect(town.told()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review.dismissed',
      'pull_request_review.submitted',
    ]);
    const { data } = await town.as('ana').rest.pulls.listReviews(PULL);
    expect(data.map(({ state }) => state)).toEqual(['DISMISSED', 'APPROVED']);
  });

  test('but not by a stranger, nor twice, nor where it decided nothing', async () => {
    const { id } = await review('carla', { event: 'APPROVE' });
    await expect(dismiss('dora', id)).rejects.toMatchObject(refused(403));
    await dismiss('ana', id);
    await expect(dismiss('ana', id)).rejects.toMatchObject(refused(422, 'dismiss a dismissed'));
    const comment = await review('carla', { event: 'COMMENT', body: 'Bien' });
    await expect(dismiss('ana', comment.id)).rejects.toMatchObject(refused(422, 'dismiss a commented'));
    await expect(dismiss('ana', 1)).rejects.toMatchObject(refused(404));
  });
});

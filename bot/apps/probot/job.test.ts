import { expect, test } from 'vitest';
import type { Happening } from '../../core/release/happening.ts';
import { absorb, type Workplace, watchJob } from './job.ts';
import { WatchedDays } from './watched-days.ts';

const PLACE: Workplace = { installation: 1, id: 7, name: { owner: 'municipio', repo: 'datos' } };

function deleted(subject: string): Happening {
  return { what: 'tag-deleted', subject, by: 'admin-tic', when: '2026-11-21T08:00:00Z' };
}

test('of two watches that wait, one is made, as urgent as either, that knows all that happened', () => {
  const first = watchJob(PLACE, [deleted('arboles@1.0.0')], true);
  const later = watchJob({ ...PLACE, name: { owner: 'municipio', repo: 'otro' } }, [deleted('arboles@1.1.0')]);
  expect(first.key).toBe(later.key);
  expect(absorb(first, later)).toMatchObject({
    place: { name: { repo: 'otro' } },
    patient: false,
    happened: [{ subject: 'arboles@1.0.0' }, { subject: 'arboles@1.1.0' }],
  });
});

test('what piles up has an end', () => {
  const many = Array.from({ length: 400 }, (_, at) => deleted(`arboles@1.${at}.0`));
  const job = absorb(watchJob(PLACE, many), watchJob(PLACE, many));
  expect('happened' in job ? job.happened.length : 0).toBe(500);
});

test('a repository is watched over once a day, and again where nothing came of it', () => {
  const days = new WatchedDays();
  expect(days.isDue(7, '2026-11-21')).toBe(true);
  expect(days.isDue(7, '2026-11-21')).toBe(false);
  expect(days.isDue(8, '2026-11-21')).toBe(true);
  days.forget(7);
  expect(days.isDue(7, '2026-11-21')).toBe(true);
  expect(days.isDue(7, '2026-11-22')).toBe(true);
});

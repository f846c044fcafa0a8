import { expect, test } from 'vitest';
import { findAlarms } from '../release/find-alarms.ts';
import type { Breach, LiveState } from '../release/live.ts';
import { RULES } from '../release/walked.ts';
import { alarmIssue } from './alarm-face.ts';

function alarmsOf(...held: readonly Pick<Breach, 'subject' | 'why'>[]): ReturnType<typeof findAlarms> {
  const commit = 'a'.repeat(40);
  const breaches = held.map((each) => ({ ...each, commit, parent: undefined, by: 'admin-tic', when: undefined }));
  const live: LiveState = {
    asked: 'municipio/datos',
    repository: 'municipio/datos',
    visibility: 'public',
    archived: false,
    tags: {},
    releases: [],
    record: { tip: undefined, last: undefined, keeps: true, altered: [] },
    base: { branch: 'main', tip: commit, walked: commit, keeps: true, breaches, held: [], datasets: {} },
    happened: [],
  };
  return findAlarms({ record: { state: undefined, publications: [] }, live, objects: {} });
}

test('what was merged past the approvals is an alarm, as what was pushed is', () => {
  expect(
    alarmsOf(
      { subject: 'arboles', why: 'not-approved' },
      { subject: 'compras', why: 'not-as-reviewed' },
      { subject: 'reportes', why: 'pushed' },
    ).map(({ kind, by }) => `${kind} ${by}`),
  ).toEqual(['unapproved admin-tic', 'unapproved admin-tic', 'pushed admin-tic']);
});

test('the rules are called what they are, and no pull request is promised that nobody opens', () => {
  for (const why of ['pushed', 'not-approved'] as const) {
    for (const alarm of alarmsOf({ subject: RULES, why })) {
      const { title, body } = alarmIssue(alarm, 'es', undefined);
      expect(title).toContain('los grupos, la política, la institución o los esquemas');
      expect(body.replace(/<!--.*-->/g, '')).not.toMatch(/\brules\b|vigilancia/);
    }
  }
});

test('of what has errors that are not in its data it is said where they are told', () => {
  const held = { kind: 'held-unsound', subject: 'arboles', commit: 'a'.repeat(40), pull: 12 } as const;
  const { body } = alarmIssue({ ...held, by: undefined, when: undefined }, 'es', undefined);
  expect(body).toMatch(
    /#.*12[\s\S]*la revisión de la que se integró y, de los que están en los datos, `apertura check`/,
  );
});

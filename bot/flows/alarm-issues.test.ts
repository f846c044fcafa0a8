import { expect, test } from 'vitest';
import { alarmMarker, markerElsewhere } from '../core/release/alarm.ts';
import { issuesElsewhere, overIssue, raisedIssue } from './alarm-issues.ts';

const ALARM = { kind: 'archived', repository: 'municipio/datos', by: 'ana', when: '2026-11-21T12:00:00Z' } as const;
const MARKER = alarmMarker(ALARM);
const AT = 'municipio/datos';
const OTHER = markerElsewhere(MARKER, 'valle/datos');

test('in another repository an alarm has a marker of its own, which its text begins with, and names where it is', () => {
  const issue = raisedIssue(ALARM, 'es');
  const [moved, ...more] = issuesElsewhere(AT, [issue], [], 'es');
  expect(more).toEqual([]);
  expect(moved?.marker).toBe(markerElsewhere(MARKER, AT));
  expect(moved?.body?.startsWith(`${moved.marker}\n`)).toBe(true);
  expect(moved?.title).toBe(`${AT}: ${issue.title}`);
  expect(moved?.labels).toEqual(issue.labels);
});

test('there only what is over of the same repository is closed', () => {
  const mine = { marker: markerElsewhere(MARKER, AT), title: 'x', traced: true };
  const open = [mine, { marker: OTHER, title: 'y', traced: true }];
  expect(issuesElsewhere(AT, [], open, 'es')).toEqual([overIssue(mine, 'es')]);
  expect(issuesElsewhere(AT, [raisedIssue(ALARM, 'es')], open, 'es').map(({ marker }) => marker)).toEqual([
    mine.marker,
  ]);
});

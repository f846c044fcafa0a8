import { describe, expect, test } from 'vitest';
import { addDays, addMonths, dayAt, daysBetween, parseDay, parsePeriod } from './dates.ts';
import { FREQUENCY_WORDS, nextDue, parseInterval, sameInterval } from './frequency.ts';

describe('days and periods', () => {
  test.each([
    ['a day', '2026-03-31', { value: '2026-03-31' }],
    ['a leap day', '2024-02-29', { value: '2024-02-29' }],
    ['no leap year', '2026-02-29', { problem: 'unreal' }],
    ['no leap century', '1900-02-29', { problem: 'unreal' }],
    ['a 31st of April', '2026-04-31', { problem: 'unreal' }],
    ['a month 13', '2026-13-01', { problem: 'unreal' }],
    ['a day 0', '2026-01-00', { problem: 'unreal' }],
    ['a year 0026', '0026-01-01', { problem: 'unreal' }],
    ['day first', '31/03/2026', { problem: 'shape' }],
    ['a time', '2026-03-31T00:00:00Z', { problem: 'shape' }],
    ['one digit', '2026-3-1', { problem: 'shape' }],
  ])('%s', (_, text, expected) => expect(parseDay(text)).toEqual(expected));

  test.each([
    ['a day', '2026-03-31', '2026-03-31', '2026-03-31'],
    ['a month', '2026-02', '2026-02-01', '2026-02-28'],
    ['a range of months', '2025-10/2025-12', '2025-10-01', '2025-12-31'],
    ['a range of days', '2026-01-05/2026-01-20', '2026-01-05', '2026-01-20'],
    ['a mixed range', '2026-01-05/2026-02', '2026-01-05', '2026-02-28'],
  ])('%s', (_, text, from, to) => expect(parsePeriod(text)).toEqual({ value: { from, to, text } }));

  test.each([
    ['a descending range', '2025-12/2025-10', 'descending'],
    ['a month 00', '2026-00', 'unreal'],
    ['an end that is not real', '2026-01/2026-02-30', 'unreal'],
    ['three parts', '2026-01/2026-02/2026-03', 'shape'],
    ['an open range', '2026-01/', 'shape'],
    ['a quarter', '2026-T1', 'shape'],
    ['nothing', '', 'shape'],
  ])('%s', (_, text, problem) => expect(parsePeriod(text)).toEqual({ problem }));
});

describe('reckoning', () => {
  test.each([
    ['90 natural days', addDays('2025-10-01', 90), '2025-12-30'],
    ['back over a year', addDays('2026-01-01', -1), '2025-12-31'],
    ['a month from the 31st', addMonths('2026-01-31', 1), '2026-02-28'],
    ['a month into a leap February', addMonths('2024-01-31', 1), '2024-02-29'],
    ['over the year', addMonths('2026-11-15', 3), '2027-02-15'],
    ['days between', daysBetween('2026-11-20', '2026-12-01'), 11],
    ['days back', daysBetween('2026-03-01', '2026-02-28'), -1],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});

test.each([
  ['2026-11-21T05:59:59Z', 'America/Mexico_City', '2026-11-20'],
  ['2026-11-21T06:00:00Z', 'America/Mexico_City', '2026-11-21'],
  ['2026-11-21T06:00:00Z', 'America/Tijuana', '2026-11-20'],
  ['2026-11-21T04:59:59Z', 'America/Cancun', '2026-11-20'],
  ['2026-11-21T05:00:00Z', 'America/Cancun', '2026-11-21'],
  ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01'],
  ['2026-11-21T05:59:59Z', 'Luna/Tranquilidad', '2026-11-20'],
])('at %s it is in %s the day %s', (moment, zone, day) => {
  expect(dayAt(Date.parse(moment), zone)).toBe(day);
});

describe('intervals', () => {
  test.each([
    ['mensual', '2026-10-31', '2026-11-30'],
    ['quincenal', '2026-11-09', '2026-11-23'],
    ['anual', '2024-02-29', '2025-02-28'],
    ['diario', '2026-12-31', '2027-01-01'],
    ['decenal', '2020-01-01', '2030-01-01'],
    ['por evento', '2026-11-09', undefined],
    ['tiempo real', '2026-11-09', undefined],
  ])('after %s data', (word, last, expected) => {
    const interval = parseInterval(FREQUENCY_WORDS[word] ?? '');
    expect(interval && nextDue(interval, last)).toBe(expected);
  });

  test.each(['R/P1X', 'P1M', 'R/P', 'R/P0D', 'R/PT', 'mensual', 'R/P1M ', `R/P${'9'.repeat(30)}D`])(
    '%s is none',
    (text) => expect(parseInterval(text)).toBeUndefined(),
  );

  test.each([
    ['R/P12M', 'R/P1Y', true],
    ['R/P7D', 'R/P1W', true],
    ['R5/P1M', 'R/P1M', true],
    ['R/P1M', 'R/P30D', false],
    ['irregular', 'irregular', true],
    ['irregular', 'realtime', false],
    ['R/P1M', 'mensual', false],
  ])('%s and %s', (one, other, expected) => expect(sameInterval(one, other)).toBe(expected));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../test/fuzz.ts';
import { DEFAULT_FIELD } from '../schema.ts';
import { dayNumber, daysInMonth, isDate } from './calendar.ts';
import { dateType, datetimeType, timeType } from './moments.ts';
import { durationType } from './periods.ts';
import { compileStrptime } from './strptime.ts';

const RUNS = runs(2000);
const DAY = 86_400_000;

/** The calendar of the language itself: our independent one. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const days = fc.integer({ min: dayNumber(1, 1, 1), max: dayNumber(9999, 12, 31) });
const field = (format: string): typeof DEFAULT_FIELD & { name: string } => ({ ...DEFAULT_FIELD, name: 'v', format });

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(day: number): Parts {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** How each directive is written. */
const WRITE: Readonly<Record<string, (parts: Parts) => string>> = {
  '%Y': ({ year }) => pad(year, 4),
  '%m': ({ month }) => pad(month),
  '%d': ({ day }) => pad(day),
  '%e': ({ day }) => String(day).padStart(2, ' '),
  '%B': ({ month }) => MONTHS[month - 1] ?? '',
  '%b': ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  '%j': ({ year, month, day }) => pad(dayNumber(year, month, day) - dayNumber(year, 1, 1) + 1, 3),
  '%F': ({ year, month, day }) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`,
  '%%': () => '%',
};

const write = (format: string, parts: Parts): string => format.replace(/%./g, (one) => WRITE[one]?.(parts) ?? one);

const FORMATS = ['%Y-%m-%d', '%d/%m/%Y', '%Y%m%d', '%F', '%d %B %Y', '%b %e, %Y', '%Y-%j', '%j%%%Y', '(%d.%m) [%Y]*'];

describe('the calendar', () => {
  test('has the days of another', { timeout: 0 }, () => {
    const part = fc.record({ year: fc.integer({ min: 1, max: 9999 }), month: fc.nat(13), day: fc.nat(32) });
    const property = fc.property(part, ({ year, month, day }) => {
      const date = utc(year, month, day);
      const isSame = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
      expect(isDate(year, month, day)).toBe(isSame);
      if (isSame) expect(dayNumber(year, month, day)).toBe(date.getTime() / DAY);
    });
    fc.assert(property, RUNS);
  });

  test('has months as long as the other’s', () => {
    for (const year of [4, 100, 400, 1900, 1996, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month++) {
        expect(daysInMonth(year, month)).toBe(new Date(utc(year, month + 1, 1).getTime() - DAY).getUTCDate());
      }
    }
  });
});

describe('dates', () => {
  test('are the same day in every format, and no other', { timeout: 0 }, () => {
    const types = FORMATS.map((format) => [format, dateType(field(format))] as const);
    const property = fc.property(days, fc.integer({ min: -400, max: 400 }), (day, apart) => {
      const key = dateType(field('default')).read(write('%F', partsOf(day)))?.key;
      expect(key).toBe(write('%F', partsOf(day)));
      for (const [format, type] of types) {
        expect(type.read(write(format, partsOf(day)))?.key, format).toBe(key);
        if (apart === 0 || day + apart < dayNumber(1, 1, 1) || day + apart > dayNumber(9999, 12, 31)) continue;
        const [here, there] = [day, day + apart].map((each) => type.read(write(format, partsOf(each))));
        if (here === undefined || there === undefined) throw new Error(`unread in ${format}`);
        expect(there.key).not.toBe(key);
        expect(Math.sign(type.compare?.(there, here) ?? 0)).toBe(Math.sign(apart));
      }
    });
    fc.assert(property, runs(400));
  });
});

describe('times', () => {
  test('are read back from every way to write them', { timeout: 0 }, () => {
    const reads = ['%H:%M:%S.%f', '%I:%M:%S.%f %p', '%T.%f', '%X.%f', '%R:%S.%f'].map(compileStrptime);
    const property = fc.property(fc.nat(86_399), fc.integer({ min: 0, max: 999_999 }), (seconds, micros) => {
      const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const rest = `:${pad(minute)}:${pad(second)}.${pad(micros, 6)}`;
      const twelve = `${pad(hour % 12 === 0 ? 12 : hour % 12)}${rest} ${hour < 12 ? 'AM' : 'pm'}`;
      for (const [index, read] of reads.entries()) {
        const moment = read?.(index === 1 ? twelve : pad(hour) + rest);
        expect(moment).toMatchObject({ hour, minute, second, fraction: pad(micros, 6) });
      }
    });
    fc.assert(property, RUNS);
  });

  test('are ordered to their last digit', () => {
    const type = timeType(field('%H:%M:%S.%f'));
    const [one, other] = ['23:59:59.000001', '23:59:59.000002'].map((text) => type.read(text));
    expect(one !== undefined && other !== undefined && type.compare?.(one, other)).toBe(-1);
  });
});

describe('datetimes', () => {
  const type = datetimeType(field('default'));
  const zones = fc.integer({ min: -14 * 60, max: 14 * 60 });
  const instants = fc.integer({ min: Date.UTC(1000, 0, 1) / 1000, max: Date.UTC(3000, 0, 1) / 1000 });

  function writeAt(instant: number, zone: number): string {
    const local = new Date((instant + zone * 60) * 1000).toISOString().slice(0, 19);
    const [hours, minutes] = [Math.floor(Math.abs(zone) / 60), Math.abs(zone) % 60];
    return zone === 0 ? `${local}Z` : `${local}${zone < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
  }

  test('are the same instant in every zone, and no other', { timeout: 0 }, () => {
    const property = fc.property(
      instants,
      fc.integer({ min: -90_000, max: 90_000 }),
      zones,
      zones,
      (at, apart, here, there) => {
        const [one, other] = [type.read(writeAt(at, here)), type.read(writeAt(at + apart, there))];
        if (one === undefined || other === undefined) throw new Error('unread');
        expect(one.key === other.key).toBe(apart === 0);
        expect(Math.sign(type.compare?.(other, one) ?? 0)).toBe(Math.sign(apart));
        expect(type.read(writeAt(at, here))?.key).toBe(type.read(writeAt(at, there))?.key);
      },
    );
    fc.assert(property, RUNS);
  });

  test('without a zone are no instant of one', () => {
    expect(type.read('2024-01-01T00:00:00')?.key).not.toBe(type.read('2024-01-01T00:00:00Z')?.key);
  });
});

describe('durations', () => {
  const part = fc.nat(400);
  const durations = fc
    .record({ sign: fc.constantFrom('', '-'), months: part, days: part, hours: part, seconds: part, tenths: fc.nat(9) })
    .map(({ sign, months, days: count, hours, seconds, tenths }) => ({
      text: `${sign}P${months}M${count}DT${hours}H${seconds}.${tenths}S`,
      months: sign === '-' ? -months : months,
      milliseconds: (sign === '-' ? -1 : 1) * (((count * 24 + hours) * 3600 + seconds) * 1000 + tenths * 100),
    }));
  type Duration = { readonly text: string; readonly months: number; readonly milliseconds: number };

  /** XML Schema, part 2, 3.2.6.2: less only where it is less from each of four instants. */
  const REFERENCES = [
    [1696, 9],
    [1697, 2],
    [1903, 3],
    [1903, 7],
  ] as const;
  function order(one: Duration, other: Duration): number {
    const signs = REFERENCES.map(([year, month]) => {
      const [a = 0, b = 0] = [one, other].map(
        ({ months, milliseconds }) => Date.UTC(year, month - 1 + months, 1) + milliseconds,
      );
      return Math.sign(a - b);
    });
    return signs.every((sign) => sign === signs[0]) ? (signs[0] ?? 0) : Number.NaN;
  }

  test('have the partial order of XML Schema', { timeout: 0 }, () => {
    const property = fc.property(durations, durations, (one, other) => {
      const [a, b] = [durationType.read(one.text), durationType.read(other.text)];
      if (a === undefined || b === undefined) throw new Error('unread');
      expect(durationType.compare?.(a, b)).toBe(order(one, other));
      expect(a.key === b.key).toBe(one.months === other.months && one.milliseconds === other.milliseconds);
    });
    fc.assert(property, RUNS);
  });

  test.each([
    ['P1M', 'P30D', Number.NaN],
    ['P1M', 'P27D', 1],
    ['P1M', 'P32D', -1],
    ['P1Y', 'P365D', Number.NaN],
    ['P1Y', 'P12M', 0],
    ['P1D', 'PT24H', 0],
    ['-P1D', 'PT0S', -1],
    ['-PT0.1S', '-PT0.2S', 1],
    ['PT0.10000000000000000001S', 'PT0.1S', 1],
    [`P${'9'.repeat(30)}Y`, `P${'9'.repeat(30)}YT1S`, -1],
  ])('%s beside %s', (one, other, expected) => {
    const [a, b] = [durationType.read(one), durationType.read(other)];
    expect(a !== undefined && b !== undefined && durationType.compare?.(a, b)).toBe(expected);
  });
});

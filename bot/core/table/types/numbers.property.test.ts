import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../../test/fuzz.ts';
import { DEFAULT_FIELD } from '../schema.ts';
import { compareDecimals, decimalKey, isWhole, readDecimal } from './decimal.ts';
import { integerType, numberType } from './numbers.ts';

const RUNS = runs(3000);

const digits = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...'0001234599'), { maxLength }).map((all) => all.join(''));

/** A number as text, and its exact value times 10^SCALE. */
const SCALE = 120;
const numbers = fc
  .record({
    sign: fc.constantFrom('', '+', '-'),
    whole: digits(30),
    fraction: digits(30),
    exponent: fc.option(fc.integer({ min: -45, max: 45 }), { nil: undefined }),
    zeros: fc.nat(12),
  })
  .filter(({ whole, fraction }) => whole !== '' || fraction !== '')
  .map(({ sign, whole, fraction, exponent = 0, zeros }) => {
    const power = exponent === 0 ? '' : `e${exponent < 0 ? '-' : ''}${'0'.repeat(zeros)}${Math.abs(exponent)}`;
    const size = BigInt(whole + fraction) * 10n ** BigInt(SCALE - fraction.length + exponent);
    return {
      text: `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${power}`,
      value: sign === '-' ? -size : size,
    };
  });

/** Pairs that are often equal, or differ only far behind the point. */
const pairs = fc.oneof(
  fc.tuple(numbers, numbers),
  fc.tuple(numbers, fc.nat(20), fc.constantFrom('', '1')).map(([one, zeros, last]) => {
    const [mantissa = '', power = ''] = one.text.split('e');
    const tail = `${mantissa.includes('.') ? '' : '.'}${'0'.repeat(zeros)}${last}`;
    const text = mantissa + tail + (power === '' ? '' : `e${power}`);
    const places = (mantissa.split('.')[1] ?? '').length + zeros + 1;
    const more = last === '' ? 0n : 10n ** BigInt(SCALE - places + Number(power === '' ? 0 : power));
    return [one, { text, value: text.startsWith('-') ? one.value - more : one.value + more }] as const;
  }),
);

const sign = (value: bigint): number => (value > 0n ? 1 : value < 0n ? -1 : 0);

describe('decimals', () => {
  test('are ordered, and equal, as exact arithmetic has it', { timeout: 0 }, () => {
    const property = fc.property(pairs, ([one, other]) => {
      const [a, b] = [readDecimal(one.text), readDecimal(other.text)];
      if (a === undefined || b === undefined) throw new Error(`unread: ${one.text} ${other.text}`);
      expect(Math.sign(compareDecimals(a, b))).toBe(sign(one.value - other.value));
      expect(decimalKey(a) === decimalKey(b)).toBe(one.value === other.value);
    });
    fc.assert(property, RUNS);
  });

  test('are whole where exact arithmetic has no rest', { timeout: 0 }, () => {
    const property = fc.property(numbers, ({ text, value }) => {
      const read = readDecimal(text);
      expect(read && isWhole(read)).toBe(value % 10n ** BigInt(SCALE) === 0n);
    });
    fc.assert(property, RUNS);
  });

  test('have a key that is read as the same number', { timeout: 0 }, () => {
    const property = fc.property(numbers, ({ text }) => {
      const key = numberType({ ...DEFAULT_FIELD, name: 'v' }).read(text)?.key ?? '';
      expect(numberType({ ...DEFAULT_FIELD, name: 'v' }).read(key)?.key).toBe(key);
    });
    fc.assert(property, RUNS);
  });

  test('have exponents of any length', () => {
    const keyOf = (text: string): string | undefined => numberType({ ...DEFAULT_FIELD, name: 'v' }).read(text)?.key;
    expect(keyOf('10e999999999998')).toBe(keyOf('1e999999999999'));
    expect(keyOf('1e999999999999')).not.toBe(keyOf('1e999999999998'));
    expect(keyOf(`0e${'9'.repeat(30)}`)).toBe('0');
    expect(keyOf(`1e${'9'.repeat(30)}`)).not.toBe(undefined);
  });
});

describe('integers', () => {
  test('have the keys of BigInt, whatever groups and words are around', () => {
    const plain = integerType({ ...DEFAULT_FIELD, name: 'v' });
    const dressed = integerType({ ...DEFAULT_FIELD, name: 'v', groupChar: ',', bareNumber: false });
    const property = fc.property(fc.bigInt({ min: -(10n ** 35n), max: 10n ** 35n }), fc.nat(5), (value, zeros) => {
      const text = `${value < 0n ? '-' : ''}${'0'.repeat(zeros)}${value < 0n ? -value : value}`;
      expect(plain.read(text)?.key).toBe(String(value));
      expect(dressed.read(`MXN ${value.toLocaleString('en-US')} pesos`)?.key).toBe(String(value));
    });
    fc.assert(property, RUNS);
  });
});

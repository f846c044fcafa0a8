import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clabeVerdict } from './clabe.ts';
import { curpVerdict } from './curp.ts';
import { domainOf, domainsIn, EmailDomains } from './email.ts';
import { nssVerdict } from './nss.ts';
import { checkPhone, isLabelledPhone } from './phone.ts';
import { rfcVerdict } from './rfc.ts';
import { voterKeyVerdict } from './voter-key.ts';

const CURPS = ['SABC560626MDFLRN01', 'HEGG560427MVZRRL04', 'BEML920313HMCLNS09', 'MASI050805MVZRLRA8'];
const RFCS = [
  'EKU9003173C9',
  'IIA040805DZ4',
  'CACX7605101P8',
  'KICR630120NX3',
  'OÑO120726RX3',
  'Ñ&T130705MD6',
  'MHTR93041179A',
];
const NSSS = ['12345678903', '01938500012', '97058001237', '72998500424'];
const CLABES = ['032180000118359719', '002010077777777771', '646180157000000004'];

describe('the vectors of the domain', () => {
  test.each(CURPS)('CURP %s is valid', (text) => expect(curpVerdict(text)).toBe('valid'));
  test.each(RFCS)('RFC %s is valid', (text) => expect(rfcVerdict(text)).toBe('valid'));
  test.each(NSSS)('NSS %s is valid', (text) => expect(nssVerdict(text)).toBe('valid'));
  test.each(CLABES)('CLABE %s is valid', (text) => expect(clabeVerdict(text)).toBe('valid'));
  test.each([
    ['a wrong digit', curpVerdict, 'HEGG560427MVZRRL05', 'form'],
    ['a month 13', curpVerdict, 'PEGL891313MJCRMS06', 'no'],
    ['30 February', curpVerdict, 'PEGL890230MJCRMS08', 'no'],
    ['29 February 1900', curpVerdict, 'PEGL000229MJCRMS08', 'no'],
    ['an unknown state', curpVerdict, 'HEGG560427MZZRRL04', 'no'],
    ['a vowel among the consonants', curpVerdict, 'HEGG560427MVZARL04', 'no'],
    ['a wrong digit', rfcVerdict, 'EKU9003173C8', 'form'],
    ['a wrong digit, in real use', rfcVerdict, 'VACE460910SX6', 'form'],
    ['the public at large', rfcVerdict, 'XAXX010101000', 'no'],
    ['abroad', rfcVerdict, 'XEXX010101000', 'no'],
    ['a month 13', rfcVerdict, 'EKU9013173C9', 'no'],
    ['a wrong digit', nssVerdict, '12345678900', 'form'],
    ['zeros', nssVerdict, '00000000000', 'no'],
    ['a wrong digit', clabeVerdict, '032180000118359718', 'form'],
    ['18 zeros', clabeVerdict, '000000000000000000', 'no'],
    ['the sample of its form', voterKeyVerdict, 'GMVLMR80070501M100', 'form'],
    ['a month 13', voterKeyVerdict, 'GMVLMR80130501M100', 'no'],
    ['a state 33', voterKeyVerdict, 'GMVLMR80070533M100', 'no'],
    ['born abroad', voterKeyVerdict, 'GMVLMR80070587H100', 'form'],
  ])('%s: %o of %s is %s', (_, verdict, text, expected) => expect(verdict(text)).toBe(expected));

  test('no identifier is another', () => {
    for (const text of [...CURPS, ...RFCS, ...NSSS, ...CLABES]) {
      const verdicts = [curpVerdict, rfcVerdict, nssVerdict, clabeVerdict, voterKeyVerdict].map((each) => each(text));
      expect(verdicts.filter((verdict) => verdict !== 'no')).toHaveLength(1);
    }
  });
});

describe('however they are written', () => {
  test.each([
    ['lower case', 'sabc560626mdflrn01'],
    ['accents', 'SÁBC560626MDFLRN01'],
    ['spaces within', 'SABC 560626 MDFLRN 01'],
    ['spaces around', '  SABC560626MDFLRN01 '],
    ['hyphens', 'SABC-560626-MDFLRN01'],
    ['no-break spaces', 'SABC\u00a0560626\u00a0MDFLRN01'],
    ["a spreadsheet's apostrophe", "'SABC560626MDFLRN01"],
    ['letters of full width', 'ＳＡＢＣ560626MDFLRN01'],
    ['invisible characters', 'SABC\u200b560626MDFLRN01'],
  ])('CURP with %s', (_, text) => expect(curpVerdict(text)).toBe('valid'));
  test.each(['oño120726rx3', 'OÑO-120726-RX3', 'On\u0303o 120726 RX3'])('RFC %s', (text) =>
    expect(rfcVerdict(text)).toBe('valid'),
  );
  test.each(['0321 8000 0118 3597 19', '032-180-00011835971-9'])('CLABE %s', (text) =>
    expect(clabeVerdict(text)).toBe('valid'),
  );
});

const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

function substitutions(text: string, alphabet: string): readonly { readonly text: string; readonly change: number }[] {
  return [...text].flatMap((symbol, at) =>
    [...alphabet]
      .filter((other) => other !== symbol)
      .map((other) => ({
        text: text.slice(0, at) + other + text.slice(at + 1),
        change: (18 - at) * (alphabet.indexOf(other) - alphabet.indexOf(symbol)),
      })),
  );
}

describe('single substitutions', () => {
  test.each(CURPS)('of CURP %s pass only where the weights let them', (curp) => {
    const all = substitutions(curp, ALPHABET);
    const passed = all.filter(({ text }) => curpVerdict(text) === 'valid');
    expect(passed.every(({ change }) => change % 10 === 0)).toBe(true);
    // The digit alone lets 142 of 612 pass.
    expect(passed.length).toBeLessThan(100);
  });

  test.each(CLABES)('of CLABE %s never pass: its weights have no factor in common with ten', (clabe) => {
    const passed = substitutions(clabe, '0123456789').filter(({ text }) => clabeVerdict(text) === 'valid');
    expect(passed).toEqual([]);
  });

  test.each(NSSS)('of NSS %s never pass', (nss) => {
    expect(substitutions(nss, '0123456789').filter(({ text }) => nssVerdict(text) === 'valid')).toEqual([]);
  });

  test('chance passes one number in ten, and no text a CURP', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 18, maxLength: 18 });
    const numbers = fc.sample(digits, { numRuns: 4000, seed: 4 });
    const share = numbers.filter((text) => clabeVerdict(text) === 'valid').length / numbers.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.16);
    const letters = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(letters, (text) => curpVerdict(text) === 'no'),
      { seed: 4, numRuns: 2000 },
    );
  });

  test('checks answer whatever they are asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const verdict of [curpVerdict, rfcVerdict, nssVerdict, clabeVerdict, voterKeyVerdict]) {
          expect(['no', 'form', 'valid']).toContain(verdict(text));
        }
        expect(['no', 'bare', 'written']).toContain(checkPhone(text));
        expect(domainsIn(text).length).toBeLessThan(5);
      }),
      { seed: 4 },
    );
  });
});

describe('telephones', () => {
  test.each([
    ['(55) 5628 1111', 'written'],
    ['477-719-0000', 'written'],
    ['+52 477 719 0000', 'written'],
    ['+52 1 55 5628 1111', 'written'],
    ['01 55 5628 1111', 'written'],
    ['01 (477) 719 0000', 'written'],
    ['55 5628 1111', 'written'],
    ['55.5628.1111', 'written'],
    ['5556281111', 'bare'],
    ['525556281111', 'bare'],
    ['0445556281111', 'bare'],
    ['101.2047323', 'no'],
    ['-101.2047323', 'no'],
    ['20.091472222222', 'no'],
    ['1234567890', 'no'],
    ['2222222222', 'no'],
    ['2023-001-0045', 'no'],
    ['2000-08-04 10', 'no'],
    ['27565-726482', 'no'],
    ['1,234,567,890', 'no'],
    ['2484926.1112', 'no'],
    ['12 345', 'no'],
  ])('%s is %s', (text, expected) => expect(checkPhone(text)).toBe(expected));

  test.each([
    ['719 00 00', true],
    ['719 00 00 Ext. 1203 y 1204', true],
    ['55 5628 1111 / 55 5628 1112', true],
    ['101.2047323', false],
    ['1,234,567', false],
    ['no tiene', false],
    ['123', false],
  ])('below a header, %s: %s', (text, expected) => expect(isLabelledPhone(text)).toBe(expected));
});

describe('addresses of mail', () => {
  const domains = new EmailDomains(['sanaurelio.example']);
  test.each([
    ['a@leon.gob.mx', 'institutional'],
    ['a@ugto.edu.mx', 'institutional'],
    ['a@pemex.com', 'institutional'],
    ['a@sanaurelio.example', 'institutional'],
    ['a@agua.sanaurelio.example', 'institutional'],
    ['a@notsanaurelio.example', 'other'],
    ['a@gmail.com', 'personal'],
    ['a@HOTMAIL.com', 'personal'],
    ['a@yahoo.com.mx', 'personal'],
    ['a@live.com.mx', 'personal'],
    ['a@prodigy.net.mx', 'personal'],
    ['a@empresa.com', 'other'],
  ])('%s is %s', (text, expected) => expect(domains.classOf(domainOf(text) ?? '')).toBe(expected));

  test.each(['a@', '@b.mx', 'a@b', 'a b@c.mx', 'a@b.mx, c@d.mx', 'a@b@c.mx'])('%s is none alone', (text) =>
    expect(domainOf(text)).toBeUndefined(),
  );
  test('several in a text', () => expect(domainsIn('x <a@b.mx>; c@d.com.mx.')).toEqual(['b.mx', 'd.com.mx']));
});

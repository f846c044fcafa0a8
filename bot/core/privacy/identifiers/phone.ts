/**
 * Mexican telephone numbers: ten digits, with or without +52, lada and the prefixes of before 2019. Ten digits may be
 * anything, so the way they are written counts: `bare` is believed only below a header, `written` in most of a column.
 */
export type PhoneForm = 'no' | 'bare' | 'written';

/** Prefixes before the ten digits of the number; the longest first. */
const PREFIXES: readonly string[] = ['0052', '521', '52', '044', '045', '01', '1'];
/** Groups as people write them; a contract's 4-3-3 is none. */
const GROUPS =
  /^(?:\d{2}[ -]\d{4}[ -]\d{4}|\d{3}[ -]\d{3}[ -]\d{4}|\d{2}[ -]\d{8}|\d{3}[ -]\d{7}|\d{2}(?:[ -]\d{2}){4})$/;
const DOTTED = /^\d{2,3}\.\d{3,4}\.\d{4}$/;
/** With a sign of its own: parentheses round the lada, or the plus of a country. */
const SIGNED = /^(?:\+?\d{1,3}[ -]?)?\(\d{2,3}\)[ -]?[\d -]+$|^\+52[ -]?[\d -]+$/;

/** How a cell is a telephone number. Floats such as 101.2047323 have one dot and are none. */
export function checkPhone(text: string): PhoneForm {
  const written = text.trim().replace(/^'/, '');
  if (written.length > 24 || !/^[+(\d][\d ().+-]*\d$/.test(written)) return 'no';
  const number = nationalOf(written.replace(/\D/g, ''));
  if (number === undefined) return 'no';
  if (/^\d+$/.test(written)) return 'bare';
  if (DOTTED.test(written) || SIGNED.test(written)) return 'written';
  return !written.includes('.') && GROUPS.test(withoutPrefix(written)) ? 'written' : 'no';
}

function withoutPrefix(written: string): string {
  return written.replace(/^(?:52 ?1?|01|044|045)[ -](?=\d{2,3}[ -])/, '');
}

/** The ten digits; areas begin with 2 to 9, and a number with a single digit repeated is a filler. */
function nationalOf(digits: string): string | undefined {
  const prefix = PREFIXES.find((each) => digits.length === each.length + 10 && digits.startsWith(each)) ?? '';
  const number = digits.slice(prefix.length);
  return number.length === 10 && /^[2-9]/.test(number) && !/^(\d)\1{9}$/.test(number) ? number : undefined;
}

/** Digits of a local number of before 2019, and of one with prefix and extension. */
const LABELLED_DIGITS = { low: 7, high: 22 } as const;
/** Letters of `Ext.`, `Conmutador` and the like. */
const LABELLED_LETTERS = 14;

/** Whether a cell below a telephone's header holds numbers: local ones, several, with extensions. */
export function isLabelledPhone(text: string): boolean {
  if (/^[-+]?\d+[.,]\d+$/.test(text.trim()) || /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text.trim())) return false;
  const digits = text.replace(/\D/g, '').length;
  const letters = text.replace(/\P{L}/gu, '').length;
  return digits >= LABELLED_DIGITS.low && digits <= LABELLED_DIGITS.high && letters <= LABELLED_LETTERS;
}

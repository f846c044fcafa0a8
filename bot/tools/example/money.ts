/** Pesos as text with two decimals, from an integer of cents: sums stay exact. */
export function pesos(cents: number): string {
  if (!Number.isSafeInteger(cents)) throw new Error(`no whole cents: ${cents}`);
  const sign = cents < 0 ? '-' : '';
  const whole = Math.abs(cents);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** Value added tax included: 16 %, rounded to the cent. */
export function withTax(cents: number): number {
  return cents + Math.round((cents * 16) / 100);
}

/** A share in ten-thousandths of an amount of cents, rounded down. */
export function share(cents: number, tenThousandths: number): number {
  return Math.floor((cents * tenThousandths) / 10_000);
}

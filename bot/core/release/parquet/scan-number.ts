/** Plain numbers over bytes, of any length: how many digits they have where, without making a number of them. */

const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** Reads a plain decimal's shape: a minus or none, digits, a point or none, digits. What it found stays until the next. */
export class NumberScan {
  /** Digits before the point, without zeros in front. */
  whole = 0;
  /** Digits behind the point as they are written. */
  places = 0;
  /** … and without the zeros at the end. */
  significant = 0;

  /** Whether bytes[start, end) are a plain decimal. */
  readonly decimal = (bytes: Uint8Array, start: number, end: number): boolean => {
    let at = this.digits(bytes, start, end);
    if (at < 0) return false;
    const before = at - start - (bytes[start] === MINUS ? 1 : 0);
    this.places = 0;
    this.significant = 0;
    if (at === end) return before > 0;
    if (bytes[at] !== POINT) return false;
    const point = at++;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return false;
      if (digit !== 0) this.significant = at - point;
    }
    this.places = end - point - 1;
    return before + this.places > 0;
  };

  /** Whether bytes[start, end) are a plain whole number. */
  readonly integer = (bytes: Uint8Array, start: number, end: number): boolean => {
    this.places = 0;
    this.significant = 0;
    const at = this.digits(bytes, start, end);
    return at === end && at - start > (bytes[start] === MINUS ? 1 : 0);
  };

  /** Passes over the digits before a point; -1 where something else stands there. */
  private digits(bytes: Uint8Array, start: number, end: number): number {
    let at = bytes[start] === MINUS ? start + 1 : start;
    while (at < end && bytes[at] === ZERO) at++;
    const first = at;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) {
        if (digit !== POINT - ZERO) return -1;
        break;
      }
    }
    this.whole = at - first;
    return at;
  }
}

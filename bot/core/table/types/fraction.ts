const ZERO = 48;

/** The digits after a point without the zeros at their end: a loop, since `/0+$/` takes for ever on many zeros inside. */
export function withoutEndZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === ZERO) end--;
  return digits.slice(0, end);
}

/**
 * A text that GitHub takes and gives back as it is: of at most so many characters, cut between two and not within one,
 * and without halves of characters, which would come back as others and be written anew each time.
 */
export function cut(text: string, longest: number): string {
  const whole = Buffer.from(text, 'utf8').toString('utf8');
  if (whole.length <= longest) return whole;
  const end = /[\uD800-\uDBFF]/.test(whole[longest - 2] ?? '') ? longest - 2 : longest - 1;
  return `${whole.slice(0, end)}…`;
}

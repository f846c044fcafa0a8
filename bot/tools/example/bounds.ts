/** The value, or the end it passes. */
export function clampTo(from: number, to: number, value: number): number {
  return Math.min(to, Math.max(from, value));
}

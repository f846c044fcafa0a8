/**
 * How often a property is tried, and from which seed: the committed numbers take seconds. `APERTURA_FUZZ` is another
 * number and `APERTURA_FUZZ_SEED` another seed. A failure prints both; keep what it found as a case with a name.
 */
export function runs(usual: number): { readonly seed: number; readonly numRuns: number } {
  const { APERTURA_FUZZ, APERTURA_FUZZ_SEED } = process.env;
  return { seed: Number(APERTURA_FUZZ_SEED ?? 20_241_026), numRuns: Number(APERTURA_FUZZ ?? usual) };
}

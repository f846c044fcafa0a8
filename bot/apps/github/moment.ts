/** The moment: the machine's own, or `APERTURA_NOW` (ISO 8601), by which tests and demonstrations stand still in time. */
export function momentOf(env: NodeJS.ProcessEnv): number {
  const written = Date.parse(env['APERTURA_NOW'] ?? '');
  return Number.isNaN(written) ? Date.now() : written;
}

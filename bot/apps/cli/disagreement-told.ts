import type { Language } from '../../core/finding.ts';
import { tellVerified } from '../../core/report/verify-face.ts';
import { Disagreement } from '../consume/disagreement.ts';

/** Exit status where something is not what was published. */
export const DIFFERS = 1;

/** Does a command's work; what is not what was published is told on standard error, and ends it with 1. */
export async function orDisagreement(language: Language, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Disagreement)) throw error;
    const { tag, links } = error;
    const colour = process.stderr.isTTY === true && process.env['NO_COLOR'] === undefined;
    const width = process.stderr.columns ?? 100;
    process.stderr.write(tellVerified([{ tag, subject: undefined, links }], { language, colour, width, kept: false }));
    return DIFFERS;
  }
}

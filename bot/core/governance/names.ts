/** The names under which the program's word stands on GitHub: branch rules ask for them, so they never change lightly. */
import type { Impact } from '../difference/impact.ts';

/** The check of the data. It carries the base branch: what holds for one base says nothing of another. */
export function dataCheck(branch: string): string {
  return `apertura/datos (${branch})`;
}

/** The check of the approvals. */
export function governanceCheck(branch: string): string {
  return `apertura/gobernanza (${branch})`;
}

/** The prefix of the labels that tell a change's impact. */
export const IMPACT_LABELS = 'impacto: ';

/** The label of each impact; a change without any has none. */
export const LABEL_OF_IMPACT: Readonly<Record<Impact, string | undefined>> = {
  none: undefined,
  corrective: `${IMPACT_LABELS}corrección`,
  additive: `${IMPACT_LABELS}adición`,
  breaking: `${IMPACT_LABELS}incompatible`,
  withdrawal: `${IMPACT_LABELS}retiro`,
};

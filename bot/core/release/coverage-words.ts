/** On whose word something was published, as plain sentences with names in backticks; faces escape them. */
import type { Language } from '../finding.ts';
import { STEWARD } from '../plan/policy.ts';
import { code } from '../table/words.ts';
import type { CountedApproval, Coverage } from './coverage.ts';

/** One item of the list of approvals, and what stands below it. */
export interface ToldCoverage {
  readonly sentence: string;
  readonly approvals: readonly string[];
}

interface CoverageWords {
  readonly pull: (pull: Extract<Coverage, { readonly kind: 'pull' }>) => string;
  readonly notNeeded: string;
  readonly steward: string;
  readonly approval: (who: string, groups: readonly string[], rules: readonly string[]) => string;
  readonly adopted: (by: string, commit: string) => string;
  readonly unreviewed: string;
}

const WORDS: Readonly<Record<Language, CoverageWords>> = {
  es: {
    pull: ({ number, title, author, merged }) =>
      `Solicitud n.º ${number}, “${title}”, de ${code(author)}, integrada el ${merged.slice(0, 10)}.`,
    notNeeded: 'La política no pedía ninguna aprobación.',
    steward: 'quien cuida los datos',
    approval: (who, groups, rules) =>
      `${who}${groups.length === 0 ? '' : `, por ${groups.join(', ')}`}${rules.length === 0 ? '' : `: “${rules.join('”, “')}”`}.`,
    adopted: (by, commit) =>
      `Ya estaba en el repositorio (${code(commit.slice(0, 12))}) cuando ${code(by)} comenzó a publicar.`,
    unreviewed: 'Ensayo: nadie lo ha revisado.',
  },
  en: {
    pull: ({ number, title, author, merged }) =>
      `Pull request no. ${number}, “${title}”, by ${code(author)}, merged on ${merged.slice(0, 10)}.`,
    notNeeded: 'The policy asked for no approval.',
    steward: 'the steward of the data',
    approval: (who, groups, rules) =>
      `${who}${groups.length === 0 ? '' : `, for ${groups.join(', ')}`}${rules.length === 0 ? '' : `: “${rules.join('”, “')}”`}.`,
    adopted: (by, commit) =>
      `It already stood in the repository (${code(commit.slice(0, 12))}) when ${code(by)} began to publish.`,
    unreviewed: 'A rehearsal: nobody has reviewed it.',
  },
};

/** Tells a coverage in a language. */
export function tellCoverage(coverage: Coverage, language: Language): ToldCoverage {
  const words = WORDS[language];
  switch (coverage.kind) {
    case 'pull':
      return {
        sentence: words.pull(coverage),
        approvals:
          coverage.approvals.length === 0
            ? [words.notNeeded]
            : coverage.approvals.map((approval) =>
                words.approval(whoOf(approval), groupNames(approval, language, code), approval.rules),
              ),
      };
    case 'adopted':
      return { sentence: words.adopted(coverage.by, coverage.commit), approvals: [] };
    case 'unreviewed':
      return { sentence: words.unreviewed, approvals: [] };
  }
}

/** The groups in whose name somebody approved, by their titles; `coded` sets the id of one that has none. */
export function groupNames(
  { groups, titles = [] }: CountedApproval,
  language: Language,
  coded: (id: string) => string,
): readonly string[] {
  return groups.map((id, at) => (id === STEWARD ? WORDS[language].steward : titles[at] || coded(id)));
}

function whoOf({ login, name, post }: CountedApproval): string {
  const known = [name, post].filter((part) => part !== undefined && part !== '').join(', ');
  return known === '' ? code(login) : `${known} (${code(login)})`;
}

import type { Fact, Finding, Language, Sentence } from '../finding.ts';
import { code, quoted } from '../table/words.ts';

function factText(fact: Fact): string {
  if (typeof fact === 'string') return quoted(fact);
  return typeof fact === 'object' ? fact.map((item: string | number) => String(item)).join(', ') : String(fact);
}

function detailsOf({ place, facts }: Finding): string {
  const told = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  const parts = told.map(([name, fact]) => `${code(name)} ${factText(fact)}`);
  if (place.cell !== undefined) parts.unshift(quoted(place.cell));
  if (place.field !== undefined) parts.unshift(code(place.field));
  return parts.length === 0 ? '.' : `: ${parts.join('; ')}.`;
}

/** How a rule is told that has no sentence here: by its id and its facts. The empty title stands for the rule's id. */
export const UNKNOWN: Readonly<Record<Language, Sentence<Finding>>> = {
  es: {
    title: '',
    says: (finding) =>
      `La regla ${code(finding.rule)} encontró algo que esta versión no sabe explicar${detailsOf(finding)}`,
    mend: () => 'Consulte este informe con la versión de Apertura que lo hizo.',
  },
  en: {
    title: '',
    says: (finding) =>
      `The rule ${code(finding.rule)} found something that this version cannot explain${detailsOf(finding)}`,
    mend: () => 'Read this report with the version of Apertura that made it.',
  },
};

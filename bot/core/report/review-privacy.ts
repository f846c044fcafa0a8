import type { Review } from './review.ts';

/** Datasets that may hold personal data, or that lose some by law: no value of theirs is shown. */
export function withheldIn({ report, decision }: Review): ReadonlySet<string> {
  const isGrave = ({ rule, severity }: { readonly rule: string; readonly severity: string }): boolean =>
    rule.startsWith('privacy-') && severity !== 'note';
  const facts = decision.facts.filter(
    ({ predicate }) => predicate === 'personal-data' || predicate === 'legal-takedown',
  );
  return new Set([
    ...report.tallies.filter(isGrave).flatMap(({ dataset }) => dataset ?? []),
    ...report.findings.filter(isGrave).flatMap(({ place }) => place.dataset ?? []),
    ...facts.flatMap(({ datasets }) => datasets),
  ]);
}

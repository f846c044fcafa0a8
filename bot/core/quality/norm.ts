/** Norm profiles: which rules an institution holds itself to, how grave they are, and the article behind each. */
import atdt2025 from '../../../schemas/norms/atdt-2025.json' with { type: 'json' };
import guia2017 from '../../../schemas/norms/guia-2017.json' with { type: 'json' };
import leon2026 from '../../../schemas/norms/leon-2026.json' with { type: 'json' };
import type { Severity } from '../finding.ts';
import type { QualityRuleId } from './finding.ts';
import { ruleOf } from './rules.ts';

/** The profiles that there are. */
export const NORMS = ['guia-2017', 'atdt-2025', 'leon-2026'] as const;
/** A profile’s name. */
export type NormName = (typeof NORMS)[number];

/** What a profile says of one rule. The rule may be of any room; severities hold for this one's. */
export interface NormRule {
  readonly article: string;
  readonly severity?: Severity | 'off';
}

/** A norm as data: the rules it asks for, and what it rests on. */
export interface NormProfile {
  readonly name: NormName;
  readonly title: string;
  readonly short: string;
  readonly published: string;
  readonly source: string;
  /** What a reader has to know before relying on the profile. */
  readonly notices: readonly string[];
  readonly rules: Readonly<Record<string, NormRule>>;
}

// The schema of the profiles is held over these files by a test.
const PROFILES: Readonly<Record<NormName, NormProfile>> = {
  'guia-2017': guia2017 as NormProfile,
  'atdt-2025': atdt2025 as NormProfile,
  'leon-2026': leon2026 as NormProfile,
};

/** The profile used where the institution names none. */
export const DEFAULT_NORM: NormName = 'guia-2017';

/** A profile by its name; `undefined` where there is none of the name. */
export function profileOf(name: string): NormProfile | undefined {
  return Object.hasOwn(PROFILES, name) ? PROFILES[name as NormName] : undefined;
}

/** How grave a rule is under a profile; `undefined` where the profile does not choose it. */
export function severityOf(profile: NormProfile, id: QualityRuleId): Severity | undefined {
  const said = profile.rules[id];
  if (said === undefined || said.severity === 'off') return undefined;
  return said.severity ?? ruleOf(id).severity;
}

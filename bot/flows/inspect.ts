import type { Package, Resource } from '../core/dataset/package.ts';
import type { Finding } from '../core/finding.ts';
import { lineAt } from '../core/plan/origin.ts';
import type { Plan } from '../core/plan/plan.ts';
import { isPersonalKind } from '../core/privacy/kind.ts';
import { type Acceptance, DEFAULT_K, type PrivacyOptions } from '../core/privacy/options.ts';
import { DEFAULT_POLICY } from '../core/privacy/policy.ts';
import { watchPrivacy } from '../core/privacy/watch.ts';
import type { TableEvidence } from '../core/quality/evidence.ts';
import { DEFAULT_NORM, type NormProfile, profileOf } from '../core/quality/norm.ts';
import { watchQuality } from '../core/quality/quality-watch.ts';
import { type Tallied, Tally } from '../core/tally.ts';
import type { CheckOptions, Inspected, Inspection, Subject } from './check-options.ts';

/** What inspecting tables gave besides findings. */
export interface Inspector {
  readonly inspect: NonNullable<CheckOptions['inspect']>;
  /** Counts for scores, by dataset. */
  readonly evidence: ReadonlyMap<string, readonly TableEvidence[]>;
}

/**
 * Looks for personal data and at quality, in the reading that checks each table. What `former` descriptions declare to
 * single people out still does: a change may not undeclare it for itself.
 */
export function inspectorFor(plan: Plan, limit: number, former: ReadonlyMap<string, Package> = new Map()): Inspector {
  const evidence = new Map<string, TableEvidence[]>();
  const norm = normOf(plan);
  const inspect = ({ resource, package: made, table, checked }: Subject): Inspection => {
    const was = former.get(made.dataset)?.resources.find(({ name }) => name === resource.name);
    const privacy = watchPrivacy(table, privacyOptions(plan, made, resource, was));
    const quality = watchQuality(table, { norm, limit, checked });
    const finish = (): Inspected => {
      const personal = privacy.finish();
      const { evidence: counts, tallies } = quality.finish();
      evidence.set(made.dataset, [...(evidence.get(made.dataset) ?? []), counts]);
      return { found: [...tallied(personal, limit), ...tallies], masked: maskedBy(personal) };
    };
    return { watchers: [privacy, quality], finish };
  };
  return { inspect, evidence };
}

/** The norm that the institution holds itself to. */
export function normOf({ institution }: Plan): NormProfile {
  const chosen = profileOf(institution?.profile ?? DEFAULT_NORM) ?? profileOf(DEFAULT_NORM);
  if (chosen === undefined) throw new Error(`the norm ${DEFAULT_NORM} is not there`);
  return chosen;
}

/** What the plan says of a table's personal data. */
export function privacyOptions(
  plan: Plan,
  made: Package,
  resource: Resource,
  was: Resource | undefined = undefined,
): PrivacyOptions {
  const still = new Set(resource.schema?.fields.map(({ name }) => name));
  const before = was === undefined ? [] : quasiIdentifiersOf(was).filter((name) => still.has(name));
  return {
    accepted: acceptancesOf(plan, made.dataset).filter((accepted) => accepted.resource === resource.name),
    ownDomains: plan.institution?.mailDomains ?? [],
    quasiIdentifiers: [...new Set([...quasiIdentifiersOf(resource), ...before])],
    k: plan.policy?.thresholds.k ?? DEFAULT_K,
    policy: DEFAULT_POLICY,
  };
}

/** What a dataset's legal review accepts. */
export function acceptancesOf({ promises }: Plan, dataset: string): readonly Acceptance[] {
  const review = promises.find((promise) => promise.dataset === dataset)?.legalReview;
  return (review?.findings ?? []).flatMap(({ kind, resource, field, ground, treatment, reviewer, date, at }) => {
    if (!isPersonalKind(kind)) return [];
    const place = { path: at.document.path, dataset, resource, line: lineAt(at), pointer: at.pointer };
    return [{ kind, resource, field, ground, treatment, reviewer, date: date ?? '', place }];
  });
}

/** Fields that say of themselves that with others they might single somebody out. */
function quasiIdentifiersOf({ authoredSchema }: Resource): readonly string[] {
  if (typeof authoredSchema !== 'object' || authoredSchema === null || !('fields' in authoredSchema)) return [];
  const { fields } = authoredSchema;
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field: unknown) => {
    if (typeof field !== 'object' || field === null) return [];
    const { name, quasiIdentifier } = field as { readonly name?: unknown; readonly quasiIdentifier?: unknown };
    return quasiIdentifier === true && typeof name === 'string' ? [name] : [];
  });
}

function tallied(findings: readonly Finding[], limit: number): readonly Tallied<Finding>[] {
  const tally = new Tally(limit);
  for (const [order, finding] of findings.entries()) tally.add(finding, order);
  return tally.results();
}

function maskedBy(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ place }) => place.field ?? []);
}

/** Access, legal review, risks, actions, and what names datasets. */

import type { Package } from '../dataset/package.ts';
import { daysBetween } from './dates.ts';
import { packageOf } from './evidence.ts';
import { found, PLAN_SEVERITIES, type PlanItem, type Report } from './finding.ts';
import { below, lineAt, type PlanOrigin, placeAt } from './origin.ts';
import { LEVELS, type Plan } from './plan.ts';
import type { DatasetPromise, LegalFinding } from './promise.ts';
import type { PlanRule } from './rule.ts';

const accessGround: PlanRule = {
  id: 'plan-access-ground',
  check({ plan }, report) {
    for (const { access, at } of plan.promises) {
      const { level, ground } = access;
      if (level === undefined || level === 'publico' || (ground ?? '').trim() !== '') continue;
      report(found('plan-access-ground', { level }, placeAt(below(at, 'access'))));
    }
  },
};

/** Words by which a legal ground shows that the data are, or hold, those of persons. */
const PERSONAL = /personal|confidencial|privacidad|LGPDPPSO|LFPDPPP/i;

const legalReviewMissing: PlanRule = {
  id: 'plan-legal-review-missing',
  check({ plan, datasets }, report) {
    for (const promise of plan.promises) {
      if (promise.legalReview !== undefined || packageOf(datasets.get(promise.dataset)) === undefined) continue;
      const ground = personalGround(promise);
      if (ground === undefined) continue;
      report(found('plan-legal-review-missing', { ground }, placeAt(below(promise.at, 'access'))));
    }
  },
};

function personalGround({ access, legalBasis }: DatasetPromise): string | undefined {
  const texts = [access.ground, ...legalBasis.map(({ norm }) => norm)];
  const personal = texts.find((text) => text !== undefined && PERSONAL.test(text));
  return personal ?? (access.level === 'restringido' || access.level === 'privado' ? access.level : undefined);
}

const legalFindingUnknown: PlanRule = {
  id: 'plan-legal-finding-unknown',
  check({ plan, datasets }, report) {
    for (const { dataset, legalReview } of plan.promises) {
      const pack = packageOf(datasets.get(dataset));
      for (const finding of pack === undefined ? [] : (legalReview?.findings ?? [])) {
        if (pack === undefined || isThere(finding, pack)) continue;
        const { kind, resource, field } = finding;
        report(found('plan-legal-finding-unknown', { kind, resource, field }, placeAt(finding.at, resource)));
      }
    }
  },
};

function isThere({ resource, field }: LegalFinding, pack: Package): boolean {
  const there = pack.resources.find(({ name }) => name === resource);
  if (there === undefined || field === undefined || there.schema === undefined) return there !== undefined;
  return there.schema.fields.some(({ name }) => name === field);
}

const riskOverdue: PlanRule = {
  id: 'plan-risk-overdue',
  check({ plan, today }, report) {
    for (const { id, review, state, at } of plan.risks) {
      if (review === undefined || review >= today || state === 'cerrado') continue;
      const facts = { id, review, days: daysBetween(review, today) };
      report(found('plan-risk-overdue', facts, placeAt(below(at, 'review'))));
    }
  },
};

/** The level by probability × impact, each from 1 to 5. The cuts are ours. */
export function riskLevel(probability: number, impact: number): 'bajo' | 'medio' | 'alto' | 'critico' {
  const product = probability * impact;
  if (product <= 4) return 'bajo';
  if (product <= 9) return 'medio';
  return product <= 14 ? 'alto' : 'critico';
}

const riskLevelRule: PlanRule = {
  id: 'plan-risk-level',
  check({ plan }, report) {
    for (const { id, probability, impact, level, at } of plan.risks) {
      const expected = riskLevel(probability, impact);
      if (probability < 1 || impact < 1 || level === '' || level === expected) continue;
      const facts = { id, product: probability * impact, level, expected };
      report(found('plan-risk-level', facts, placeAt(below(at, 'level'))));
    }
  },
};

/** Only this room's own rules can be known here: those of the rooms above are beyond it. */
const evidenceUnknown: PlanRule = {
  id: 'plan-evidence-unknown',
  check({ plan }, report) {
    for (const { levels, at } of plan.actions) {
      for (const level of LEVELS) {
        for (const [index, rule] of levels[level].evidence.entries()) {
          if (!/^(plan|yaml)-/.test(rule) || Object.hasOwn(PLAN_SEVERITIES, rule)) continue;
          const place = placeAt(below(at, 'levels', level, 'evidence', index));
          report(found('plan-evidence-unknown', { rule }, place));
        }
      }
    }
  },
};

interface Named {
  readonly what: PlanItem;
  readonly datasets: readonly string[];
  readonly at: PlanOrigin;
}

function naming({ stories, apps, tools, commitments, risks }: Plan): readonly Named[] {
  const as = (what: PlanItem, items: readonly Omit<Named, 'what'>[]): readonly Named[] =>
    items.map(({ datasets, at }) => ({ what, datasets, at }));
  return [
    ...as('story', stories),
    ...as('app', apps),
    ...as('tool', tools),
    ...as('commitment', commitments),
    ...as('risk', risks),
  ];
}

/** A commitment or a risk may name what is only promised; a story tells of data that were there. */
const datasetUnknown: PlanRule = {
  id: 'plan-dataset-unknown',
  check({ plan, datasets }, report) {
    const promised = new Set(plan.promises.map(({ dataset }) => dataset));
    for (const { what, datasets: named, at } of naming(plan)) {
      const mayBePromised = what === 'commitment' || what === 'risk';
      for (const [index, dataset] of named.entries()) {
        if (datasets.has(dataset) || (mayBePromised && promised.has(dataset))) continue;
        report(found('plan-dataset-unknown', { what, dataset }, placeAt(below(at, 'datasets', index))));
      }
    }
  },
};

interface Identified {
  readonly id: string;
  readonly at: PlanOrigin;
}

const duplicate: PlanRule = {
  id: 'plan-duplicate',
  check({ plan }, report) {
    for (const { resources } of plan.promises) {
      checkTwice(
        'resource',
        resources.map(({ name, at }) => ({ id: name, at })),
        report,
      );
    }
    checkTwice(
      'flow',
      plan.flows.map(({ id, at }) => ({ id: id ?? '', at })),
      report,
    );
    checkTwice('milestone', plan.milestones, report);
    checkTwice('risk', plan.risks, report);
    checkTwice('action', plan.actions, report);
    checkTwice('commitment', plan.commitments, report);
    checkTwice(
      'app',
      plan.apps.map(({ name, at }) => ({ id: name, at })),
      report,
    );
    checkTwice(
      'tool',
      plan.tools.map(({ name, at }) => ({ id: name, at })),
      report,
    );
    checkTwice(
      'policy',
      (plan.policy?.rules ?? []).map(({ name, at }) => ({ id: name, at })),
      report,
    );
  },
};

function checkTwice(what: PlanItem, items: readonly Identified[], report: Report): void {
  const first = new Map<string, PlanOrigin>();
  for (const { id, at } of items) {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, at);
    else if (id !== '') report(found('plan-duplicate', { what, id, first: lineAt(earlier) }, placeAt(at)));
  }
}

/** Rules about the instruments of control and of promotion. */
export const CONTROL_RULES: readonly PlanRule[] = [
  accessGround,
  legalReviewMissing,
  legalFindingUnknown,
  riskOverdue,
  riskLevelRule,
  evidenceUnknown,
  datasetUnknown,
  duplicate,
];

/** The promise and the dataset say the same. */

import type { Package } from '../dataset/package.ts';
import { createdIn, frequencyIn, packageOf, unitsIn } from './evidence.ts';
import { found } from './finding.ts';
import { FREQUENCY_WORDS, sameInterval } from './frequency.ts';
import { below, placeAt } from './origin.ts';
import type { DatasetPromise } from './promise.ts';
import type { PlanContext, PlanRule } from './rule.ts';

/** Every promise beside the package that it is about, where that was read. */
function pairs({ plan, datasets }: PlanContext): readonly (readonly [DatasetPromise, Package])[] {
  return plan.promises.flatMap((promise) => {
    const pack = packageOf(datasets.get(promise.dataset));
    return pack === undefined ? [] : [[promise, pack] as const];
  });
}

const promiseMissing: PlanRule = {
  id: 'plan-promise-missing',
  check({ plan, datasets }, report) {
    const promised = new Set(plan.promises.map(({ dataset }) => dataset));
    for (const { dataset, kind } of plan.present ? datasets.values() : []) {
      if (kind === 'withdrawn' || kind === 'unread' || promised.has(dataset)) continue;
      report(found('plan-promise-missing', { dataset }, { path: `plan/datasets/${dataset}.yaml`, dataset }));
    }
  },
};

const resourceUnpromised: PlanRule = {
  id: 'plan-resource-unpromised',
  check(context, report) {
    for (const [promise, { resources }] of pairs(context)) {
      const promised = new Set(promise.resources.map(({ name }) => name));
      for (const { name } of resources) {
        if (promised.has(name)) continue;
        report(found('plan-resource-unpromised', { resource: name }, placeAt(below(promise.at, 'resources'), name)));
      }
    }
  },
};

const titleDiffers: PlanRule = {
  id: 'plan-title-differs',
  check(context, report) {
    for (const [{ title, at }, pack] of pairs(context)) {
      if (title === undefined || pack.title === undefined || title === pack.title) continue;
      const facts = { promise: title, descriptor: pack.title };
      report(found('plan-title-differs', facts, placeAt(below(at, 'title'))));
    }
  },
};

const unitDiffers: PlanRule = {
  id: 'plan-unit-differs',
  check(context, report) {
    for (const [{ unit, at }, pack] of pairs(context)) {
      const units = unitsIn(pack);
      if (unit === undefined || units.length === 0 || units.includes(unit)) continue;
      report(found('plan-unit-differs', { promise: unit, descriptor: units }, placeAt(below(at, 'unit'))));
    }
  },
};

const frequencyDiffers: PlanRule = {
  id: 'plan-frequency-differs',
  check(context, report) {
    for (const [{ frequency, at }, pack] of pairs(context)) {
      const declared = frequencyIn(pack);
      if (frequency === undefined || declared === undefined || sameInterval(frequency.iso, declared)) continue;
      const facts = { promise: frequency.iso, descriptor: declared };
      report(found('plan-frequency-differs', facts, placeAt(below(at, 'frequency', 'iso'))));
    }
  },
};

const dateDiffers: PlanRule = {
  id: 'plan-date-differs',
  check(context, report) {
    for (const [{ published, at }, pack] of pairs(context)) {
      const created = createdIn(pack);
      if (published === undefined || created === undefined || published === created) continue;
      const facts = { promise: published, descriptor: created };
      report(found('plan-date-differs', facts, placeAt(below(at, 'published'))));
    }
  },
};

const frequencyMismatch: PlanRule = {
  id: 'plan-frequency-mismatch',
  check({ plan }, report) {
    for (const { frequency, at } of plan.promises) {
      const expected = frequency && FREQUENCY_WORDS[frequency.word];
      if (frequency === undefined || expected === undefined || sameInterval(frequency.iso, expected)) continue;
      const facts = { ...frequency, expected };
      report(found('plan-frequency-mismatch', facts, placeAt(below(at, 'frequency', 'iso'))));
    }
  },
};

/** Rules about what promise and descriptor both say. */
export const PROMISE_RULES: readonly PlanRule[] = [
  promiseMissing,
  resourceUnpromised,
  titleDiffers,
  unitDiffers,
  frequencyDiffers,
  frequencyMismatch,
  dateDiffers,
];

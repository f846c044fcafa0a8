import type { RuleId } from './rooms.ts';
import type { SamplesOf } from './sample.ts';
import { ADELA_SAMPLES } from './samples-adela.ts';
import { CHANGE_SAMPLES } from './samples-change.ts';
import { DATASET_SAMPLES } from './samples-dataset.ts';
import { PLAN_SAMPLES } from './samples-plan.ts';
import { PRIVACY_SAMPLES } from './samples-privacy.ts';
import { QUALITY_SAMPLES } from './samples-quality.ts';
import { REPOSITORY_SAMPLES } from './samples-repository.ts';
import { TABLE_SAMPLES } from './samples-table.ts';

/** A case of every rule, for its page. One without a case does not compile. */
export const SAMPLES: SamplesOf<RuleId> = {
  ...TABLE_SAMPLES,
  ...DATASET_SAMPLES,
  ...CHANGE_SAMPLES,
  ...PRIVACY_SAMPLES,
  ...QUALITY_SAMPLES,
  ...PLAN_SAMPLES,
  ...REPOSITORY_SAMPLES,
  ...ADELA_SAMPLES,
};

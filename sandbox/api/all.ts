import type { Operation } from '../operation.ts';
import { APP_OPERATIONS } from './apps.ts';
import { CHECK_OPERATIONS } from './checks.ts';
import { COMMENT_OPERATIONS } from './comments.ts';
import { GIT_OPERATIONS } from './git-data.ts';
import { INSTITUTION_OPERATIONS } from './institution.ts';
import { ISSUE_OPERATIONS } from './issues.ts';
import { LABEL_OPERATIONS } from './labels.ts';
import { MERGE_OPERATIONS } from './merge.ts';
import { PULL_FILE_OPERATIONS } from './pull-files.ts';
import { PULL_OPERATIONS } from './pulls.ts';
import { REACTION_OPERATIONS } from './reactions.ts';
import { REPOSITORY_OPERATIONS } from './repositories.ts';
import { REVIEW_REQUEST_OPERATIONS } from './review-requests.ts';
import { REVIEW_OPERATIONS } from './reviews.ts';
import { RULESET_OPERATIONS } from './rulesets.ts';
import { SETTINGS_OPERATIONS } from './settings.ts';

/** Every operation that the sandbox has. */
export const ALL_OPERATIONS: readonly Operation[] = [
  ...APP_OPERATIONS,
  ...REPOSITORY_OPERATIONS,
  ...GIT_OPERATIONS,
  ...PULL_OPERATIONS,
  ...PULL_FILE_OPERATIONS,
  ...REVIEW_OPERATIONS,
  ...REVIEW_REQUEST_OPERATIONS,
  ...MERGE_OPERATIONS,
  ...ISSUE_OPERATIONS,
  ...COMMENT_OPERATIONS,
  ...LABEL_OPERATIONS,
  ...REACTION_OPERATIONS,
  ...CHECK_OPERATIONS,
  ...INSTITUTION_OPERATIONS,
  ...RULESET_OPERATIONS,
  ...SETTINGS_OPERATIONS,
];

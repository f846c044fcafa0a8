import type { Operation } from '../operation.ts';
import { ACTION_OPERATIONS } from './actions.ts';
import { ACTIVITY_OPERATIONS } from './activity.ts';
import { APP_OPERATIONS } from './apps.ts';
import { BRANCH_OPERATIONS } from './branches.ts';
import { CHECK_SUITE_OPERATIONS } from './check-suites.ts';
import { CHECK_OPERATIONS } from './checks.ts';
import { CODE_OWNER_OPERATIONS } from './code-owner-errors.ts';
import { COLLABORATOR_OPERATIONS } from './collaborators.ts';
import { COMMENT_OPERATIONS } from './comments.ts';
import { COMMIT_OPERATIONS } from './commits.ts';
import { CONTENT_OPERATIONS } from './contents.ts';
import { GIT_COMMIT_OPERATIONS } from './git-commits.ts';
import { GIT_OPERATIONS } from './git-data.ts';
import { INSTITUTION_OPERATIONS } from './institution.ts';
import { ISSUE_OPERATIONS } from './issues.ts';
import { LABEL_OPERATIONS } from './labels.ts';
import { MERGE_OPERATIONS } from './merge.ts';
import { ORGANIZATION_OPERATIONS } from './organizations.ts';
import { PULL_FILE_OPERATIONS } from './pull-files.ts';
import { PULL_OPERATIONS } from './pulls.ts';
import { REACTION_OPERATIONS } from './reactions.ts';
import { REF_OPERATIONS } from './refs.ts';
import { RELEASE_ASSET_OPERATIONS } from './release-assets.ts';
import { RELEASE_OPERATIONS } from './releases.ts';
import { REPOSITORY_OPERATIONS } from './repositories.ts';
import { REPOSITORY_MAKING_OPERATIONS } from './repository-making.ts';
import { REPOSITORY_SETTING_OPERATIONS } from './repository-settings.ts';
import { REVIEW_REQUEST_OPERATIONS } from './review-requests.ts';
import { REVIEW_OPERATIONS } from './reviews.ts';
import { RULESET_OPERATIONS } from './rulesets.ts';
import { SETTINGS_OPERATIONS } from './settings.ts';
import { STATUS_OPERATIONS } from './statuses.ts';
import { TEAM_REPOSITORY_OPERATIONS } from './team-repositories.ts';

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
  ...ORGANIZATION_OPERATIONS,
  ...TEAM_REPOSITORY_OPERATIONS,
  ...COLLABORATOR_OPERATIONS,
  ...RULESET_OPERATIONS,
  ...REPOSITORY_SETTING_OPERATIONS,
  ...CODE_OWNER_OPERATIONS,
  ...SETTINGS_OPERATIONS,
  ...BRANCH_OPERATIONS,
  ...CHECK_SUITE_OPERATIONS,
  ...COMMIT_OPERATIONS,
  ...CONTENT_OPERATIONS,
  ...GIT_COMMIT_OPERATIONS,
  ...REF_OPERATIONS,
  ...REPOSITORY_MAKING_OPERATIONS,
  ...STATUS_OPERATIONS,
  ...RELEASE_OPERATIONS,
  ...RELEASE_ASSET_OPERATIONS,
  ...ACTION_OPERATIONS,
  ...ACTIVITY_OPERATIONS,
];

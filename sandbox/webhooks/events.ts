/** What the sandbox tells of, as `event.action`: by these names it is held against GitHub's description. */
export const EVENTS: readonly string[] = [
  ...actionsOf('check_run', 'completed created requested_action rerequested'),
  ...actionsOf('check_suite', 'completed requested rerequested'),
  'create',
  'delete',
  'fork',
  ...actionsOf('installation', 'created deleted suspend unsuspend'),
  ...actionsOf('installation_repositories', 'added removed'),
  ...actionsOf('issue_comment', 'created deleted edited'),
  ...actionsOf('issues', 'assigned closed edited labeled opened reopened unassigned unlabeled'),
  ...actionsOf('label', 'created deleted edited'),
  ...actionsOf('member', 'added edited removed'),
  ...actionsOf('membership', 'added removed'),
  ...actionsOf('merge_group', 'checks_requested destroyed'),
  ...actionsOf('organization', 'member_added member_invited member_removed'),
  ...actionsOf('pull_request', 'assigned closed converted_to_draft dequeued edited enqueued labeled opened'),
  ...actionsOf('pull_request', 'ready_for_review reopened review_request_removed review_requested synchronize'),
  ...actionsOf('pull_request', 'unassigned unlabeled'),
  ...actionsOf('pull_request_review', 'dismissed edited submitted'),
  'push',
  ...actionsOf('release', 'created deleted edited prereleased published released unpublished'),
  ...actionsOf('repository', 'archived created deleted edited privatized publicized unarchived'),
  ...actionsOf('repository_ruleset', 'created deleted edited'),
  'status',
  ...actionsOf('team', 'added_to_repository created deleted edited removed_from_repository'),
  ...actionsOf('workflow_run', 'completed in_progress requested'),
];

function actionsOf(event: string, actions: string): readonly string[] {
  return actions.split(' ').map((action) => `${event}.${action}`);
}

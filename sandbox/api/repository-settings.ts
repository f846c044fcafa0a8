import { tipOf } from '../git/refs.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';

const REPO = '/repos/{owner}/{repo}';
const READ = { permission: ['administration', 'read'], role: 'admin' } as const;
const WRITE = { permission: ['administration', 'write'], role: 'admin' } as const;
const PERMISSIONS = 'actions/permissions';
const WORKFLOW = `${PERMISSIONS}/workflow`;
const FORKS = `${PERMISSIONS}/fork-pr-contributor-approval`;
const IMMUTABLE = 'immutable-releases';
const REPORTING = 'private-vulnerability-reporting';

/** The settings of a repository that have to do with trust. */
export const REPOSITORY_SETTING_OPERATIONS: readonly Operation[] = [
  reading('actions/get-github-actions-permissions-repository', PERMISSIONS),
  writing('actions/set-github-actions-permissions-repository', PERMISSIONS),
  reading('actions/get-github-actions-default-workflow-permissions-repository', WORKFLOW),
  writing('actions/set-github-actions-default-workflow-permissions-repository', WORKFLOW),
  reading('actions/get-fork-pr-contributor-approval-permissions-repository', FORKS),
  writing('actions/set-fork-pr-contributor-approval-permissions-repository', FORKS),
  {
    id: 'repos/check-immutable-releases',
    method: 'GET',
    path: `${REPO}/${IMMUTABLE}`,
    needs: READ,
    // Where they are not, that is a 404, the same as of a repository that is not there.
    handle: (call) => {
      if (!hasImmutableReleases(call)) throw new ApiError(404, 'Not Found');
      return { status: 200, body: { enabled: true, enforced_by_owner: false } };
    },
  },
  switching('repos/enable-immutable-releases', 'PUT', IMMUTABLE),
  switching('repos/disable-immutable-releases', 'DELETE', IMMUTABLE),
  reading('repos/check-private-vulnerability-reporting', REPORTING),
  switching('repos/enable-private-vulnerability-reporting', 'PUT', REPORTING),
  switching('repos/disable-private-vulnerability-reporting', 'DELETE', REPORTING),
  {
    id: 'repos/get-branch-protection',
    method: 'GET',
    path: `${REPO}/branches/{branch}/protection`,
    needs: READ,
    handle: async ({ repository, params }) => {
      const tip = await tipOf(repository, `refs/heads/${params['branch']}`);
      // What protects a branch here is a ruleset, and of those this tells nothing.
      throw new ApiError(404, tip === undefined ? 'Branch not found' : 'Branch not protected');
    },
  },
];

/** How a repository is set where nobody has said. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  [WORKFLOW]: { default_workflow_permissions: 'write', can_approve_pull_request_reviews: true },
  [PERMISSIONS]: { enabled: true, allowed_actions: 'all' },
  [FORKS]: { approval_policy: 'first_time_contributors' },
  [REPORTING]: { enabled: false },
};

function settingOf({ repository }: Pick<Call, 'repository'>, name: string): Readonly<Record<string, unknown>> {
  const known = repository.settings.get(name);
  return { ...DEFAULTS[name], ...(typeof known === 'object' ? known : {}) };
}

function hasImmutableReleases(call: Pick<Call, 'repository'>): boolean {
  return settingOf(call, IMMUTABLE)['enabled'] === true;
}

function reading(id: string, name: string): Operation {
  const handle = (call: Call): Answer => ({ status: 200, body: settingOf(call, name) });
  return { id, method: 'GET', path: `${REPO}/${name}`, needs: READ, handle };
}

/** What is not said stays as it was. */
function writing(id: string, name: string): Operation {
  const handle = (call: Call): Answer => {
    const { repository, body } = call;
    repository.settings.set(name, { ...settingOf(call, name), ...(typeof body === 'object' ? body : {}) });
    return { status: 204 };
  };
  return { id, method: 'PUT', path: `${REPO}/${name}`, needs: WRITE, handle };
}

function switching(id: string, method: 'PUT' | 'DELETE', name: string): Operation {
  const handle = ({ repository }: Call): Answer => {
    repository.settings.set(name, { enabled: method === 'PUT' });
    return { status: 204 };
  };
  return { id, method, path: `${REPO}/${name}`, needs: WRITE, handle };
}

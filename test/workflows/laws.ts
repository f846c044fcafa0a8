/**
 * Laws of workflows that no linter has: what a pull request brings is never run with rights, nothing is trusted by a
 * name that can move, and every job says what it may do.
 */
import { load } from 'js-yaml';

/** A workflow: its path, and its text. */
export interface WorkflowSource {
  readonly path: string;
  readonly text: string;
}

type Tree = Readonly<Record<string, unknown>>;

/** What breaks a law, as a person would say it. */
export function brokenLaws({ path, text }: WorkflowSource): readonly string[] {
  const workflow = treeOf(load(text));
  const jobs = Object.entries(treeOf(workflow['jobs']));
  const privileged = PRIVILEGED.filter((event) => eventsOf(workflow).includes(event));
  return [
    ...pins(text),
    ...(isReadOnly(workflow['permissions']) ? [] : ['the workflow’s own permissions are not {} or read']),
    ...jobs.flatMap(([name, job]) => brokenInJob(name, treeOf(job), privileged)),
  ].map((broken) => `${path}: ${broken}`);
}

/** Events by which a stranger makes a workflow run with the repository's rights. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues', 'discussion'];

/** What a stranger writes, or where he says it is. */
const UNTRUSTED =
  /\$\{\{[^}]*(github\.event\.(?:issue|pull_request|comment|review|head_commit|commits|discussion|workflow_run)\b[^}]*\.?(?:title|body|ref|label|message|name|email|head_branch|login)|github\.head_ref|inputs\.)/;

/** The head of a pull request, in whatever way it is called. */
const HEAD =
  /github\.event\.pull_request\.(head|merge_commit_sha)|github\.event\.workflow_run\.head|github\.head_ref|refs\/pull\//;

function brokenInJob(name: string, job: Tree, privileged: readonly string[]): readonly string[] {
  const steps = Array.isArray(job['steps']) ? job['steps'].map(treeOf) : [];
  const broken = [
    ...(job['permissions'] === undefined ? ['has no permissions of its own'] : []),
    ...(job['permissions'] === 'write-all' ? ['may write everything'] : []),
    ...(typeof job['timeout-minutes'] === 'number' ? [] : ['has no timeout-minutes']),
    ...(job['secrets'] === 'inherit' ? ['inherits all secrets'] : []),
    ...(JSON.stringify(job['runs-on'] ?? '').includes('self-hosted') ? ['runs on a machine of one’s own'] : []),
    ...steps.flatMap((step) => brokenInStep(step, privileged)),
  ];
  return broken.map((each) => `job ${name} ${each}`);
}

function brokenInStep(step: Tree, privileged: readonly string[]): readonly string[] {
  const uses = typeof step['uses'] === 'string' ? step['uses'] : '';
  const run = typeof step['run'] === 'string' ? step['run'] : '';
  const input = treeOf(step['with']);
  const broken: string[] = [];
  if (UNTRUSTED.test(run)) broken.push(`puts a stranger’s text into a script: ${run.trim().slice(0, 60)}`);
  if (uses.startsWith('actions/checkout@')) {
    if (input['persist-credentials'] !== false) broken.push('leaves its token in the checkout');
    if (privileged.length > 0 && (HEAD.test(JSON.stringify(input)) || input['ref'] === undefined)) {
      broken.push(`checks out the head, or whatever, on ${privileged.join(', ')}`);
    }
  }
  if (privileged.length > 0 && HEAD.test(run)) broken.push(`fetches the head by a script on ${privileged.join(', ')}`);
  if (uses.startsWith('actions/download-artifact@') && input['run-id'] !== undefined) {
    broken.push('takes an artifact of another run');
  }
  return broken;
}

/** An action by anything but its commit can become another one; the version stands beside it for people. */
function pins(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, uses] = /^\s*(?:- )?uses:\s*(\S.*)$/.exec(line) ?? [];
    if (uses === undefined || uses.startsWith('./')) return [];
    return /^[\w./-]+@[0-9a-f]{40} # v\d/.test(uses) ? [] : [`is not pinned by commit and version: ${uses}`];
  });
}

function isReadOnly(permissions: unknown): boolean {
  if (permissions === 'read-all') return true;
  if (typeof permissions !== 'object' || permissions === null) return false;
  return Object.values(permissions).every((access) => access === 'read' || access === 'none');
}

function eventsOf(workflow: Tree): readonly string[] {
  const on = workflow['on'];
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(treeOf(on));
}

function treeOf(value: unknown): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
}

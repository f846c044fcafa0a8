/** What is missing or dangerous in a live repository, from what GitHub tells of it and what its base branch holds. */
import { examineApp } from './examine-app.ts';
import { examinePeople } from './examine-people.ts';
import { examineRules } from './examine-rules.ts';
import type { Examined } from './examined.ts';
import { unseen } from './hidden.ts';
import { shown } from './live.ts';
import { FORK_APPROVAL, REVIEW_WORKFLOWS } from './settings.ts';
import { foundSetting, type SettingsFinding } from './settings-finding.ts';

/** Everything that is found, in the order of the rooms of the settings page. */
export function examine(examined: Examined): readonly SettingsFinding[] {
  return [
    ...examineRepository(examined),
    ...examineRules(examined),
    ...examineApp(examined),
    ...examinePeople(examined),
    ...examineSwitches(examined),
    ...examineWorkflows(examined),
  ];
}

function examineRepository({ settings: { branch }, live, base }: Examined): readonly SettingsFinding[] {
  const { defaultBranch: found, visibility } = live;
  return [
    ...(base === undefined ? [foundSetting('repository-base-missing', { branch })] : []),
    ...(found === branch ? [] : [foundSetting('repository-default-branch', { branch, found })]),
    ...(visibility === 'public' ? [] : [foundSetting('repository-visibility', { visibility })]),
  ];
}

function examineSwitches({ settings, live }: Examined): readonly SettingsFinding[] {
  const there = shown(live.labels)?.map((name) => name.toLowerCase());
  const missing = settings.labels.filter(({ name }) => there?.includes(name.toLowerCase()) === false);
  const token = shown(live.workflowToken);
  const fork = live.visibility === 'public' ? shown(live.forkApproval) : undefined;
  return [
    ...unseen(live.labels, 'labels'),
    ...missing.map(({ name }) => foundSetting('repository-label-missing', { label: name })),
    ...unseen(live.immutableReleases, 'immutable-releases'),
    ...(shown(live.immutableReleases) === false ? [foundSetting('repository-releases-mutable', {})] : []),
    ...unseen(live.workflowToken, 'workflow-token'),
    ...(token?.writes || token?.approves ? [foundSetting('repository-workflow-token', token)] : []),
    ...(live.visibility === 'public' ? unseen(live.forkApproval, 'fork-approval') : []),
    ...(fork === undefined || fork === FORK_APPROVAL
      ? []
      : [foundSetting('repository-fork-approval', { found: fork })]),
  ];
}

/** `uses: owner/name@ref`, in whatever quotes; a path of the repository itself has no owner. */
const USES = /^[ \t-]*uses:[ \t]*['"]?([^\s'"#]+)/;
const PINNED = /@(?:[0-9a-f]{40}|sha256:[0-9a-f]{64})$/;

function examineWorkflows({ settings: { source }, base }: Examined): readonly SettingsFinding[] {
  if (base === undefined) return [];
  const needed = source?.kind === 'actions' ? REVIEW_WORKFLOWS : [];
  const missing = needed.filter((path) => !base.workflows.has(path));
  return [
    ...missing.map((path) => foundSetting('repository-workflow-missing', { workflow: path }, { path })),
    ...[...base.workflows].flatMap(([path, text]) => unpinned(path, text)),
  ];
}

function unpinned(path: string, text: string): readonly SettingsFinding[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const action = USES.exec(line)?.[1];
    if (action === undefined || action.startsWith('./') || PINNED.test(action)) return [];
    return [foundSetting('repository-action-unpinned', { action }, { path, line: at + 1 })];
  });
}

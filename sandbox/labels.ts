import type { Account } from './account.ts';
import type { Issue, Label, Repository } from './repository.ts';
import { showLabel } from './show/conversation.ts';
import { tellIssue, tellLabel, tellPull } from './telling.ts';
import type { World } from './world.ts';

/** The label of a name, in whatever letters, as GitHub has it. */
export function findLabel({ labels }: Repository, name: string): Label | undefined {
  const wanted = name.toLowerCase();
  return labels.get(name) ?? [...labels.values()].find((label) => label.name.toLowerCase() === wanted);
}

/** Makes a label, and tells of it. */
export function addLabel(
  world: World,
  repository: Repository,
  order: Pick<Label, 'name' | 'color' | 'description'>,
  sender: Account,
): Label {
  const label: Label = { id: world.next(), ...order };
  repository.labels.set(label.name, label);
  tellLabel(world, repository, label, 'created', sender);
  return label;
}

/** The label of a name; made in grey where there is none, as GitHub does when an unknown one is put on an issue. */
export function labelNamed(world: World, repository: Repository, name: string, sender: Account): Label {
  return findLabel(repository, name) ?? addLabel(world, repository, { name, color: 'ededed', description: '' }, sender);
}

/** Puts a label on an issue or a pull, or takes one off, and tells of it; nothing where it is so already. */
export async function setLabel(
  world: World,
  repository: Repository,
  issue: Issue,
  label: Label,
  on: boolean,
  sender: Account,
): Promise<void> {
  if (issue.labels.includes(label.name) === on) return;
  issue.labels = on ? [...issue.labels, label.name] : issue.labels.filter((each) => each !== label.name);
  const shown = { label: showLabel(world, repository, label) };
  const action = on ? 'labeled' : 'unlabeled';
  const pull = repository.pulls.get(issue.number);
  if (pull === undefined) tellIssue(world, repository, issue, action, sender, shown);
  else await tellPull(world, repository, pull, action, sender, shown);
}

/** Gives a label another name, everywhere. */
export function renameLabel(repository: Repository, label: Label, name: string): void {
  const before = label.name;
  label.name = name;
  repository.labels.delete(before);
  repository.labels.set(name, label);
  for (const issue of issuesOf(repository)) {
    issue.labels = issue.labels.map((each) => (each === before ? name : each));
  }
}

/** Takes a label away, from issues too. */
export function dropLabel(repository: Repository, { name }: Label): void {
  repository.labels.delete(name);
  for (const issue of issuesOf(repository)) issue.labels = issue.labels.filter((each) => each !== name);
}

function issuesOf({ issues, pulls }: Repository): readonly Issue[] {
  return [...issues.values(), ...[...pulls.values()].map(({ issue }) => issue)];
}

import type { Language } from '../../core/finding.ts';
import { dayAt } from '../../core/plan/dates.ts';
import { sameLogin } from '../../core/plan/groups.ts';
import { likest, ruleNamed, rulesLike } from '../../core/report/catalogue/told-rule.ts';
import { GitRepository } from '../../io/git.ts';
import type { GitHubClient } from '../../io/github/client.ts';
import type { BasePlan } from '../github/subject.ts';
import { mayCommand } from './commands.ts';
import { type Asked, type Job, jobOf, type Workplace } from './job.ts';
import type { Bench } from './judge-pull.ts';
import type { Metrics } from './metrics.ts';
import { helpReply, notThereReply, ruleReply, withdrawalReply } from './replies.ts';

/** What a command works with beside the bench of a judgement. */
export interface CommandTools {
  readonly metrics: Metrics;
  readonly webUrl: string;
  readonly add: (job: Job) => void;
}

/** How many names are offered for one that is not there. */
const OFFERED = 3;

/**
 * Does what a comment asks for. The comment carries how far it has come: eyes when it was heard, a thumb up when it is
 * done, a thumb down for whoever is not heard. So a command that comes twice is done once.
 */
export async function runCommand(tools: CommandTools, bench: Bench, place: Workplace, asked: Asked): Promise<string> {
  const { command, comment, number } = asked;
  if (await isAnswered(bench, comment)) return 'answered';
  const seen = await contextOf(bench, number);
  if (seen === undefined || !(await isHeard(bench, asked, seen.plan))) {
    await react(bench, comment, '-1');
    tools.metrics.commands.add({ kind: 'refused' });
    return 'refused';
  }
  await react(bench, comment, 'eyes');
  tools.metrics.commands.add({ kind: command.kind });
  if (command.kind === 'review') {
    // The thumb comes with the judgement.
    tools.add(jobOf({ kind: 'pull', place, number, forced: true, seen: undefined, answers: [comment] }));
    return 'queued';
  }
  await reply(bench, asked, await answerOf(tools, bench, asked, seen));
  await markDone(bench, comment);
  return 'replied';
}

/** Tells whoever gave a command that it is done. */
export async function markDone(bench: Bench, comment: number): Promise<void> {
  await react(bench, comment, '+1');
}

/** What is known where the command was given. */
interface Context {
  readonly plan: BasePlan;
  readonly base: string;
  readonly branch: string;
  /** `undefined`: the head's repository is gone. */
  readonly head: { readonly repository: string; readonly branch: string } | undefined;
}

async function contextOf({ client, name, mirror, pool }: Bench, number: number): Promise<Context | undefined> {
  const { data } = await client.rest.pulls.get({ ...name, pull_number: number });
  const branch = data.base.ref;
  const base = (await client.rest.git.getRef({ ...name, ref: `heads/${branch}` })).data.object.sha;
  await mirror.fetch(`base-${base}`, [base]);
  const look = await pool.look({ folder: mirror.folder, base, head: base });
  await mirror.forget(`base-${base}`);
  if (look.kind !== 'done') return undefined;
  const head = data.head.repo === null ? undefined : { repository: data.head.repo.full_name, branch: data.head.ref };
  return { plan: look.value.plan, base, branch, head };
}

async function isHeard({ client, name }: Bench, { by, author }: Asked, { groups }: BasePlan): Promise<boolean> {
  const isAuthor = sameLogin(by, author);
  const isMember = groups.some(({ logins }) => logins.some((login) => sameLogin(login, by)));
  const role = isAuthor || isMember ? 'none' : await roleOf(client, { ...name, username: by });
  return mayCommand({ isAuthor, isMember, role });
}

/** An institution's own role is known by the right it is made from. */
async function roleOf(
  client: GitHubClient,
  who: { readonly owner: string; readonly repo: string; readonly username: string },
): Promise<string> {
  try {
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel(who);
    return ['admin', 'write'].includes(data.permission) ? data.permission : data.role_name;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return 'none';
    throw error;
  }
}

async function answerOf(tools: CommandTools, bench: Bench, { command }: Asked, seen: Context): Promise<string> {
  const language = command.language ?? seen.plan.language;
  switch (command.kind) {
    case 'review':
    case 'help':
      return helpReply(language, true);
    case 'unknown':
      return helpReply(language, false);
    case 'explain': {
      const rule = ruleNamed(command.rule);
      if (rule !== undefined) return ruleReply(rule, language);
      return notThereReply(command.rule, 'rule', rulesLike(command.rule, OFFERED), language);
    }
    case 'withdraw':
      return await withdrawalAnswer(tools, bench, command.dataset, seen, language);
  }
}

async function withdrawalAnswer(
  { webUrl }: CommandTools,
  { mirror, name, now }: Bench,
  dataset: string,
  { base, branch, head, plan }: Context,
  language: Language,
): Promise<string> {
  const repository = new GitRepository(mirror.folder);
  try {
    const snapshot = repository.snapshot(base);
    const files = (await snapshot.list('datasets')).map(({ path }) => path);
    const names = files.flatMap((path) => /^datasets\/([^/]+)\/datapackage\.json$/.exec(path)?.[1] ?? []);
    if (!names.includes(dataset)) {
      return notThereReply(dataset, 'dataset', likest(dataset, names, OFFERED), language);
    }
    const place = {
      dataset,
      webUrl,
      here: head,
      afresh: { repository: `${name.owner}/${name.repo}`, branch },
      recorded: files.includes(`datasets/${dataset}/withdrawn.yaml`),
      today: dayAt(now(), plan.timeZone),
    };
    return withdrawalReply(place, language);
  } finally {
    await repository.close();
  }
}

async function isAnswered({ client, name, bot }: Bench, comment: number): Promise<boolean> {
  const reactions = await client.paginate(client.rest.reactions.listForIssueComment, {
    ...name,
    comment_id: comment,
    per_page: 100,
  });
  return reactions.some(({ user, content }) => user?.login === bot.login && (content === '+1' || content === '-1'));
}

/** GitHub keeps one of each kind from each: doing it again changes nothing. */
async function react({ client, name }: Bench, comment: number, content: '+1' | '-1' | 'eyes'): Promise<void> {
  await client.rest.reactions.createForIssueComment({ ...name, comment_id: comment, content });
}

/** Answers a comment once: the answer carries its number. */
async function reply({ client, name, bot }: Bench, { comment, number }: Asked, text: string): Promise<void> {
  const marker = `<!-- apertura:reply:${comment} -->`;
  const comments = await client.paginate(client.rest.issues.listComments, {
    ...name,
    issue_number: number,
    per_page: 100,
  });
  if (comments.some(({ user, body }) => user?.login === bot.login && body?.startsWith(marker) === true)) return;
  await client.rest.issues.createComment({ ...name, issue_number: number, body: `${marker}\n${text}\n` });
}

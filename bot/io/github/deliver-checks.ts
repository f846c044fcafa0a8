import { createHash } from 'node:crypto';
import type { Annotation, CheckIntent, Conclusion } from '../../core/intent.ts';
import type { GitHubClient } from './client.ts';
import { cut } from './cut.ts';
import type { DeliverTarget } from './deliver-target.ts';
import { everyPage, OddAnswer } from './pages.ts';
import type { Verdict } from './verdict.ts';

/** GitHub takes so many annotations in a request. */
const BATCH = 50;
/** And we send so many at most: the rest is in the comment and on the command line. */
const MOST = 100;
const LONGEST_SUMMARY = 65_000;
const LONGEST_MESSAGE = 8_000;
const LONGEST_TITLE = 250;

/** The last word of each of our checks on a commit. A check of the same name by anybody else is not looked at. */
export async function readVerdicts(
  client: GitHubClient,
  { name, head, bot }: Pick<DeliverTarget, 'name' | 'head' | 'bot'>,
): Promise<readonly Verdict[]> {
  const runs = await everyPage(async (page) => {
    const { data, headers } = await client.rest.checks.listForRef({ ...name, ref: head, app_id: bot.appId, ...page });
    return { data: data.check_runs, headers };
  });
  return runs
    .filter(({ app, status }) => app?.id === bot.appId && status === 'completed')
    .flatMap((run): Verdict[] => {
      const [, fingerprint, digest] = /^apertura:1:([^:]*):([0-9a-f]{64})$/.exec(run.external_id ?? '') ?? [];
      if (fingerprint === undefined || digest === undefined) return [];
      return [{ name: run.name, fingerprint, digest, conclusion: run.conclusion ?? '' }];
    });
}

/** Puts the checks on the commit, in their order; one that says the same already, of the same thing, is left. */
export async function deliverChecks(
  client: GitHubClient,
  target: DeliverTarget,
  intents: readonly CheckIntent[],
): Promise<number> {
  if (intents.length === 0) return 0;
  // It must be read again as it was written.
  if (!/^[\w.-]{1,120}$/.test(target.fingerprint)) throw new Error('a fingerprint is of 1 to 120 letters and digits');
  const there = target.verdicts ?? (await readVerdicts(client, target));
  let writes = 0;
  for (const intent of intents) {
    const digest = createHash('sha256').update(JSON.stringify(intent)).digest('hex');
    const last = there.find(({ name }) => name === intent.name);
    if (last?.digest === digest && last.fingerprint === target.fingerprint) continue;
    writes += await put(client, target, intent, digest);
  }
  return writes;
}

/**
 * A new check run, never an update of the old one: GitHub adds annotations to those that are there. It stays without a
 * conclusion until all of them have come, so that nothing half told lets a change pass.
 */
async function put(
  client: GitHubClient,
  { name, fingerprint }: DeliverTarget,
  intent: CheckIntent,
  digest: string,
): Promise<number> {
  const annotations = gravestFirst(intent.annotations).slice(0, MOST).map(shown);
  const output = { title: cut(intent.title, LONGEST_TITLE), summary: cut(intent.summary, LONGEST_SUMMARY) };
  const external = { external_id: `apertura:1:${fingerprint}:${digest}` };
  const conclusion = CONCLUSIONS[intent.conclusion];
  const first = annotations.slice(0, BATCH);
  const rest = annotations.slice(BATCH);
  const opening = { ...name, name: intent.name, head_sha: intent.commit };
  if (rest.length === 0) {
    const whole = { ...output, annotations: first };
    await client.rest.checks.create({ ...opening, ...external, status: 'completed', conclusion, output: whole });
    return 1;
  }
  const { data } = await client.rest.checks.create({
    ...opening,
    status: 'in_progress',
    output: { ...output, annotations: first },
  });
  if (typeof data.id !== 'number') throw new OddAnswer('a check run came without its number');
  for (let at = 0; at < rest.length; at += BATCH) {
    const isLast = at + BATCH >= rest.length;
    const more = { ...name, check_run_id: data.id, output: { ...output, annotations: rest.slice(at, at + BATCH) } };
    await client.rest.checks.update(isLast ? { ...more, ...external, status: 'completed', conclusion } : more);
  }
  return 1 + Math.ceil(rest.length / BATCH);
}

const CONCLUSIONS: Readonly<Record<Conclusion, 'success' | 'failure' | 'action_required' | 'neutral'>> = {
  success: 'success',
  failure: 'failure',
  'action-required': 'action_required',
  neutral: 'neutral',
};

const GRAVITY: Readonly<Record<Annotation['level'], number>> = { failure: 0, warning: 1, notice: 2 };

function gravestFirst(annotations: readonly Annotation[]): readonly Annotation[] {
  return [...annotations].sort((one, other) => GRAVITY[one.level] - GRAVITY[other.level]);
}

function shown({ path, line, level, title, message }: Annotation): {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: Annotation['level'];
  title: string;
  message: string;
} {
  return {
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title: cut(title, LONGEST_TITLE),
    message: cut(message, LONGEST_MESSAGE) || '-',
  };
}

/** `apertura publish`: what follows from the history. The same history gives the same publications, whenever it is asked. */
import { type Changes, realmOf } from '../core/changes.ts';
import { isTaggable } from '../core/dataset/dataset-name.ts';
import { dayAt } from '../core/plan/dates.ts';
import { countedApprovals } from '../core/release/approvals.ts';
import type { Coverage } from '../core/release/coverage.ts';
import type { HistoryStep } from '../core/release/history.ts';
import type { Planned } from '../core/release/planned.ts';
import type { HeldWhy, PublishState } from '../core/release/record.ts';
import { RULES, Walked } from '../core/release/walked.ts';
import { formerName, planDataset } from './publish-dataset.ts';
import type { PublishOrder } from './publish-order.ts';
import { readPlans } from './read-plans.ts';
import { review } from './review.ts';

/** What a step publishes, and how things stand after it. */
export interface PublishedStep {
  readonly step: HistoryStep;
  readonly planned: readonly Planned[];
  readonly state: PublishState;
}

/** Paths without which no approval can be weighed. */
const RULE_PATHS = ['plan/groups.yaml', 'plan/policy.yaml', 'plan/institution.yaml', 'schemas'];

/** Walks the history and plans what is to be published. Nothing is planned that no decision covers. */
export async function publish(order: PublishOrder): Promise<readonly PublishedStep[]> {
  const walked = new Walked(order.record);
  const published: PublishedStep[] = [];
  for (const step of order.steps) {
    const planned = await walk(order, walked, step);
    published.push({ step, planned, state: walked.state(step.commit) });
  }
  return published;
}

async function walk(order: PublishOrder, walked: Walked, step: HistoryStep): Promise<readonly Planned[]> {
  const changes = await order.history.changes(step.parent, step.commit);
  const subjects = await touchedSubjects(order, walked, changes, step);
  const judged = new Judged(order, step, changes);
  const stands = walked.isCovered(RULES, await digestAt(order, step.parent, RULES)) || step.word !== undefined;
  const covered: Subject[] = [];
  // New names first: they are looked at while what stood under the old one is still known.
  const rank = ({ name, former }: Subject): number => (name === RULES ? 0 : former === undefined ? 2 : 1);
  for (const subject of subjects.toSorted((one, other) => rank(one) - rank(other))) {
    const why = await judged.against(subject, walked, stands);
    if (why === undefined) {
      if (subject.name !== RULES) covered.push(subject);
      walked.cover(subject.name, subject.after);
    } else if (why !== 'as-before') walked.hold(subject.name, step.commit, why, step.pull?.number);
    else walked.bringBack(subject.name);
  }
  return await plan(order, walked, step, changes, judged, covered);
}

async function plan(
  order: PublishOrder,
  walked: Walked,
  step: HistoryStep,
  changes: Changes,
  judged: Judged,
  subjects: readonly Subject[],
): Promise<readonly Planned[]> {
  if (subjects.length === 0) return [];
  const { coverage, withheld, unsound } = await judged.word();
  const plans = await readPlans(changes);
  const renamed = new Set(subjects.flatMap(({ former }) => former ?? []));
  const planned: Planned[] = [];
  for (const { name: dataset } of subjects) {
    if (renamed.has(dataset)) continue;
    walked.await(dataset, coverage);
    if (unsound.has(dataset) || unsound.has(undefined)) {
      // A name that no tag can have is an error, too; this way people are told which.
      walked.hold(dataset, step.commit, isTaggable(dataset) ? 'unsound' : 'unnameable', step.pull?.number);
      continue;
    }
    const isWithheld = withheld.includes(dataset);
    const made = await planDataset({ order, walked, step, changes, plans, dataset, renamed, withheld: isWithheld });
    planned.push(...made);
  }
  return planned;
}

/** A dataset, or the rules, and its state before and after a step. */
interface Subject {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The published dataset that this one says it was, and that is gone; and its state before. */
  readonly former: string | undefined;
  readonly formerBefore: string | undefined;
}

async function touchedSubjects(
  order: PublishOrder,
  walked: Walked,
  changes: Changes,
  step: HistoryStep,
): Promise<readonly Subject[]> {
  const names = new Set<string>();
  for (const { path } of changes.paths) {
    const realm = realmOf(path);
    if (realm.kind === 'dataset' || realm.kind === 'promise') names.add(realm.dataset);
    if (RULE_PATHS.some((rule) => path === rule || path.startsWith(`${rule}/`))) names.add(RULES);
  }
  const subjects: Subject[] = [];
  for (const name of [...names].sort()) {
    const [before, after] = [await digestAt(order, step.parent, name), await digestAt(order, step.commit, name)];
    if (before === after) continue;
    const former = await formerName(order, walked, step, name);
    const formerBefore = former && (await digestAt(order, step.parent, former));
    subjects.push({ name, before, after, former, formerBefore });
  }
  return subjects;
}

async function digestAt(
  { history }: PublishOrder,
  commit: string | undefined,
  subject: string,
): Promise<string | undefined> {
  const paths = subject === RULES ? RULE_PATHS : [`datasets/${subject}`, `plan/datasets/${subject}.yaml`];
  return await history.digest(commit, paths);
}

/** The judgement on a step, made when it is first asked for: a step that touches nothing published needs none. */
class Judged {
  private readonly order: PublishOrder;
  private readonly step: HistoryStep;
  private readonly changes: Changes;
  private verdict: Promise<Verdict> | undefined;

  constructor(order: PublishOrder, step: HistoryStep, changes: Changes) {
    this.order = order;
    this.step = step;
    this.changes = changes;
  }

  /** Why a subject's new state is not covered; `undefined` where it is. `as-before`: it is the last covered one again. */
  async against(subject: Subject, walked: Walked, rulesStand: boolean): Promise<HeldWhy | 'as-before' | undefined> {
    if (this.step.word !== undefined) return undefined;
    if (walked.isCovered(subject.name, subject.after)) return 'as-before';
    if (this.step.pull === undefined) return 'pushed';
    const { why } = await this.once();
    if (why !== undefined) return why;
    // What was held under another name is not approved by giving it a new one.
    const { former, formerBefore } = subject;
    const standsOn = former === undefined || formerBefore === undefined || walked.isCovered(former, formerBefore);
    return rulesStand && standsOn && walked.isCovered(subject.name, subject.before) ? undefined : 'on-held';
  }

  /** The word that covers what the step did, once it is known to. */
  async word(): Promise<Pick<Verdict, 'withheld' | 'unsound'> & { readonly coverage: Coverage }> {
    const { coverage, withheld, unsound } = await this.once();
    if (coverage === undefined) throw new Error('a step that is not covered has no word');
    return { coverage, withheld, unsound };
  }

  private async once(): Promise<Verdict> {
    this.verdict ??= judgeStep(this.order, this.step, this.changes);
    return await this.verdict;
  }
}

interface Verdict {
  readonly why: HeldWhy | undefined;
  readonly coverage: Coverage | undefined;
  readonly withheld: readonly string[];
  /** Datasets with errors; `undefined` among them: the change as a whole has some. */
  readonly unsound: ReadonlySet<string | undefined>;
}

/** Judges a merged pull request again, as it was judged before: against the rules that stood when it was merged. */
async function judgeStep(order: PublishOrder, step: HistoryStep, changes: Changes): Promise<Verdict> {
  const { history, options } = order;
  const { pull, commit, parent, word } = step;
  const plans = await readPlans(changes);
  const zone = (parent === undefined ? plans.head : plans.base).institution?.timeZone ?? 'UTC';
  const today = dayAt(Date.parse(pull?.merged ?? step.date), zone);
  const result = await review({
    changes,
    base: parent ?? commit,
    head: pull?.head ?? commit,
    pull: pull?.pull,
    today,
    options,
    seed: undefined,
  });
  const errors = result.report.tallies.filter(({ severity }) => severity === 'error');
  const verdict = { withheld: result.withheld ?? [], unsound: new Set(errors.map(({ dataset }) => dataset)) };
  if (word !== undefined) {
    // What is wrong with the plan does not keep data from being published that stood there before the plan was judged.
    verdict.unsound.delete(undefined);
    return { ...verdict, why: undefined, coverage: word };
  }
  const { state } = result.decision;
  if (pull === undefined || parent === undefined) return { ...verdict, why: 'pushed', coverage: undefined };
  if (state !== 'approved' && state !== 'not-needed') return { ...verdict, why: 'not-approved', coverage: undefined };
  if (!(await history.isAsReviewed(parent, pull.head, commit))) {
    return { ...verdict, why: 'not-as-reviewed', coverage: undefined };
  }
  const { number, title, author, head, merged } = pull;
  const approvals = countedApprovals(result.decision, plans.base, today);
  const coverage: Coverage = { kind: 'pull', number, title, author, head, commit, merged, state, approvals };
  return { ...verdict, why: undefined, coverage };
}

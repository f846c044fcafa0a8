import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { intentsOfPublication } from '../../core/release/intents.ts';
import type { PublicationRecord, Recorded } from '../../core/release/record.ts';
import { recordFiles, stateFile } from '../../core/release/record-files.ts';
import type { Publication, PublicationOutcome } from '../../core/report/publish-face.ts';
import { UserError } from '../../core/user-error.ts';
import { type PublishedStep, publish } from '../../flows/publish.ts';
import { GitRepository } from '../../io/git.ts';
import { commitAt, lineAfter } from '../../io/git-history.ts';
import { carryOut } from '../../io/github/publish/carry-out.ts';
import { publishedHistory } from '../../io/published-history.ts';
import { buildAssets } from './build-assets.ts';
import { catalogueAt } from './catalogue-at.ts';
import { mergedSteps } from './merged-steps.ts';
import { PROGRAM, PUBLISH_OPTIONS } from './publish-options.ts';
import { type PublishPlace, planAt, recordOf, targetAt, tipsOf } from './publish-place.ts';
import { recordedOf } from './recorded-of.ts';
import { withWordOfTag } from './word-of-tag.ts';

/** What is to be published at GitHub. */
export interface GitHubPublication {
  readonly place: PublishPlace;
  /** Where the files are made: one folder a tag. Those of what was published stay when `keep` is set. */
  readonly assets: string;
  readonly keep: boolean;
  /** The login of whoever takes what stands on the base branch as the beginning. */
  readonly adopt: string | undefined;
  readonly dryRun: boolean;
  /** Told of each publication as it is done. */
  readonly onOutcome?: ((outcome: PublicationOutcome) => void) | undefined;
}

/**
 * Publishes everything that the base branch has and the record has not. Every step can be repeated: a run that ended
 * anywhere is completed by the next, and two at once come to the same end.
 */
export async function publishAtGitHub(order: GitHubPublication): Promise<Publication> {
  const { place } = order;
  const tips = await tipsOf(place);
  await place.mirror.fetch('publish', [tips.base, ...(tips.published === undefined ? [] : [tips.published])]);
  const record = await recordOf(place, tips.published);
  const repository = new GitRepository(place.mirror.folder);
  try {
    const steps = await stepsAfter(order, record, tips.base);
    const history = publishedHistory(repository);
    const published = await publish({ record, steps, history, program: PROGRAM, options: PUBLISH_OPTIONS });
    const outcomes = order.dryRun
      ? published.flatMap(({ planned }) =>
          planned.map((each) => ({ planned: each, outcome: 'planned', assets: undefined }) as const),
        )
      : await new Run(order, repository, record).steps(published);
    const held = (published.at(-1)?.state ?? record.state)?.held ?? [];
    const { owner, repo } = place.name;
    return { to: order.dryRun ? undefined : `${owner}/${repo}`, outcomes, held };
  } finally {
    await repository.close();
  }
}

async function stepsAfter(
  { place, adopt }: GitHubPublication,
  { state }: PublicationRecord,
  tip: string,
): Promise<Awaited<ReturnType<typeof mergedSteps>>> {
  const { folder } = place.mirror;
  if (state === undefined) {
    if (adopt === undefined) throw NOT_BEGUN;
    const { commit, date } = await commitAt(folder, tip);
    return [{ commit, parent: undefined, date, pull: undefined, word: { kind: 'adopted', by: adopt, commit } }];
  }
  const line = await lineAfter(folder, state.walked, tip);
  if (line === undefined) throw rewritten(place.branch, state.walked);
  return await mergedSteps(place, line);
}

/** One run: what was recorded grows as it goes. */
class Run {
  private readonly order: GitHubPublication;
  private readonly repository: GitRepository;
  private readonly recorded: Recorded[];

  constructor(order: GitHubPublication, repository: GitRepository, record: PublicationRecord) {
    this.order = order;
    this.repository = repository;
    this.recorded = [...record.publications];
  }

  async steps(published: readonly PublishedStep[]): Promise<readonly PublicationOutcome[]> {
    const outcomes: PublicationOutcome[] = [];
    for (const [index, step] of published.entries()) {
      const isLast = index === published.length - 1;
      if (step.planned.length === 0 && !isLast) continue;
      const fresh: Recorded[] = [];
      for (const planned of step.planned) {
        const { outcome, recorded } = await this.publication(planned);
        outcomes.push(outcome);
        fresh.push(recorded);
        this.order.onOutcome?.(outcome);
      }
      this.recorded.push(...fresh);
      await this.record(step, fresh, isLast);
    }
    return outcomes;
  }

  private async publication(
    wanted: PublishedStep['planned'][number],
  ): Promise<{ readonly outcome: PublicationOutcome; readonly recorded: Recorded }> {
    const { place, assets, keep } = this.order;
    const planned = await withWordOfTag(place, wanted);
    const plan = await planAt(this.repository, planned.commit);
    const previous = planned.kind === 'release' ? planned.previous : planned.last;
    const last = this.recorded.find(({ manifest }) => manifest.tag === previous?.tag)?.manifest;
    const folder = join(assets, planned.tag);
    const built = await buildAssets({
      planned,
      snapshot: this.repository.snapshot(planned.commit),
      before: previous && this.repository.snapshot(previous.commit),
      plan,
      folder,
      ...(last && { last }),
    });
    const recorded = recordedOf(planned, built, plan);
    const language = plan.institution?.language ?? 'es';
    const intents = intentsOfPublication(recorded, built.files, built.notes[language], language);
    const { done, fault } = await carryOut(targetAt(place, plan), intents);
    if (fault !== undefined) throw fault;
    if (!keep) await rm(folder, { recursive: true, force: true });
    const bytes = built.files.reduce((sum, { size }) => sum + size, 0);
    const outcome = done.length > 0 ? 'published' : 'there-already';
    return { outcome: { planned, outcome, assets: { count: built.files.length, bytes } }, recorded };
  }

  private async record({ step, state }: PublishedStep, fresh: readonly Recorded[], isLast: boolean): Promise<void> {
    const { place } = this.order;
    const plan = await planAt(this.repository, step.commit);
    const catalogue = isLast ? catalogueAt(place, plan, this.recorded) : {};
    const files = { ...recordFiles(fresh), ...stateFile(state), ...catalogue };
    const tags = fresh.map(({ manifest }) => manifest.tag);
    const message = tags.length === 0 ? `Recorrido hasta ${step.commit.slice(0, 12)}` : tags.join(', ');
    const intent = { kind: 'record', message, date: step.date, keeps: [step.commit], files } as const;
    const { fault } = await carryOut(targetAt(place, plan), [intent]);
    if (fault !== undefined) throw fault;
  }
}

const NOT_BEGUN = new UserError({
  es: 'En este repositorio no se ha publicado nada. Para comenzar con lo que hay en la rama principal, tal como está: apertura publish --to github --adopt (en GitHub: Actions → publish → Run workflow → adopt).',
  en: 'Nothing was ever published in this repository. To begin with what stands on the main branch as it is: apertura publish --to github --adopt (on GitHub: Actions → publish → Run workflow → adopt).',
});

function rewritten(branch: string, commit: string): UserError {
  const short = commit.slice(0, 12);
  return new UserError({
    es: `La rama ${branch} fue reescrita: ya no tiene el commit ${short}, que estaba publicado. Nada se publica hasta que vuelva. Ese commit sigue en la rama «published»; «apertura watch» dice cómo restaurarlo.`,
    en: `The branch ${branch} was rewritten: it no longer has the commit ${short}, which was published. Nothing is published until it is back. The commit is still in the branch "published"; "apertura watch" says how to restore it.`,
  });
}

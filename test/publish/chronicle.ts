/** A real repository whose base branch grows by merges and by pushes, told as publishing is told of it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { HistoryStep } from '../../bot/core/release/history.ts';
import { type Manifest, manifestText } from '../../bot/core/release/manifest.ts';
import { tagOf } from '../../bot/core/release/names.ts';
import type { Planned } from '../../bot/core/release/planned.ts';
import type { PublicationRecord, Recorded } from '../../bot/core/release/record.ts';
import { planAgain } from '../../bot/flows/plan-again.ts';
import type { PublishedStep } from '../../bot/flows/publish.ts';
import { publish } from '../../bot/flows/publish.ts';
import { GitRepository } from '../../bot/io/git.ts';
import { createHash } from '../../bot/io/hash.ts';
import { publishedHistory } from '../../bot/io/published-history.ts';

const run = promisify(execFile);
const EMPTY: PublicationRecord = { state: undefined, publications: [] };

/** What a merge is made of. Files by path; `undefined` removes one. */
export interface Merge {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly author?: string;
  /** Who approved the head. */
  readonly approvals?: readonly string[];
  readonly how?: 'merge' | 'squash';
  /** Slipped into the merge after the review. */
  readonly besides?: Readonly<Record<string, string>>;
}

/** A repository with the small institution of the recorded cases. */
export class Chronicle {
  readonly folder: string;
  readonly steps: HistoryStep[] = [];
  private number = 0;
  private minute = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Removes it. */
  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A commit straight on the base branch. */
  async push(files: Readonly<Record<string, string | undefined>>): Promise<HistoryStep> {
    const parent = this.steps.length === 0 ? undefined : await this.git('rev-parse', 'HEAD');
    await this.write(files);
    await this.commit('Directo');
    return await this.told(parent, undefined);
  }

  /** A pull request that is merged. */
  async merge({ files, author = 'eje-raul', approvals = ['gob-maria'], how, besides }: Merge): Promise<HistoryStep> {
    this.number += 1;
    const parent = await this.git('rev-parse', 'HEAD');
    await this.git('checkout', '-q', '-b', `cambio-${this.number}`);
    await this.write(files);
    await this.commit('Cambio');
    const head = await this.git('rev-parse', 'HEAD');
    await this.git('checkout', '-q', 'main');
    await this.git('merge', '-q', '--no-commit', how === 'squash' ? '--squash' : '--no-ff', head);
    await this.write(besides ?? {});
    await this.commit(`Merge pull request #${this.number}`);
    const merged = this.now();
    const reviews = approvals.map((login) => ({
      login,
      isBot: false,
      state: 'approved' as const,
      commit: head,
      when: merged,
    }));
    const pull = { number: this.number, author, head, reviews, labels: [], memberships: new Map() };
    return await this.told(parent, { number: this.number, title: 'Un cambio', author, head, merged, pull });
  }

  /** The base branch begins to publish with what stands there. */
  async adopt(): Promise<HistoryStep> {
    const step = await this.push({});
    const adopted = { ...step, word: { kind: 'adopted', by: 'tec-iris', commit: step.commit } as const };
    this.steps[this.steps.length - 1] = adopted;
    return adopted;
  }

  /** What a file holds now. */
  async read(path: string): Promise<string> {
    return await readFile(join(this.folder, path), 'utf8');
  }

  /** Plans once more what was published under a tag, as who restores it does. */
  async again(steps: readonly PublishedStep[], tag: string): Promise<Planned | undefined> {
    const record = recordAfter(steps);
    const one = record.publications.find(({ manifest }) => manifest.tag === tag);
    const step = this.steps.find(({ commit }) => commit === one?.manifest.commit);
    if (one === undefined || step === undefined) throw new Error(tag);
    const repository = new GitRepository(this.folder);
    try {
      const order = { history: publishedHistory(repository), options: { limit: 10, createHash }, withheld: false };
      return await planAgain({ ...order, recorded: one, record, parent: step.parent });
    } finally {
      await repository.close();
    }
  }

  /** What is planned for steps after a record; without steps, for all. */
  async plan(record = EMPTY, steps: readonly HistoryStep[] = this.steps): Promise<readonly PublishedStep[]> {
    const repository = new GitRepository(this.folder);
    try {
      const history = publishedHistory(repository);
      return await publish({ record, steps, history, program: 'apertura 0.1.0', options: { limit: 10, createHash } });
    } finally {
      await repository.close();
    }
  }

  /** What git says. */
  async git(...args: readonly string[]): Promise<string> {
    const date = `${Date.parse('2026-11-20T18:00:00Z') / 1000 + this.minute * 60} +0000`;
    const who = { GIT_AUTHOR_NAME: 'x', GIT_AUTHOR_EMAIL: 'x@x', GIT_COMMITTER_NAME: 'x', GIT_COMMITTER_EMAIL: 'x@x' };
    const env = {
      ...process.env,
      ...who,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_CONFIG_GLOBAL: '/dev/null',
    };
    return (await run('git', ['-C', this.folder, ...args], { env })).stdout.trim();
  }

  private async write(files: Readonly<Record<string, string | undefined>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const full = join(this.folder, path);
      if (text === undefined) await rm(full, { recursive: true });
      else {
        await mkdir(dirname(full), { recursive: true });
        await writeFile(full, text);
      }
    }
  }

  private async commit(message: string): Promise<void> {
    this.minute += 1;
    await this.git('add', '-A');
    await this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  private now(): string {
    return `${new Date(Date.parse('2026-11-20T18:00:00Z') + this.minute * 60_000).toISOString().slice(0, 19)}Z`;
  }

  private async told(parent: string | undefined, pull: HistoryStep['pull']): Promise<HistoryStep> {
    const step = { commit: await this.git('rev-parse', 'HEAD'), parent, date: this.now(), pull };
    this.steps.push(step);
    return step;
  }
}

/** Begins one, with the small institution in its first commit. */
export async function chronicle(): Promise<Chronicle> {
  const folder = await mkdtemp(join(tmpdir(), 'apertura-chronicle-'));
  const made = new Chronicle(folder);
  await made.git('init', '-q', '-b', 'main');
  await cp('test/pulls/_common', folder, { recursive: true });
  return made;
}

/** The record after steps, as it would be read again; what was built of them is left out. */
export function recordAfter(steps: readonly PublishedStep[]): PublicationRecord {
  const publications = steps.flatMap(({ planned }) => planned.map(recorded));
  return { state: steps.at(-1)?.state, publications };
}

function recorded(planned: Planned): Recorded {
  const name = tagOf(planned.tag);
  if (name === undefined) throw new Error(planned.tag);
  const { dataset, tag, folio, commit, date, coverage, program, kind } = planned;
  const version = tag.slice(tag.lastIndexOf('@') + 1);
  const about = { apertura: 1, kind, dataset, version, tag, folio, title: '', commit, date, trial: false } as const;
  const manifest = {
    ...about,
    impact: 'none',
    bump: 'none',
    coverage,
    resources: [],
    assets: [],
    program,
    ...leftBy(planned),
  };
  return { name, manifest: JSON.parse(manifestText(manifest as Manifest)), tag: '', descriptor: {} };
}

function leftBy(planned: Planned): Partial<Pick<Manifest, 'withdrawn'>> {
  if (planned.kind === 'release') return {};
  const { date, reason, ground, takedown, replacedBy } = planned.withdrawal;
  return { withdrawn: { date, reason, ground, takedown, replacedBy, renamedTo: planned.renamedTo } };
}

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Happening, happeningsOf } from '../../core/release/happening.ts';
import { tellAlarms, tellAlarmsJson, tellAlarmsMarkdown } from '../../core/report/alarm-face.ts';
import { UserError } from '../../core/user-error.ts';
import { publishingFailure } from '../../io/github/publish/failure.ts';
import { localTip } from '../publish/local-record.ts';
import { runWatch } from '../watch/run-watch.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { print } from './output.ts';
import { placeOf } from './publish-place-here.ts';
import { repositoryHere, repositoryNamed } from './repository-here.ts';

const OPTIONS = {
  restore: { type: 'boolean', default: false },
  from: { type: 'string' },
  repo: { type: 'string' },
  branch: { type: 'string' },
  format: { type: 'string', default: 'terminal' },
  lang: { type: 'string', default: 'es' },
} as const;

const FORMATS = ['terminal', 'json', 'markdown'] as const;

/** `apertura watch`: whether what was published is as it was published; with `--restore`, tells of it and restores it. */
export async function watchCommand(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const name = await repositoryNamed(values.repo ?? process.env['GITHUB_REPOSITORY']);
  const work = await mkdtemp(join(tmpdir(), 'apertura-watch-'));
  try {
    const now = new Date().toISOString();
    const found = await placeOf(name, work);
    const place = {
      ...found,
      branch: values.branch ?? found.branch,
      known: await knownHere(),
      happened: happenedHere(now),
      publishing: mayPublish() ? { since: secondsOf(Date.parse(now) - PUBLISHING) } : undefined,
      now: secondsOf(Date.parse(now)),
    };
    const from = values.from === undefined ? undefined : resolve(values.from);
    const reach = values.restore
      ? ({ kind: 'restore', work: join(work, 'assets'), from } as const)
      : ({ kind: 'look' } as const);
    const { alarms, restored } = await runWatch(place, reach);
    switch (format) {
      case 'terminal':
        await print(tellAlarms(alarms, restored, language));
        break;
      case 'json':
        await print(tellAlarmsJson(alarms, restored));
        break;
      case 'markdown':
        await print(tellAlarmsMarkdown(alarms, restored, language));
    }
    return alarms.length > 0 ? 1 : 0;
  } catch (error) {
    throw publishingFailure(error);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Where a clone at hand has the branch of the record. */
async function knownHere(): Promise<readonly string[]> {
  try {
    const tip = await localTip(repositoryHere());
    return tip === undefined ? [] : [tip];
  } catch (error) {
    // In no repository nothing is known.
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Whether a publication may be under way: a run by the clock, or by hand, comes when there is none. */
/** How long a publication by a person may take. Milliseconds. */
const PUBLISHING = 900_000;

function secondsOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

function mayPublish(): boolean {
  const event = process.env['GITHUB_EVENT_NAME'];
  return event !== undefined && event !== 'schedule' && event !== 'workflow_dispatch';
}

/** What started the workflow in which this runs. */
function happenedHere(now: string): readonly Happening[] {
  const [event, path] = [process.env['GITHUB_EVENT_NAME'], process.env['GITHUB_EVENT_PATH']];
  if (event === undefined || path === undefined) return [];
  try {
    return happeningsOf(event, JSON.parse(readFileSync(path, 'utf8')), now);
  } catch {
    // Without it the watch sees the same, and knows less of who did it.
    return [];
  }
}

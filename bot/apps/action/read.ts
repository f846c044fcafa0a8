import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { governanceCheck } from '../../core/governance/names.ts';
import { dayAt } from '../../core/plan/dates.ts';
import { readVerdicts } from '../../io/github/deliver-checks.ts';
import { readPullFacts } from '../../io/github/read-pull.ts';
import { Mirror } from '../../io/mirror.ts';
import { fingerprintOf, membershipsOf, plainPull } from '../github/fingerprint.ts';
import { judge } from '../github/judge.ts';
import { lookAt } from '../github/subject.ts';
import { VERSION } from '../github/version.ts';
import { type AnswerFile, MOST_ANSWERS } from './answer-file.ts';
import { type Asked, askedBy } from './asked.ts';
import type { ActionEnvironment } from './environment.ts';
import { output, summarize, tell } from './log.ts';

/**
 * Judges the pull requests that an event asks for, and writes one answer a pull request into a folder. It may write
 * nothing on GitHub, and runs nothing of what a pull request brings: objects are fetched, never checked out.
 */
export async function readCommand(environment: ActionEnvironment, folder: string, cache: string): Promise<number> {
  const asked = (await askedBy(environment)).slice(0, MOST_ANSWERS);
  const mirror = mirrorOf(environment, cache);
  await mkdir(folder, { recursive: true });
  let answers = 0;
  let failed = 0;
  for (const each of asked) {
    try {
      const answer = await answerTo(environment, mirror, each);
      tell(`#${each.number}: ${answer === undefined ? 'nothing new' : 'judged'}`);
      if (answer === undefined) continue;
      await writeFile(join(folder, `${each.number}.json`), JSON.stringify(answer));
      answers += 1;
    } catch (error) {
      // One pull request does not stand in the way of the others; its checks stay missing, so it is not merged.
      failed += 1;
      tell(`#${each.number}: ${(error as Error).message}`);
    }
  }
  output('answers', String(answers));
  summarize([`${asked.length} solicitudes revisadas, ${answers} respuestas nuevas, ${failed} fallas.`]);
  return failed > 0 ? 3 : 0;
}

async function answerTo(
  environment: ActionEnvironment,
  mirror: Mirror,
  { number, group }: Asked,
): Promise<AnswerFile | undefined> {
  const { client, name, teams, bot } = environment;
  const facts = await readPullFacts(client, name, number);
  if (facts === undefined || !facts.open) return undefined;
  const { branch, base, head } = group ?? facts;
  await mirror.fetch(`pull-${number}`, [base, head]);
  const commits = { folder: mirror.folder, base, head };
  const { plan, subject } = await lookAt(commits);
  // A workflow's own token may not read teams: without one that may, the plan alone tells who is in a group.
  const memberships = teams === undefined ? {} : await membershipsOf(teams, name.owner, plan, facts);
  const pull = plainPull(facts, memberships);
  const { now } = environment;
  const today = dayAt(now, plan.timeZone);
  const fingerprint = fingerprintOf({ version: VERSION, subject, branch, draft: facts.draft, today, pull });
  const verdicts = await readVerdicts(client, { name, head, bot });
  const check = verdicts.find((verdict) => verdict.name === governanceCheck(branch));
  if (check?.fingerprint === fingerprint) return undefined;
  const { intents } = await judge({ ...commits, branch, pull, now });
  const kept = group === undefined ? intents : intents.filter(({ kind }) => kind === 'check');
  const about = { apertura: 1, number, branch, base, head, fingerprint, intents: kept } as const;
  return group === undefined ? about : { ...about, group: true };
}

function mirrorOf({ server, token, name }: ActionEnvironment, cache: string): Mirror {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return new Mirror({
    folder: join(cache, `${name.owner}-${name.repo}.git`),
    url: `${server}/${name.owner}/${name.repo}.git`,
    authorization: async () => `Basic ${basic}`,
  });
}

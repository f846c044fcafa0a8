import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deliver } from '../../io/github/deliver.ts';
import { readPullFacts } from '../../io/github/read-pull.ts';
import { type AnswerFile, LARGEST_ANSWER, MOST_ANSWERS, readAnswer, refusalOf } from './answer-file.ts';
import type { ActionEnvironment } from './environment.ts';
import { summarize, tell, tellError } from './log.ts';

/**
 * Carries the answers of a folder out on GitHub. They come from a job that read what strangers wrote: each is held
 * against its schema and against the pull request as GitHub has it now, and one that does not hold is refused whole.
 */
export async function answerCommand(environment: ActionEnvironment, folder: string): Promise<number> {
  const names = (await readdir(folder)).sort();
  let done = 0;
  let refused = 0;
  for (const name of names.slice(0, MOST_ANSWERS)) {
    const why = await answerOne(environment, folder, name);
    if (why === undefined) done += 1;
    else {
      refused += 1;
      tellError(`${name}: ${why}`);
    }
  }
  if (names.length > MOST_ANSWERS) tellError(`there are ${names.length} answers; ${MOST_ANSWERS} were looked at`);
  summarize([`${done} respuestas entregadas, ${refused} rechazadas.`]);
  return refused > 0 || names.length > MOST_ANSWERS ? 1 : 0;
}

/** Why an answer was not carried out; `undefined` where it was. */
async function answerOne(environment: ActionEnvironment, folder: string, file: string): Promise<string | undefined> {
  const read = await readOne(folder, file);
  if ('refused' in read) return read.refused;
  const { client, name, bot } = environment;
  const facts = await readPullFacts(client, name, read.number);
  if (facts === undefined) return 'there is no such pull request';
  const refused = refusalOf(read, facts);
  if (refused !== undefined) return refused;
  const { head, fingerprint, intents, group } = read;
  const number = group === true ? undefined : read.number;
  const target = { name, number, head, bot, fingerprint, facts: { ...facts, labels: facts.pull.labels } };
  const { writes } = await deliver(client, target, intents);
  tell(`#${read.number}: ${writes} changes`);
  return undefined;
}

async function readOne(folder: string, file: string): Promise<AnswerFile | { readonly refused: string }> {
  const number = /^([1-9]\d{0,9})\.json$/.exec(file)?.[1];
  if (number === undefined) return { refused: 'its name is no pull request’s number' };
  const path = join(folder, file);
  const found = await lstat(path);
  if (!found.isFile()) return { refused: 'it is no regular file' };
  if (found.size > LARGEST_ANSWER) return { refused: 'it is too large' };
  const read = readAnswer(await readFile(path, 'utf8'));
  if ('refused' in read) return read;
  return read.number === Number(number) ? read : { refused: 'it speaks of another pull request than its name' };
}

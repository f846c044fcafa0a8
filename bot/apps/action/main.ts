import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../core/user-error.ts';
import { answerCommand } from './answer.ts';
import { readEnvironment } from './environment.ts';
import { tellError } from './log.ts';
import { readCommand } from './read.ts';

/** `main.js read FOLDER` judges and writes answers; `main.js answer FOLDER` carries them out. */
async function run(args: readonly string[]): Promise<number> {
  const [command, folder] = args;
  if (folder === undefined || (command !== 'read' && command !== 'answer')) {
    throw new UserError({
      es: 'Uso: main.js read CARPETA, o main.js answer CARPETA.',
      en: 'Usage: main.js read FOLDER, or main.js answer FOLDER.',
    });
  }
  const environment = readEnvironment(process.env);
  const cache = join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'apertura');
  return command === 'read' ? await readCommand(environment, folder, cache) : await answerCommand(environment, folder);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const wrong = error instanceof UserError;
  tellError(wrong ? error.words.es : `The program failed: ${(error as Error).stack ?? String(error)}`);
  process.exitCode = wrong ? 2 : 3;
}

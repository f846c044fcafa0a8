import { terminalText } from '../../core/escape.ts';
import type { Language } from '../../core/finding.ts';
import { SnapshotError } from '../../core/snapshot.ts';
import { readFaultEn } from '../../core/table/words.en.ts';
import { readFaultEs } from '../../core/table/words.es.ts';
import { UserError } from '../../core/user-error.ts';
import { languageOf } from './arguments.ts';
import { print, quietPipes } from './output.ts';
import { WORDS } from './words.ts';

/** Exit statuses: all went well; wrong use; our own fault. 1, something blocks, is each command's own. */
const SOUND = 0;
const WRONG_USE = 2;
const OUR_FAULT = 3;

type Command = (args: readonly string[]) => Promise<number>;

/** Each is loaded only when it is asked for: a check of a small file should not wait for what a review needs. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: async (args) => await (await import('./check.ts')).checkCommand(args),
  cite: async (args) => await (await import('./cite.ts')).citeCommand(args),
  diff: async (args) => await (await import('./diff.ts')).diffCommand(args),
  doctor: async (args) => await (await import('./doctor.ts')).doctorCommand(args),
  get: async (args) => await (await import('./get.ts')).getCommand(args),
  import: async (args) => await (await import('./import.ts')).importCommand(args),
  infer: async (args) => await (await import('./infer.ts')).inferCommand(args),
  list: async (args) => await (await import('./list.ts')).listCommand(args),
  plan: async (args) => await (await import('./plan.ts')).planCommand(args),
  publish: async (args) => await (await import('./publish.ts')).publishCommand(args),
  restore: async (args) => await (await import('./restore.ts')).restoreCommand(args),
  review: async (args) => await (await import('./review.ts')).reviewCommand(args),
  report: async (args) => await (await import('./report.ts')).reportCommand(args),
  setup: async (args) => await (await import('./setup.ts')).setupCommand(args),
  verify: async (args) => await (await import('./verify.ts')).verifyCommand(args),
  watch: async (args) => await (await import('./watch.ts')).watchCommand(args),
};

/** Runs one command and returns the exit status. Only this function turns what was thrown into words. */
export async function run(args: readonly string[]): Promise<number> {
  quietPipes();
  const language = languageOf(args);
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === 'help' || args.includes('--help') || args.includes('-h')) {
      await print(`${WORDS[language].usage}\n`);
      return SOUND;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw unknownCommand(name);
    return await command(rest);
  } catch (error) {
    return tellFailure(error, language);
  }
}

/** What cannot be read while a check looks for its datasets; what is in a dataset is a finding. */
function cannotRead({ path, code }: SnapshotError): UserError {
  return new UserError({
    es: `No se pudo leer ${path}: ${readFaultEs(code)}. Revise los permisos, o indique otra ruta.`,
    en: `Could not read ${path}: ${readFaultEn(code)}. Look at the permissions, or name another path.`,
  });
}

function unknownCommand(name: string): UserError {
  return new UserError({
    es: `No existe la orden «${name}». Las que hay: ${Object.keys(COMMANDS).join(', ')}.`,
    en: `There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`,
  });
}

function tellFailure(error: unknown, language: Language): number {
  const wrong = error instanceof SnapshotError ? cannotRead(error) : error;
  if (wrong instanceof UserError) {
    // The words may hold a file's name, and a name may hold anything.
    process.stderr.write(`apertura: ${terminalText(wrong.words[language])}\n`);
    return WRONG_USE;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`apertura: ${WORDS[language].ourFault}\n${detail}\n`);
  return OUR_FAULT;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UserError } from '../../core/user-error.ts';
import { CASE_NAMES, type CaseName, isCaseName } from './cases.ts';

/** What is measured besides the cases. */
export const PARTS = ['review', 'publish'] as const;
export type Part = (typeof PARTS)[number];

/** What `--help` prints. */
export const USAGE = `Measures "apertura check" against DuckDB. Build first: npm run build

npm run bench -- [options]
  --dir FOLDER       where the data is kept between runs (default: bench)
  --runs N           how often each process is run (default: 5)
  --only CASE,CASE   some of: ${[...CASE_NAMES, ...PARTS].join(', ')}
  --json FILE        writes the figures there too
  --cli FILE         the command to measure (default: the built apertura)
  --generate         makes the data and stops`;

/** What the person asked for. */
export interface Options {
  readonly dir: string;
  readonly runs: number;
  readonly only: readonly CaseName[];
  readonly parts: readonly Part[];
  readonly json: string | undefined;
  readonly cli: string;
  readonly generateOnly: boolean;
  readonly help: boolean;
}

/** Reads the arguments. Wrong use is a `UserError`. */
export function readOptions(args: readonly string[]): Options {
  const given = parse(args);
  return {
    dir: resolve(given.dir),
    runs: readRuns(given.runs),
    ...(given.only === undefined ? { only: CASE_NAMES, parts: PARTS } : readNames(given.only)),
    json: given.json,
    cli: resolve(given.cli ?? fileURLToPath(new URL('../../apps/cli/main.js', import.meta.url))),
    generateOnly: given.generate,
    help: given.help,
  };
}

/** Makes sure that there is a command to measure. */
export function requireCommand(cli: string): void {
  if (existsSync(cli)) return;
  throw wrong(
    `No hay un comando que medir en ${cli}. Ejecute "npm run build" o indique otro con --cli.`,
    `There is no command to measure at ${cli}. Run "npm run build", or name another one with --cli.`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dir: { type: 'string', default: 'bench' },
        runs: { type: 'string', default: '5' },
        only: { type: 'string' },
        json: { type: 'string' },
        cli: { type: 'string' },
        generate: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw wrong(`No se entiende la orden: ${detail}\n\n${USAGE}`, `${detail}\n\n${USAGE}`);
  }
}

function readRuns(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw wrong(
    `--runs espera un entero de 1 a 9999; se encontró "${text}".`,
    `--runs expects a whole number from 1 to 9999, not "${text}".`,
  );
}

function readNames(text: string): Pick<Options, 'only' | 'parts'> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isCaseName(name) && !PARTS.some((part) => part === name));
  if (unknown === undefined) {
    return {
      only: CASE_NAMES.filter((name) => names.includes(name)),
      parts: PARTS.filter((name) => names.includes(name)),
    };
  }
  const known = [...CASE_NAMES, ...PARTS].join(', ');
  throw wrong(
    `--only no conoce "${unknown}". Hay: ${known}.`,
    `--only knows no case "${unknown}". There are: ${known}.`,
  );
}

function wrong(es: string, en: string): UserError {
  return new UserError({ es, en });
}

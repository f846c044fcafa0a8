import { readFile } from 'node:fs/promises';
import { FACES } from '../../core/report/face.ts';
import { mergeReports } from '../../core/report/merge.ts';
import { readReport } from '../../core/report/read.ts';
import type { Report } from '../../core/report/report.ts';
import { UserError } from '../../core/user-error.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { deliver } from './check.ts';

const OPTIONS = {
  format: { type: 'string', default: 'json' },
  lang: { type: 'string', default: 'es' },
  out: { type: 'string' },
  quiet: { type: 'boolean', default: false },
} as const;

/** `apertura report merge A.json B.json` */
export async function reportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [verb, ...files] = positionals;
  if (verb !== 'merge' || files.length === 0) {
    throw new UserError({
      es: 'Uso: apertura report merge A.json B.json [--format CARA] [--out ARCHIVO]',
      en: 'Usage: apertura report merge A.json B.json [--format FACE] [--out FILE]',
    });
  }
  const report = mergeReports(await Promise.all(files.map(readReportFile)));
  const face = oneOf('--format', values.format, FACES);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const { quiet, out } = values;
  await deliver(report, { face, language, quiet, out });
  return report.verdict === 'sound' ? 0 : 1;
}

async function readReportFile(path: string): Promise<Report> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code !== undefined;
    throw new UserError({
      es: missing ? `No se pudo leer ${path}: revise que exista y que tenga permiso.` : `${path} no es JSON válido.`,
      en: missing
        ? `Could not read ${path}: check that it exists and that you may read it.`
        : `${path} is not valid JSON.`,
    });
  }
  return readReport(value);
}

#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { UserError } from '../../core/user-error.ts';
import { languageOf, readSettings } from './settings.ts';

// The first releases of Node 20 call JSON modules experimental, at every start: nothing that our users could act on.
const { emitWarning } = process;
process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
  if (String(warning).includes('JSON modules')) return;
  Reflect.apply(emitWarning, process, [warning, ...rest]);
};

const WRONG_USE = 2;
const OUR_FAULT = 3;

/** The program's version, which is part of what a judgement was made from. */
function versionOf(): string {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const { startApp } = await import('./start.ts');
  const app = await startApp(settings, versionOf());
  // The first line, for whoever started it on whatever port is free.
  process.stdout.write(`${JSON.stringify({ listening: true, host: app.host, port: app.port })}\n`);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    app.log.info({ signal }, 'stopping: what runs may end, the rest is for the sweep');
    void app.drain().then((inTime) => {
      app.log.info({ inTime }, 'stopped');
      process.exit(0);
    });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  await main();
} catch (error) {
  const language = languageOf(process.env);
  if (error instanceof UserError) {
    process.stderr.write(`apertura: ${error.words[language]}\n`);
    process.exitCode = WRONG_USE;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = OUR_FAULT;
  }
}

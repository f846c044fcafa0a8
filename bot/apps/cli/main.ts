#!/usr/bin/env node
// The first releases of Node 20 call JSON modules experimental, at every start: nothing that our users could act on.
const { emitWarning } = process;
process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
  if (String(warning).includes('JSON modules')) return;
  Reflect.apply(emitWarning, process, [warning, ...rest]);
};

const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));

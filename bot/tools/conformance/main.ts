import { readFile } from 'node:fs/promises';
import { readCases } from './cases.ts';
import { printAgreement } from './print.ts';
import { runCase } from './run-case.ts';

const [path] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
if (path === undefined) {
  process.stderr.write('Usage: npm run conformance -- FILE\n');
  process.exitCode = 2;
} else {
  const cases = readCases(await readFile(path, 'utf8'));
  const results = [];
  for (const each of cases) results.push(await runCase(each));
  process.stdout.write(printAgreement(results));
  process.exitCode = results.every((result) => result.agrees) ? 0 : 1;
}

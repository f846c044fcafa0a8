import { appendFileSync } from 'node:fs';
import { commandMessage, visible } from '../../core/escape.ts';

/** A line in a workflow's log. What stands in it may be anybody's words: no workflow command can be made of it. */
export function tell(line: string): void {
  process.stdout.write(`apertura: ${safe(line)}\n`);
}

/** An error of the workflow, as an annotation. */
export function tellError(line: string): void {
  process.stdout.write(`::error title=Apertura::${commandMessage(safe(line))}\n`);
}

/** Lines of the run's summary; they are ours, and hold numbers alone. */
export function summarize(lines: readonly string[]): void {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path !== undefined && path !== '') appendFileSync(path, `${lines.join('\n')}\n`);
}

/** What later steps of the job are told. */
export function output(name: string, value: string): void {
  const path = process.env['GITHUB_OUTPUT'];
  if (path !== undefined && path !== '') appendFileSync(path, `${name}=${value.replace(/[\r\n]/g, ' ')}\n`);
}

function safe(line: string): string {
  return visible(line).replaceAll('::', ':\u200b:').slice(0, 2_000);
}

import { cutShort } from '../finding.ts';
import type { YamlProblem } from './finding.ts';

/** The parser's reasons, by what a person did: it knows no codes. The first that fits holds. */
const REASONS: readonly (readonly [pattern: RegExp, problem: YamlProblem])[] = [
  [/tab characters/, 'tab'],
  [/within a (double|single) quoted/, 'open-quote'],
  [/within a flow collection/, 'open-bracket'],
  [/missed comma|found ','/, 'comma'],
  [/escape|hexadecimal/, 'escape'],
  [/non-printable|null byte|JSON character/, 'character'],
  [/implicit key|after a mapping key|key-value separator/, 'colon'],
  [/directive|%YAML|YAML version|tag handle|tag prefix/i, 'directive'],
  [/indentation|document separator/, 'indent'],
];

/** What is wrong at a place, and what stands there. */
export function faultOf(
  reason: string,
  text: string,
  position: number | undefined,
): { readonly problem: YamlProblem; readonly found: string } {
  const known = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'unexpected';
  const here = position === undefined ? '' : text.slice(position, position + 200);
  const line = position === undefined ? '' : lineAround(text, position);
  return {
    problem: refine(known, line, text, position),
    found: cutShort(/^[^\r\n]*/.exec(here)?.[0].trim() ?? '', 30),
  };
}

/** The parser says of most slips that the indentation is wrong; the line often tells better. */
function refine(problem: YamlProblem, line: string, text: string, position: number | undefined): YamlProblem {
  if (problem !== 'indent' && problem !== 'unexpected') return problem;
  const before = position === undefined ? '' : text.slice(Math.max(0, position - 2000), position);
  if (/^\s*\t/.test(line)) return 'tab';
  if (/^\s*(?:- )?[\w-]+: ["'][^"']*$/m.test(before)) return 'open-quote';
  if (/[[{][^\]}]*$/.test(before)) return 'open-bracket';
  if (/^\s*(?:- )?[^:"'#]+: [^"'].*: /.test(line)) return 'colon';
  return problem;
}

function lineAround(text: string, position: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, Math.min(end === -1 ? text.length : end, start + 500));
}

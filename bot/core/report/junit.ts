import { xmlText } from '../escape.ts';
import type { Finding, Language } from '../finding.ts';
import { type Remainder, remainderOf } from './remainder.ts';
import type { Report, RuleTally } from './report.ts';
import { PHRASES, whereOf } from './voice.ts';
import { sentenceOf, titleOf } from './words.ts';

/** How JUnit's XML is told. */
export interface JunitOptions {
  readonly language: Language;
}

interface Case {
  readonly name: string;
  readonly findings: Finding[];
  readonly unlisted: RuleTally[];
}

type Suite = Map<string | undefined, Case>;

/** JUnit's XML: a suite for each dataset, a case for its descriptor and for each resource. An error fails its case. */
export function tellJunit(report: Report, { language }: JunitOptions): string {
  const remainder = remainderOf(report);
  const suites = [...suitesOf(report, remainder, language)].map(([name, suite]) => {
    const title = name ?? PHRASES[language].repository;
    const cases = [...suite.values()].map((one) => caseLines(one, title, remainder, language));
    const failures = [...suite.values()].filter(fails).length;
    return { title, cases, failures };
  });
  const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  const lines = suites.flatMap(({ title, cases, failures: failed }) => [
    `  <testsuite name="${xmlText(title)}" tests="${cases.length}" failures="${failed}" errors="0" skipped="0">`,
    ...cases.flat(),
    '  </testsuite>',
  ]);
  const open = `<testsuites name="apertura" tests="${tests}" failures="${failures}" errors="0">`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', open, ...lines, '</testsuites>'].join('\n')}\n`;
}

function suitesOf(report: Report, { unlisted }: Remainder, language: Language): ReadonlyMap<string | undefined, Suite> {
  const suites = new Map<string | undefined, Suite>();
  const caseOf = (dataset: string | undefined, resource: string | undefined): Case => {
    const suite: Suite = suites.get(dataset) ?? new Map();
    const name = resource ?? PHRASES[language].descriptor;
    const one = suite.get(resource) ?? { name, findings: [], unlisted: [] };
    suites.set(dataset, suite.set(resource, one));
    return one;
  };
  for (const { name, resources } of report.datasets) {
    caseOf(name, undefined);
    for (const resource of resources) caseOf(name, resource.name);
  }
  for (const finding of report.findings) caseOf(finding.place.dataset, finding.place.resource).findings.push(finding);
  for (const tally of unlisted) caseOf(tally.dataset, tally.resource).unlisted.push(tally);
  return suites;
}

function fails({ findings, unlisted }: Case): boolean {
  return [...findings, ...unlisted].some(({ severity }) => severity === 'error');
}

function caseLines(one: Case, suite: string, remainder: Remainder, language: Language): readonly string[] {
  const open = `    <testcase classname="${xmlText(suite)}" name="${xmlText(one.name)}"`;
  const errors = told(one, true, remainder, language);
  const others = told(one, false, remainder, language);
  if (errors.length + others.length === 0) return [`${open}/>`];
  return [`${open}>`, ...failure(one, errors), ...output(others), '    </testcase>'];
}

/** One failure a case, because many readers of the format show only the first. */
function failure({ findings, unlisted }: Case, errors: readonly string[]): readonly string[] {
  const first = errors[0];
  if (first === undefined) return [];
  const rules = new Set(
    [...findings, ...unlisted].filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
  );
  return [`      <failure type="${xmlText([...rules].join(' '))}" message="${first}">`, ...errors, '      </failure>'];
}

function output(others: readonly string[]): readonly string[] {
  return others.length === 0 ? [] : ['      <system-out>', ...others, '      </system-out>'];
}

function told(one: Case, errors: boolean, { after }: Remainder, language: Language): readonly string[] {
  const listed = one.findings.filter(({ severity }) => (severity === 'error') === errors);
  const unlisted = one.unlisted.filter(({ severity }) => (severity === 'error') === errors);
  return [
    ...listed.map((finding) => findingLine(finding, after.get(finding), language)),
    ...unlisted.map(({ rule, count }) =>
      xmlText(`… ${PHRASES[language].unlisted(count, titleOf(rule, language), undefined)} (${rule})`),
    ),
  ];
}

function findingLine(finding: Finding, more: number | undefined, language: Language): string {
  const { says, mend } = sentenceOf(finding, language);
  const phrases = PHRASES[language];
  const where = [finding.place.path, ...whereOf(finding.place, language)].join(' · ');
  const rest = more === undefined ? '' : ` ${phrases.more(more)}.`;
  return xmlText(`${phrases.severity[finding.severity]} · ${where}: ${says} ${mend} (${finding.rule})${rest}`);
}

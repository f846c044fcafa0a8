import { jsonText, sarifText, uriPath, visible } from '../escape.ts';
import type { Finding, Language } from '../finding.ts';
import { compareKeys } from './order.ts';
import type { Report } from './report.ts';
import { PHRASES } from './voice.ts';
import { sentenceOf, titleOf } from './words.ts';

/** How SARIF is told. */
export interface SarifOptions {
  readonly language: Language;
}

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function tellSarif(report: Report, { language }: SarifOptions): string {
  const rules = rulesOf(report);
  const indices = new Map(rules.map((rule, index) => [rule, index]));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'apertura', rules: rules.map((rule) => ruleOf(rule, language)) } },
        language,
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => resultOf(finding, indices.get(finding.rule), language)),
      },
    ],
  });
}

function rulesOf(report: Report): readonly string[] {
  const rules = new Set([...report.tallies, ...report.findings].map(({ rule }) => rule));
  return [...rules].sort(compareKeys);
}

function ruleOf(rule: string, language: Language): object {
  const title = titleOf(rule, language);
  return { id: rule, shortDescription: { text: title }, help: { text: PHRASES[language].help(rule, title) } };
}

function resultOf(finding: Finding, ruleIndex: number | undefined, language: Language): object {
  const { says, mend } = sentenceOf(finding, language);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.severity,
    message: { text: sarifText(`${says} ${mend}`) },
    locations: locationsOf(finding),
    partialFingerprints: { 'apertura/v1': fingerprintOf(finding) },
  };
}

function locationsOf({ place }: Finding): readonly object[] {
  const logicalLocations = logicalOf(place.dataset, place.resource, place.field);
  const region = place.line === undefined ? undefined : { startLine: place.line };
  const artifactLocation = { uri: uriPath(place.path), uriBaseId: '%SRCROOT%' };
  const physicalLocation = place.path === '' ? undefined : { artifactLocation, region };
  if (physicalLocation === undefined && logicalLocations === undefined) return [];
  return [{ physicalLocation, logicalLocations }];
}

/** Dataset, resource and field, each named under the one before. */
function logicalOf(...names: readonly (string | undefined)[]): readonly object[] | undefined {
  const kinds = ['dataset', 'resource', 'field'];
  const parents: string[] = [];
  const locations = names.flatMap((name, index) => {
    if (name === undefined) return [];
    parents.push(name);
    return [{ name: visible(name), fullyQualifiedName: visible(parents.join('/')), kind: kinds[index] }];
  });
  return locations.length === 0 ? undefined : locations;
}

/** The row, not the line: what is added above in the file's header does not make it another finding. */
function fingerprintOf({ rule, place }: Finding): string {
  return [rule, place.path, place.field ?? place.pointer ?? '', place.row ?? ''].join('|');
}

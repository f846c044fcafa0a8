/** What an institution asks of its descriptors beyond the standard. Not asked under `--standard`. */
import type { Place } from '../finding.ts';
import { itemsOf, memberOf, textOf } from './authored.ts';
import { type DatasetFinding, found } from './finding.ts';
import { below, placeAt } from './origin.ts';
import type { Package, Resource } from './package.ts';
import type { Report } from './reading.ts';
import type { DatasetRule } from './rule.ts';

const packageName: DatasetRule = {
  id: 'package-name',
  check({ name, dataset, folder, at }, report) {
    // The root of a snapshot has no name to be compared with.
    if (folder === '' || name === dataset) return;
    report(found('package-name', { folder: dataset, name }, placeAt(below(at, 'name'))));
  },
};

type Wanted =
  | 'package-title'
  | 'package-description'
  | 'package-licenses'
  | 'package-contributors'
  | 'package-keywords';

const packageTitle = wanted('package-title', ({ title }) => hasText(title));
const packageDescription = wanted('package-description', ({ description }) => hasText(description));
const packageLicenses = wanted('package-licenses', ({ licenses }) => licenses.length > 0);
const packageContributors = wanted('package-contributors', ({ contributors }) => contributors.length > 0);
const packageKeywords = wanted('package-keywords', ({ keywords }) => keywords.some(hasText));

function wanted(id: Wanted, holds: (pack: Package) => boolean): DatasetRule {
  return {
    id,
    check(pack, report) {
      if (!holds(pack)) report(found(id, {}, placeAt(pack.at)));
    },
  };
}

const packageReadme: DatasetRule = {
  id: 'package-readme',
  check({ readme, folder, at }, report) {
    const place: Place = { path: folder === '' ? 'README.md' : `${folder}/README.md`, dataset: at.dataset };
    if (readme === undefined) report(found('package-readme', {}, place));
  },
};

const resourceSchema: DatasetRule = {
  id: 'resource-schema',
  check({ resources }, report) {
    for (const { kind, authored, at } of resources) {
      if (kind === 'table' && memberOf(authored, 'schema') === undefined)
        report(found('resource-schema', {}, placeAt(at)));
    }
  },
};

const fieldType = fieldRule('field-type', 'type');
const fieldDescription = fieldRule('field-description', 'description');

/** Looks at what is written: a field without a type is read as `any`, which is not the same as declaring it. */
function fieldRule(id: 'field-type' | 'field-description', property: string): DatasetRule {
  return {
    id,
    check({ resources }, report) {
      for (const resource of resources) checkProperty(id, property, resource, report);
    },
  };
}

function checkProperty(
  id: 'field-type' | 'field-description',
  property: string,
  { authoredSchema, schemaAt }: Resource,
  report: Report,
): void {
  if (schemaAt === undefined) return;
  for (const [index, field] of itemsOf(authoredSchema, 'fields').entries()) {
    if (hasText(textOf(field, property))) continue;
    report(found(id, {}, placeAt(below(schemaAt, 'fields', index), textOf(field, 'name'))));
  }
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

/** The institution's rules, all of them warnings. */
export const INSTITUTION_RULES: readonly DatasetRule[] = [
  packageName,
  packageTitle,
  packageDescription,
  packageLicenses,
  packageContributors,
  packageKeywords,
  packageReadme,
  resourceSchema,
  fieldType,
  fieldDescription,
];

/** Everything that the institution's rules say of a package. */
export function checkInstitution(pack: Package): readonly DatasetFinding[] {
  const findings: DatasetFinding[] = [];
  for (const rule of INSTITUTION_RULES) rule.check(pack, (finding) => findings.push(finding));
  return findings;
}

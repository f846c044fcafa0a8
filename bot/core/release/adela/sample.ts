/** What the tests of ADELA's files share: a source made of an import, as a person who took it over would have it. */
import { isObject, itemsOf, memberOf, numberOf, textOf } from '../../dataset/authored.ts';
import type { Group } from '../../plan/groups.ts';
import type { PlanOrigin } from '../../plan/origin.ts';
import type { Institution, Plan } from '../../plan/plan.ts';
import { readPromise } from '../../plan/read-promise.ts';
import { readYaml } from '../../plan/yaml.ts';
import type { Json } from '../../table/schema.ts';
import type { CatalogueDataset, CatalogueSource } from '../catalogue/source.ts';
import type { Manifest } from '../manifest.ts';
import type { AdelaFinding } from './finding.ts';
import { type AdelaImport, type ImportOptions, importAdela, type Official } from './import-adela.ts';

const MODIFIED = '2026-11-20T18:00:00Z';

/** A text imported, with everything that was found. */
export function importText(
  text: string,
  options: Partial<ImportOptions> = {},
): { readonly imported: AdelaImport; readonly findings: readonly AdelaFinding[] } {
  const findings: AdelaFinding[] = [];
  const imported = importAdela(text, { path: 'adela.csv', report: (finding) => findings.push(finding), ...options });
  return { imported, findings };
}

/** A plan with nothing in it. */
function emptyPlan(parts: Partial<Plan> = {}): Plan {
  return {
    present: true,
    institution: undefined,
    groups: [],
    policy: undefined,
    promises: [],
    flows: [],
    stages: [],
    milestones: [],
    risks: [],
    actions: [],
    commitments: [],
    stories: [],
    apps: [],
    tools: [],
    ...parts,
  };
}

/** Entries written to `plan/datasets/`, read back as the plan reads them, and published as their stubs say. */
export function sourceOf({ datasets, institution }: AdelaImport): CatalogueSource {
  const promises = datasets.map(({ name, yaml }) => {
    const { document, findings } = readYaml(new TextEncoder().encode(yaml), `plan/datasets/${name}.yaml`, name);
    if (document === undefined) throw new Error(`${findings.map(({ rule }) => rule).join()}\n${yaml}`);
    return readPromise(name, { document, pointer: '', dataset: name });
  });
  const groups = [groupOf('liaison', institution.liaison), groupOf('administrator', institution.administrator)].flat();
  // Only what the exports read of an institution.
  const vision = { vision: institution.vision, mail: '' } as Institution;
  return {
    plan: emptyPlan({ promises, groups, institution: vision }),
    addresses: {
      repository: 'https://github.example/municipio/datos',
      releases: 'https://github.example/municipio/datos/releases/download',
      catalog: 'https://raw.example/municipio/datos/published/catalog',
    },
    datasets: datasets.flatMap(({ name, descriptor }) => publishedAs(name, descriptor)),
    modified: MODIFIED,
  };
}

function groupOf(id: string, official: Official | undefined): readonly Group[] {
  if (official === undefined) return [];
  const { name = '', post = '', mail } = official;
  const at: PlanOrigin = {
    document: { path: 'plan/groups.yaml', value: null, locate: () => ({ line: 1, column: 1 }) },
    pointer: '',
    dataset: undefined,
  };
  const member = { login: id, name, post, unit: undefined, mail, from: '2020-01-01', until: undefined, at };
  return [{ id, title: id, duty: undefined, team: undefined, members: [member], at }];
}

/** A dataset as its descriptor says that it was published. */
export function publishedAs(dataset: string, descriptor: Json): readonly CatalogueDataset[] {
  const manifest: Manifest = {
    apertura: 1,
    kind: 'release',
    dataset,
    version: '1.0.0',
    tag: `${dataset}@1.0.0`,
    folio: 'F-1',
    title: textOf(descriptor, 'title') ?? dataset,
    commit: '0'.repeat(40),
    date: textOf(descriptor, 'dcat:modified') ?? '',
    trial: false,
    impact: 'none' as Manifest['impact'],
    bump: 'none',
    coverage: [],
    resources: itemsOf(descriptor, 'resources')
      .filter(isObject)
      .flatMap((each) => {
        const bytes = numberOf(each, 'bytes');
        const [name, path] = [textOf(each, 'name') ?? '', textOf(each, 'path')];
        return bytes === undefined || memberOf(each, 'path') === undefined
          ? []
          : [{ name, path, bytes, mediatype: textOf(each, 'mediatype') }];
      }),
    assets: [],
    program: 'apertura 0.1.0',
  };
  return [{ dataset, manifest, descriptor, history: [manifest], withdrawn: undefined }];
}

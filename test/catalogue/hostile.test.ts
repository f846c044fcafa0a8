import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import type { Plan } from '../../bot/core/plan/plan.ts';
import { catalogueFiles } from '../../bot/core/release/catalogue/catalogue-files.ts';
import type { CatalogueDataset, CatalogueSource } from '../../bot/core/release/catalogue/source.ts';
import type { Json } from '../../bot/core/table/schema.ts';
import { runs } from '../fuzz.ts';
import { canonical, readJsonLd, readRdfXml, readTurtle } from './read-rdf.ts';
import { readXml } from './read-xml.ts';
import { ADDRESSES, examplePlan, fileText, manifestOf, sha256 } from './sample-catalogue.ts';

let plan: Plan;

beforeAll(async () => {
  plan = await examplePlan();
});

/** Any text: whole characters, half ones, controls, and what the formats are made of. */
const pieces = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '\\',
  '\\u0041',
  ']]>',
  '-->',
  '\u0000',
  '\u001b',
  '\u0085',
  '\u2028',
  '\ud83d',
  '{',
  '}',
  '\r\n',
  '\uffff',
  '@es',
  '^^<x>',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
const anyAddress = fc.oneof(
  anyText,
  anyText.map((text) => `https://example.org/${text}`),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
const anyDescriptor: fc.Arbitrary<Json> = fc.record({
  title: anyText,
  description: anyText,
  id: anyText,
  homepage: anyAddress,
  keywords: fc.array(anyText, { maxLength: 3 }),
  licenses: fc.array(fc.record({ name: anyText, path: anyAddress, title: anyText }), { maxLength: 2 }),
  contributors: fc.array(
    fc.record({ title: anyText, email: anyText, path: anyAddress, roles: fc.constant(['creator']) }),
    {
      maxLength: 2,
    },
  ),
  'dcat:language': anyText,
  'dcat:publisher': fc.record({ name: anyText, mbox: anyText }),
  'dcat:contactPoint': fc.record({ fn: anyText, hasEmail: anyText, hasURL: anyAddress }),
  'dcat:theme': fc.array(anyAddress, { maxLength: 3 }),
  'dcat:temporal': anyText,
  'dcat:accrualPeriodicity': anyText,
  'dcat:spatial': fc.record({ cvegeo: anyText, name: anyText, bbox: fc.array(fc.double(), { maxLength: 5 }) }),
});

function sourceOf(descriptor: Json, text: string, isTable: boolean): CatalogueSource {
  const resource = {
    name: 'datos',
    title: text,
    path: `data/${text}`,
    format: text,
    mediatype: text,
    bytes: 3,
    rows: isTable ? 1 : undefined,
    fields: isTable ? 1 : undefined,
  };
  const manifest = manifestOf('azar', '1.0.0', [{ ...resource, sha256: sha256('abc') }], { title: text });
  const withdrawn = {
    ...manifest,
    kind: 'tombstone' as const,
    tag: 'azar@1.0.0+withdrawn',
    withdrawn: { date: undefined, reason: text, ground: text, takedown: false, replacedBy: text },
  };
  const dataset: CatalogueDataset = { dataset: 'azar', manifest, descriptor, history: [manifest], withdrawn };
  return { plan, addresses: ADDRESSES, datasets: [dataset], modified: manifest.date };
}

describe('a catalogue of any texts', () => {
  it('can be read by all, and says the same in its three forms of RDF', async () => {
    await fc.assert(
      fc.asyncProperty(anyDescriptor, anyText, fc.boolean(), async (descriptor, text, isTable) => {
        const files = catalogueFiles(sourceOf(descriptor, text, isTable));
        const turtle = canonical(readTurtle(fileText(files, 'dcat.ttl')));
        for (const other of [readJsonLd(fileText(files, 'dcat.jsonld')), readRdfXml(fileText(files, 'dcat.rdf'))]) {
          if (canonical(await other) !== turtle)
            throw new Error(`not the same:\n${turtle}\n\n${canonical(await other)}`);
        }
        readXml(fileText(files, 'feed.atom'));
        readXml(fileText(files, 'sitemap.xml'));
        for (const { path, text: written } of files) if (/\.json(ld)?$/.test(path)) JSON.parse(written);
      }),
      runs(40),
    );
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueFiles } from '../../bot/core/release/catalogue/catalogue-files.ts';
import type { CatalogueFile } from '../../bot/core/release/catalogue/source.ts';
import { canonical, readJsonLd, readRdfXml, readTurtle } from './read-rdf.ts';
import { fileText, sampleSource } from './sample-catalogue.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const BASE = 'https://raw.githubusercontent.com/municipio/datos/published/catalog/dcat.ttl#';

const shapes = (name: string): Quad[] => new Parser().parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
const OFFICIAL = shapes('dcat-ap-3.0.1-SHACL.ttl');
const ALL = [...OFFICIAL, ...shapes('dates-SHACL.ttl')];

/** What the shapes find wrong, a line each. */
async function faults(shapeQuads: Quad[], data: readonly Quad[]): Promise<readonly string[]> {
  const report = await new SHACLValidator(new Store(shapeQuads)).validate(new Store(data));
  return report.results.map(({ focusNode, path, sourceConstraintComponent, value }) =>
    [focusNode, path, sourceConstraintComponent, value]
      .map((term) => (term as { value?: string } | null)?.value)
      .join(' '),
  );
}

let files: readonly CatalogueFile[];
let turtle: readonly Quad[];

beforeAll(async () => {
  files = catalogueFiles(await sampleSource());
  turtle = readTurtle(fileText(files, 'dcat.ttl'));
});

const values = (subject: string, predicate: string): readonly string[] =>
  turtle
    .filter((quad) => quad.subject.value === `${BASE}${subject}` && quad.predicate.value.endsWith(predicate))
    .map(({ object }) => object.value);

describe('the shapes', () => {
  it('have as many constraints as the original', () => {
    const kinds = ['class', 'nodeKind', 'minCount', 'maxCount', 'datatype'].map((kind) => `${SH}${kind}`);
    expect(OFFICIAL.filter(({ predicate }) => kinds.includes(predicate.value))).toHaveLength(290);
  });

  it('find what is wrong', async () => {
    const broken = readTurtle(
      `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
       <urn:c> a dcat:Catalog ; dct:title "x" ; dcat:dataset <urn:d> .
       <urn:d> a dcat:Dataset ; dct:issued "ayer" .`,
    );
    const found = await faults(OFFICIAL, broken);
    expect(found.filter((line) => line.includes('MinCount'))).toHaveLength(4);
    expect(found.join('\n')).not.toContain('issued');
    expect((await faults(ALL, broken)).join('\n')).toContain('issued');
  });
});

describe('the catalogue in DCAT-AP', () => {
  it('is valid by the shapes of DCAT-AP 3.0.1, and its dates are dates', async () => {
    expect(await faults(OFFICIAL, turtle)).toEqual([]);
    expect(await faults(ALL, turtle)).toEqual([]);
  });

  it('says the same in Turtle, JSON-LD and RDF/XML', async () => {
    const expected = canonical(turtle);
    expect(turtle.length).toBeGreaterThan(1000);
    expect(canonical(await readJsonLd(fileText(files, 'dcat.jsonld')))).toBe(expected);
    expect(canonical(await readRdfXml(fileText(files, 'dcat.rdf')))).toBe(expected);
  });

  it('names nothing that it does not describe, and nothing twice', () => {
    const described = new Set(turtle.map(({ subject }) => subject.value));
    const named = turtle.map(({ object }) => object.value).filter((value) => value.startsWith(BASE));
    expect(named.filter((name) => !described.has(name))).toEqual([]);
    const lines = turtle.map((quad) => canonical([quad]));
    expect(lines.length).toBe(new Set(lines).size);
  });

  it('tells of versions, what each brought and on whose decision', () => {
    const dataset = 'dataset/presupuesto';
    expect(values(dataset, 'dcat#version')).toEqual(['1.1.0']);
    expect(values(dataset, 'hasVersion').map((iri) => iri.slice(BASE.length))).toEqual([
      `${dataset}/version/1.0.0`,
      `${dataset}/version/1.1.0`,
    ]);
    expect(values(dataset, 'hasCurrentVersion')).toEqual([`${BASE}${dataset}/version/1.1.0`]);
    expect(values(`${dataset}/version/1.1.0`, 'previousVersion')).toEqual([`${BASE}${dataset}/version/1.0.0`]);
    expect(values(`${dataset}/version/1.1.0`, 'versionNotes')).toEqual([
      'Datos nuevos: 12 filas agregadas, 0 eliminadas y 3 cambiadas',
    ]);
    expect(values(`${dataset}/version/1.1.0/provenance`, 'label')).toEqual(['Aprobado en la solicitud de cambio #7.']);
  });

  it('offers the zip, the Parquet and the file as it was delivered', () => {
    const addresses = values('dataset/presupuesto', 'distribution').flatMap((iri) =>
      values(iri.slice(BASE.length), 'downloadURL'),
    );
    expect(addresses).toEqual([
      'https://github.com/municipio/datos/releases/download/presupuesto%401.1.0/presupuesto-1.1.0.zip',
      'https://github.com/municipio/datos/releases/download/presupuesto%401.1.0/egresos.parquet',
      'https://github.com/municipio/datos/releases/download/presupuesto%401.1.0/partidas.parquet',
      'https://github.com/municipio/datos/raw/presupuesto%401.1.0/datasets/presupuesto/data/egresos.csv',
      'https://github.com/municipio/datos/raw/presupuesto%401.1.0/datasets/presupuesto/data/partidas.csv',
    ]);
  });

  it('says when, where, how often and what about', () => {
    const dataset = 'dataset/agua-potable';
    expect(values(`${dataset}/period`, 'Date')).toEqual(['2024-01-01', '2026-09-30']);
    expect(values(`${dataset}/place`, 'bbox')).toEqual([
      'POLYGON((-101.09 20.55, -100.88 20.55, -100.88 20.75, -101.09 20.75, -101.09 20.55))',
    ]);
    expect(values(`${dataset}/place`, 'identifier')).toEqual(['11035']);
    expect(values(dataset, 'accrualPeriodicity')).toEqual([
      'http://publications.europa.eu/resource/authority/frequency/QUARTERLY',
    ]);
    expect(values(dataset, 'theme')).toEqual(['http://publications.europa.eu/resource/authority/data-theme/ENVI']);
  });

  it('keeps the withdrawn, marked, with the reason; data that were taken down are not offered', () => {
    expect(values('dataset/tramites', 'adms#status')[0]).toMatch(/dataset-status\/WITHDRAWN$/);
    expect(values('dataset/tramites', 'comment')).toEqual(['Retirado el 2026-11-22: El programa terminó. · Art. 5']);
    expect(values('dataset/tramites', 'isReplacedBy')).toEqual([`${BASE}dataset/presupuesto`]);
    expect(values('dataset/tramites', 'distribution')).not.toEqual([]);
    const taken = turtle.filter(({ subject }) =>
      subject.value.startsWith(`${BASE}dataset/directorio-servidores-publicos`),
    );
    expect(taken.length).toBeGreaterThan(10);
    expect(taken.filter(({ predicate }) => /distribution|downloadURL/.test(predicate.value))).toEqual([]);
  });

  it('lists what is published and the tables of the plan, and nothing that is only promised', () => {
    const names = values('catalog', 'dcat#dataset').map((iri) => iri.slice(`${BASE}dataset/`.length));
    expect(names).toContain('plan-de-apertura');
    expect(names).toContain('inventario-de-datos');
    expect(names.filter((name) => name.startsWith('prometido'))).toEqual([]);
  });

  it('takes nothing from a hostile dataset but texts', () => {
    const mine = turtle.filter(({ subject }) => subject.value.includes('hostil'));
    const iris = mine
      .flatMap(({ subject, object }) => [subject, object])
      .filter(({ termType }) => termType === 'NamedNode');
    for (const { value } of iris) expect(value).toMatch(/^(https?:\/\/|mailto:)[!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]+$/);
    expect(iris.filter(({ value }) => /javascript|file:|user:/.test(value))).toEqual([]);
    expect(values('dataset/hostil', 'title')[0]).toContain('<script>alert(1)</script>&amp;');
    expect(values('dataset/hostil', 'temporal')).toEqual([]);
  });
});

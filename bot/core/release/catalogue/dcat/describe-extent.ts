/** When and where the data are about. */
import type { Territory } from '../entry.ts';
import type { Moment, Span } from '../moment.ts';
import { describe, type Statement, type Term, text, thing, typed } from './graph.ts';
import { iriOf } from './vocabulary.ts';

/** A moment with the datatype of its precision. */
export function momentTerm(moment: Moment | undefined): Term | undefined {
  return moment && typed(moment.text, iriOf(`xsd:${moment.type}`));
}

/** A period of time. */
export function describePeriod(iri: string, { from, to }: Span): readonly Statement[] {
  return describe(iri, [
    [iriOf('rdf:type'), thing(iriOf('dct:PeriodOfTime'))],
    [iriOf('dcat:startDate'), momentTerm(from)],
    [iriOf('dcat:endDate'), momentTerm(to)],
  ]);
}

/** A place, by INEGI's key, its name and its bounds as well-known text (longitude first, WGS 84). */
export function describePlace(iri: string, { key, name, bbox }: Territory, language: string): readonly Statement[] {
  return describe(iri, [
    [iriOf('rdf:type'), thing(iriOf('dct:Location'))],
    [iriOf('dct:identifier'), text(key)],
    [iriOf('skos:prefLabel'), text(name, language)],
    [iriOf('dcat:bbox'), bbox && typed(polygon(bbox), iriOf('geosparql:wktLiteral'))],
  ]);
}

function polygon([west, south, east, north]: NonNullable<Territory['bbox']>): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return `POLYGON((${corners.map((corner) => corner.map(degrees).join(' ')).join(', ')}))`;
}

/** To a tenth of a metre, and never with an exponent. */
function degrees(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}

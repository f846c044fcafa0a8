import type { Language, Place } from '../finding.ts';
import { phrasesEn } from './phrases.en.ts';
import { phrasesEs } from './phrases.es.ts';
import type { Phrases } from './phrases.ts';
import type { Report } from './report.ts';

/** The phrases of each language. */
export const PHRASES: Readonly<Record<Language, Phrases>> = { es: phrasesEs, en: phrasesEn };

/** The verdict whole: "Todo en orden: 8 conjuntos, 14 recursos, 63,512 filas. Sin errores ni advertencias." */
export function verdictOf(report: Report, language: Language): string {
  const phrases = PHRASES[language];
  return `${phrases.headline(report)}: ${phrases.extent(report)}`;
}

/** Where in its file a finding is, from the coarse to the fine: `línea 18`, `fila 17`, `latitud`. */
export function whereOf(place: Place, language: Language): readonly string[] {
  const phrases = PHRASES[language];
  const parts: string[] = [];
  if (place.line !== undefined) parts.push(phrases.line(place.line));
  // Sentences name other records by their number, which is the line's too unless a cell holds several lines.
  if (place.record !== undefined && place.record !== place.line) parts.push(phrases.record(place.record));
  if (place.row !== undefined) parts.push(phrases.row(place.row));
  const last = place.field ?? place.pointer;
  if (last !== undefined && last !== '') parts.push(last);
  return parts;
}

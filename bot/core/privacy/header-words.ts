import { plain } from './symbols.ts';

/** The words of a header, between single spaces, without accents: `TelefonoFijo_1` → ` telefono fijo 1 `. */
export function headerWords(label: string): string {
  const apart = label.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const words =
    plain(apart)
      .replaceAll('Ñ', 'N')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? [];
  return ` ${words.join(' ')} `;
}

/** A pattern of whole words: alternatives are told apart by `|`. */
export function wordsPattern(alternatives: string): RegExp {
  return new RegExp(` (?:${alternatives}) `);
}

/** Headers that count people or things: what they hold is a number about many. */
export const COUNTS: RegExp = wordsPattern(
  'numero de|total|totales|cantidad|conteo|suma|promedio|porcentaje|pct|tasa|poblacion|personas|hombres|mujeres|casos|votos|viviendas',
);

import type { Place } from '../finding.ts';

/** A whole number with a comma between thousands, as Mexico and English write it, whatever the machine's settings. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A name or a piece of code, set off from the prose. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Data as found, set off from the prose. */
export function quoted(text: string): string {
  return `"${text}"`;
}

/** Names one after the other, each set off as code. */
export function codes(names: readonly string[]): string {
  return names.map(code).join(', ');
}

/** The field's name set off as code, or other words where the place has no field. */
export function fieldOr(place: Place, otherwise: string): string {
  return place.field === undefined ? otherwise : code(place.field);
}

/** What one language writes for the directives of a strptime format: `%Y` → `AAAA`. */
export type DateLetters = Readonly<Record<string, string>>;

/** `%d/%m/%Y` → `DD/MM/AAAA`; a format with a directive that has no letters is shown as it is. */
export function datePattern(format: string, letters: DateLetters): string {
  let known = true;
  const words = format.replace(/%(.)/gs, (whole, directive: string) => {
    const word = letters[directive];
    if (word === undefined) known = false;
    return word ?? whole;
  });
  return known ? words : code(format);
}

/** Values in quotes, and how many more there are when not all are given. */
export function valueList(values: readonly string[], total: number, more: (count: number) => string): string {
  const shown = values.map(quoted).join(', ');
  return total > values.length ? `${shown} ${more(total - values.length)}` : shown;
}

import { MissingTexts } from '../table/missing-texts.ts';

/** What people write where there is nothing. */
const WORDS: readonly string[] = [
  'NA N/A ND N/D S/D NULL NaN None na n/a nd n/d s/d null nan none - -- --- . * **'.split(' '),
  ['No aplica', 'NO APLICA', 'Sin dato', 'SIN DATO', 'Sin datos', 'SIN DATOS', 'No disponible', 'NO DISPONIBLE'],
  ['No especificado', 'NO ESPECIFICADO', 'Sin información', 'SIN INFORMACION', 'SIN INFORMACIÓN', 'Se desconoce'],
].flat();

/** Tells cells that stand for absence: what the schema declares, and the words that people use. */
export class Absence {
  private readonly texts: MissingTexts;
  /** By first byte: most cells begin like none of them. */
  private readonly begins = new Uint8Array(256);

  constructor(declared: readonly string[]) {
    const all = [...declared, ...WORDS];
    this.texts = new MissingTexts(all);
    const encoder = new TextEncoder();
    for (const text of all) this.begins[encoder.encode(text)[0] ?? 0] = 1;
  }

  /** Whether bytes[start, end), at least one, stand for absence. */
  has(bytes: Uint8Array, start: number, end: number): boolean {
    return this.begins[bytes[start] as number] === 1 && this.texts.has(bytes, start, end);
  }
}

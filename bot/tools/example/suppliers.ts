import { type Day, day, padded } from './calendar.ts';
import { at, type Random, randomFor } from './random.ts';
import { legalPersonRfc } from './rfc.ts';

export type Trade = 'construccion' | 'bienes' | 'servicios';

/** A supplier of the municipality; of natural persons neither name nor RFC is held. */
export interface Supplier {
  readonly id: string;
  readonly name: string | undefined;
  readonly rfc: string | undefined;
  readonly trade: Trade;
  readonly stateKey: string;
  readonly municipalityKey: string;
  readonly registered: Day;
}

const WORDS: Readonly<Record<Trade, readonly string[]>> = {
  construccion: ['Constructora', 'Edificaciones', 'Caminos y Obras', 'Pavimentos', 'Ingeniería', 'Urbanizadora'],
  bienes: ['Comercializadora', 'Distribuidora', 'Suministros', 'Papelería', 'Refacciones', 'Equipos'],
  servicios: ['Consultores', 'Servicios Integrales', 'Mantenimiento', 'Sistemas', 'Limpieza Profesional', 'Logística'],
};

const SURNAMES =
  'Sauzal, Cantera, Ojo de Agua, Bernalejo, Tezontle, Pirules, La Ermita, Ñandú, Cimatario, Peñasco, Huizache, ' +
  'Garambullo, Nogalera, Culiacán del Bajío, Azafrán, Laja, Mezquital, Órgano, Zempoal, Venado Azul';

const ENDINGS = ['S.A. de C.V.', 'S.A. de C.V.', 'S. de R.L. de C.V.', 'S.A.P.I. de C.V.', 'S.C.'];

/** Seats of suppliers: state and municipality of INEGI's catalogue, with weights. */
const SEATS: readonly (readonly [readonly [string, string], number])[] = [
  [['11', '035'], 40],
  [['11', '007'], 20],
  [['11', '027'], 12],
  [['11', '017'], 10],
  [['11', '020'], 10],
  [['22', '014'], 8],
  [['01', '001'], 4],
  [['09', '015'], 3],
  [['09', '016'], 2],
  [['14', '039'], 3],
  [['16', '053'], 3],
  [['24', '028'], 2],
];

/** The register of suppliers. */
export const SUPPLIERS: readonly Supplier[] = registered();

/** The suppliers of a trade. */
export function suppliersOf(trade: Trade): readonly Supplier[] {
  return SUPPLIERS.filter((supplier) => supplier.trade === trade);
}

function registered(): readonly Supplier[] {
  const random = randomFor('suppliers');
  const names = (['construccion', 'bienes', 'servicios'] as const).flatMap((trade) => namesOf(trade, random));
  return names.map(({ trade, name }, index) => supplier(index, trade, name, random));
}

function namesOf(trade: Trade, random: Random): readonly { readonly trade: Trade; readonly name: string }[] {
  const pairs = WORDS[trade].flatMap((word) => SURNAMES.split(', ').map((surname) => `${word} ${surname}`));
  return random.sample(pairs, 56).map((pair) => ({ trade, name: `${pair}, ${random.pick(ENDINGS)}` }));
}

function supplier(index: number, trade: Trade, name: string, random: Random): Supplier {
  const natural = trade !== 'construccion' && random.chance(0.12);
  const [stateKey, municipalityKey] = random.weighted(SEATS);
  const rfc = legalPersonRfc(initials(name), random);
  const who = natural ? { name: undefined, rfc: undefined } : { name, rfc };
  const registration = day('2021-11-03') + random.integer(0, 400);
  return { id: `PROV-${padded(index + 1, 4)}`, ...who, trade, stateKey, municipalityKey, registered: registration };
}

/** The three letters of an RFC: the first of each of the name's first three words, filled up from the second. */
function initials(name: string): string {
  const words = name
    .replace(/,.*$/, '')
    .split(' ')
    .filter((word) => !['de', 'del', 'y', 'La'].includes(word))
    .map((word) => unaccented(word.toUpperCase()));
  const letters = words.map((word) => at([...word], 0)).join('');
  const rest = at(words, words.length - 1).slice(1);
  return (letters + rest).slice(0, 3);
}

function unaccented(word: string): string {
  const plain: Readonly<Record<string, string>> = { Á: 'A', É: 'E', Í: 'I', Ó: 'O', Ú: 'U' };
  return [...word].map((sign) => plain[sign] ?? sign).join('');
}

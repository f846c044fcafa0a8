import { COUNTS, wordsPattern } from './header-words.ts';
import type { PersonalKind } from './kind.ts';

/** What a header leads one to expect below it. */
export interface Hints {
  /** Identifiers with a form of their own that the header names. */
  readonly named: ReadonlySet<PersonalKind>;
  /** A kind that only its header gives away, together with the look of its cells. */
  readonly labelled: LabelledKind | undefined;
  /** The header speaks of what is private: a mobile, a home. */
  readonly isPrivate: boolean;
}

export type LabelledKind =
  | 'phone'
  | 'address'
  | 'street'
  | 'birth-date'
  | 'person-name'
  | 'coordinate'
  | 'voter-card'
  | 'passport'
  | 'plates';

const NAMED: readonly (readonly [PersonalKind, RegExp])[] = [
  ['curp', wordsPattern('curp|clave unica de registro de poblacion')],
  ['rfc', wordsPattern('rfc|r f c|registro federal de contribuyentes')],
  ['nss', wordsPattern('nss|imss|seguro social|seguridad social|numero de afiliacion|num afiliacion')],
  ['clabe', wordsPattern('clabe|interbancaria|cuenta bancaria|cuenta de deposito')],
  [
    'voter-key',
    wordsPattern('clave de elector|clave elector|cve elector|clave electoral|credencial de elector|credencial elector'),
  ],
];

const LABELLED: readonly (readonly [LabelledKind, RegExp])[] = [
  [
    'birth-date',
    wordsPattern('fecha de nacimiento|fecha nacimiento|fecha nac|fec nac|fecnac|birth date|birthdate|dob'),
  ],
  ['voter-card', wordsPattern('cic|ocr|ine|ife|credencial para votar|numero de credencial')],
  ['passport', wordsPattern('pasaporte|passport')],
  ['plates', wordsPattern('placas?|matricula vehicular|license plate')],
  [
    'phone',
    wordsPattern('tel|tels|telef|telefonos?|telefono1|telefono2|phone|celular|celulares|cel|movil|whatsapp|fax'),
  ],
  ['address', wordsPattern('domicilios?|direccion|direcciones|address|ubicacion del domicilio|calle y numero')],
  ['street', wordsPattern('calle|vialidad|street')],
  ['coordinate', wordsPattern('lat|lon|lng|long|latitud|longitud|latitude|longitude|coordenadas?|geopunto|geopoint')],
];

/** Other addresses than a house's, and what is told about a kind rather than being it. */
const NOT_LABELLED = wordsPattern(
  'ip|web|url|electronica|electronico|correo|mail|email|lada|extension|ext|tipo|tipo de|gasto|costo|monto|importe|tarifa|km|longitud km|longitud m|validated|general',
);
const PRIVATE = wordsPattern(
  'particular|personal|casa|hogar|celular|celulares|cel|movil|whatsapp|vivienda|habitacion|residencia|victimas?',
);

/** What a header's words lead one to expect. Whether it names persons is known only from all headers together. */
export function hintsOf(words: string, isName: boolean): Hints {
  const named = new Set(NAMED.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind));
  return { named, labelled: isName ? 'person-name' : labelledOf(words), isPrivate: PRIVATE.test(words) };
}

function labelledOf(words: string): LabelledKind | undefined {
  if (NOT_LABELLED.test(words) || COUNTS.test(words)) return undefined;
  return LABELLED.find(([, pattern]) => pattern.test(words))?.[0];
}

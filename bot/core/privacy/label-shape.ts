import { textOf } from '../table/batch.ts';
import { type CellShape, DOT, HIGH, JOINER, OTHER, PHONE_SIGN, SPACE } from './cell-shape.ts';
import type { LabelledKind } from './hints.ts';
import { isLabelledPhone } from './identifiers/phone.ts';
import { plain } from './symbols.ts';

/** Whether a cell looks like what its header announces. */
export type LabelShape = (shape: CellShape, bytes: Uint8Array, start: number, end: number) => boolean;

const STREET =
  /(?:^|[^A-ZÑ])(?:CALLE|C\.|AV|AVE|AVENIDA|BLVD|BOULEVARD|BULEVAR|CALZ|CALZADA|PRIV|PRIVADA|AND|ANDADOR|CALLEJON|CARR|CARRETERA|CAMINO|COL|COLONIA|FRACC|FRACCIONAMIENTO|NUM|NO\.|MZA?|MANZANA|LTE?|LOTE|INT|DEPTO|S\/N|CIRCUITO|CERRADA|RETORNO|PROL|PROLONGACION|PERIFERICO|BARRIO|EJIDO|DOMICILIO CONOCIDO|C\.? ?P\.?)(?![A-ZÑ])|#\d|[A-ZÑ]{3}[ ,]+(?:NO\.? |NUM\.? |#)?\d{1,5}(?:[ -]?[A-Z])?(?:[ ,.]|$)/;
/** No address is longer; a longer text has no business in the expression. */
const ADDRESS_LENGTH = 400;

/** The look of each kind that only its header gives away. */
export const LABEL_SHAPES: { readonly [Kind in LabelledKind]: LabelShape } = {
  'person-name': ({ digits, letters, flags }) => digits === 0 && letters >= 2 && (flags & OTHER) === 0,
  phone: isPhone,
  // Most addresses have a number; the others are asked for a street's word.
  address: ({ letters, digits, flags }, bytes, start, end) =>
    letters >= 4 && ((digits > 0 && (flags & SPACE) !== 0) || hasStreet(bytes, start, end)),
  street: ({ letters }) => letters >= 4,
  'birth-date': ({ digits, letters }) => digits >= 5 && letters <= 12,
  coordinate: ({ digits, letters, flags }) => digits >= 4 && letters === 0 && (flags & DOT) !== 0,
  'voter-card': ({ digits, letters, flags }) =>
    letters <= 5 && (digits === 9 || digits === 12 || digits === 13) && (flags & (DOT | PHONE_SIGN)) === 0,
  passport: ({ digits, letters }) => digits >= 6 && digits <= 10 && letters <= 3,
  plates: ({ digits, letters, flags }) =>
    digits >= 2 && letters >= 1 && digits + letters >= 5 && digits + letters <= 8 && (flags & ~PLATE_FLAGS) === 0,
};

/** Digits, spaces and hyphens alone need no closer look. */
function isPhone({ digits, letters, flags }: CellShape, bytes: Uint8Array, start: number, end: number): boolean {
  if (digits < LEAST_PHONE) return false;
  if (letters === 0 && (flags & (DOT | PHONE_SIGN | OTHER | HIGH)) === 0) return digits <= MOST_PHONE;
  return end - start <= ADDRESS_LENGTH && isLabelledPhone(textOf(bytes, start, end));
}

const LEAST_PHONE = 7;
const MOST_PHONE = 22;

/** Digits and letters count in the lower bits. */
const PLATE_FLAGS = SPACE | JOINER | 0xffffff;

function hasStreet(bytes: Uint8Array, start: number, end: number): boolean {
  return STREET.test(plain(textOf(bytes, start, Math.min(end, start + ADDRESS_LENGTH))));
}

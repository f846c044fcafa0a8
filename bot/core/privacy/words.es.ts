import { thousands } from '../table/words.ts';
import type { Evidence } from './finding.ts';
import type { PersonalKind, Subject } from './kind.ts';

/** What each kind is, as the object of "contiene". */
export const KIND_ES: Readonly<Record<PersonalKind, string>> = {
  curp: 'CURP',
  rfc: 'RFC de personas físicas',
  nss: 'números de seguridad social (NSS)',
  clabe: 'cuentas CLABE',
  'voter-key': 'claves de elector',
  'voter-card': 'números de credencial para votar',
  passport: 'números de pasaporte',
  plates: 'placas de vehículos',
  phone: 'teléfonos',
  'personal-phone': 'teléfonos personales',
  'personal-email': 'correos personales',
  'other-email': 'correos de personas',
  address: 'domicilios',
  'home-address': 'domicilios particulares',
  'birth-date': 'fechas de nacimiento',
  'person-name': 'nombres de personas',
  'home-coordinates': 'coordenadas de domicilios o de personas',
  'small-groups': 'grupos pequeños',
};

/** Why it matters. */
export const WHY_ES: Readonly<Record<PersonalKind, string>> = {
  curp: 'La CURP identifica a una sola persona y revela su fecha y lugar de nacimiento.',
  rfc: 'El RFC de una persona física la identifica y revela su fecha de nacimiento; el de una empresa sí es público.',
  nss: 'El NSS identifica a una sola persona y da acceso a sus datos laborales y de salud.',
  clabe: 'La cuenta bancaria de una persona es parte de su patrimonio.',
  'voter-key': 'La clave de elector identifica a una sola persona y revela su fecha de nacimiento.',
  'voter-card': 'El número de la credencial identifica a una sola persona.',
  passport: 'El número de pasaporte identifica a una sola persona.',
  plates: 'Con las placas se puede averiguar de quién es un vehículo.',
  phone: 'El teléfono de una oficina es público; el de una persona, no.',
  'personal-phone': 'El teléfono personal permite localizar y molestar a quien lo usa.',
  'personal-email':
    'Son de proveedores donde las personas tienen su correo, no la institución; permiten localizar a quien los usa.',
  'other-email': 'Un correo puede identificar a una persona y permite localizarla.',
  address: 'El domicilio de una oficina es público; el de una persona, no.',
  'home-address': 'El domicilio particular revela dónde vive una persona.',
  'birth-date': 'La fecha de nacimiento, junto con otros datos, permite identificar a una persona.',
  'person-name': 'El nombre de un particular solo se publica cuando una norma lo pide.',
  'home-coordinates': 'Un punto exacto revela dónde vive o estuvo una persona.',
  'small-groups': 'Quien está casi solo en su grupo puede ser reconocido aunque no aparezca su nombre.',
};

/** How to treat it, where there is a better way than to remove it. */
export const TREAT_ES: Readonly<Partial<Record<PersonalKind, string>>> = {
  'birth-date': 'Quite la columna o publique solo el grupo de edad',
  'home-coordinates': 'Redondee las coordenadas o publique solo la colonia o el municipio',
  'home-address': 'Quite la columna o publique solo la colonia o el municipio',
  address: 'Quite la columna o publique solo la colonia o el municipio',
  'personal-email': 'Quite la columna o ponga el correo institucional',
  'personal-phone': 'Quite la columna o ponga el teléfono de la oficina',
  phone: 'Quite la columna o ponga el teléfono de la oficina',
};

/** What made it be decided. */
export const EVIDENCE_ES: Readonly<Record<Evidence, string>> = {
  header: 'el encabezado lo dice',
  rate: 'la mayor parte de las celdas tiene su forma',
  'check-digit': 'el dígito verificador lo confirma',
  form: 'tienen su forma',
  domain: 'su dominio lo indica',
};

/** Whom the table seems to be about. */
export const SUBJECT_ES: Readonly<Record<Subject, string>> = {
  'private-persons': 'particulares',
  beneficiaries: 'personas beneficiarias',
  suppliers: 'proveedores o contratistas',
  representatives: 'organizaciones y quienes las representan',
  'public-servants': 'personas servidoras públicas',
  organisations: 'organizaciones u oficinas',
  unknown: '',
};

/** `3 celdas`, `1 celda`. */
export function countEs(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** The first lines, as a remark in parentheses; nothing where the format has no lines. */
export function linesEs(lines: readonly number[], count: number): string {
  if (lines.length === 0) return '';
  if (count === 1) return ` (línea ${thousands(lines[0] ?? 0)})`;
  const more = count > lines.length ? ' y otras' : '';
  return ` (líneas ${lines.map(thousands).join(', ')}${more})`;
}

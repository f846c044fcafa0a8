import type { TableDescriptor } from './package-file.ts';
import type { Random } from './random.ts';

/** What the works table promises of its cells; the SQL twin and the defects read the same numbers. */
export const WORK_LIMITS = {
  codePattern: '[0-9]{5}-[0-9]{6}',
  states: ['proyectada', 'en proceso', 'suspendida', 'terminada', 'cancelada'],
  nameLength: 120,
  south: 14,
  north: 33,
} as const;

const FIELDS = [
  { name: 'id', title: 'Identificador', type: 'integer' },
  {
    name: 'clave',
    title: 'Municipio y expediente',
    type: 'string',
    constraints: { required: true, pattern: WORK_LIMITS.codePattern },
  },
  { name: 'fecha', title: 'Fecha de contrato', type: 'date', constraints: { required: true } },
  { name: 'monto', title: 'Monto en pesos', type: 'number', constraints: { required: true, minimum: 0 } },
  {
    name: 'estado',
    title: 'Estado de la obra',
    type: 'string',
    categories: WORK_LIMITS.states,
    constraints: { required: true },
  },
  { name: 'activo', title: 'En el padrón', type: 'boolean' },
  {
    name: 'nombre',
    title: 'Nombre de la obra',
    type: 'string',
    constraints: { required: true, maxLength: WORK_LIMITS.nameLength },
  },
  { name: 'correo', title: 'Correo de la dependencia', type: 'string', format: 'email' },
  {
    name: 'latitud',
    title: 'Latitud',
    type: 'number',
    constraints: { minimum: WORK_LIMITS.south, maximum: WORK_LIMITS.north },
  },
  { name: 'registro', title: 'Momento del registro', type: 'datetime' },
] as const;

/** A column of the works table. */
export type WorkField = (typeof FIELDS)[number]['name'];

/** The works table, with its primary key or without it. */
export function worksTable(withKey: boolean): TableDescriptor {
  return { name: 'obras', schema: withKey ? { fields: FIELDS, primaryKey: ['id'] } : { fields: FIELDS } };
}

const ACTS = ['Bacheo', 'Drenaje', 'Banqueta', 'Alumbrado', 'Señalización'] as const;
const PLACES = ['calle Álamo', 'av. Juárez', 'mercado "Aldama"', 'parque Hidalgo', 'puente Gómez'] as const;
const ENDS = [' (2.ª etapa)', ', tramo norte', ', colonia "El Peñón"'] as const;
const OFFICES = ['obras', 'vial', 'agua', 'parques', 'catastro'] as const;

/** One work's cells in the order of the fields. `id` is the caller's, as it must be unique. */
export function makeWork(random: Random, id: number): string[] {
  const day = makeDate(random);
  return [
    String(id),
    `${padded(random.below(32) + 1, 2)}${padded(random.below(570), 3)}-${padded(random.below(1_000_000), 6)}`,
    day,
    makeAmount(random),
    random.pick(WORK_LIMITS.states),
    random.chance(0.5) ? 'true' : 'false',
    `${random.pick(ACTS)} ${random.pick(PLACES)} ${random.below(9999)}${random.chance(0.1) ? random.pick(ENDS) : ''}`,
    random.chance(0.05) ? '' : `${random.pick(OFFICES)}${random.below(1000)}@leon.example`,
    random.chance(0.02) ? '' : `${14 + random.below(19)}.${padded(random.below(1_000_000), 6)}`,
    `${day}T${padded(random.below(24), 2)}:${padded(random.below(60), 2)}:${padded(random.below(60), 2)}-06:00`,
  ];
}

/** A day from 2000 to 2024, as ISO 8601 writes it. */
export function makeDate(random: Random): string {
  return `${2000 + random.below(25)}-${padded(random.below(12) + 1, 2)}-${padded(random.below(28) + 1, 2)}`;
}

/** An amount of money with its cents. */
export function makeAmount(random: Random): string {
  return `${random.below(10_000_000)}.${padded(random.below(100), 2)}`;
}

/** A number with leading zeros. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

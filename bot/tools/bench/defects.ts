import { WORK_LIMITS, type WorkField, worksTable } from './works.ts';

const POSITIONS = new Map(worksTable(true).schema.fields.map((field, position) => [field.name, position]));

/** One way of being wrong: what it does to a row's cells, and the one rule that must then be tripped, once. */
export interface Defect {
  readonly kind: string;
  readonly rule: string;
  /** The cells with the defect. `earlierId` is the key of a sound row above. */
  readonly spoil: (cells: readonly string[], earlierId: string) => readonly string[];
}

type Replacement = (cell: string, earlierId: string) => string;

function inCell(kind: string, rule: string, field: WorkField, replace: Replacement): Defect {
  const at = POSITIONS.get(field);
  if (at === undefined) throw new Error(`the works table has no field ${field}`);
  return { kind, rule, spoil: (cells, earlierId) => cells.with(at, replace(cells[at] ?? '', earlierId)) };
}

/** Every way a cell, a row or a key of the works table is spoilt, one after the other. */
export const DEFECTS: readonly Defect[] = [
  inCell('word in an integer', 'type-error', 'id', (cell) => `${cell}x`),
  inCell('word in a number', 'type-error', 'monto', () => 'N/D'),
  inCell('word in a boolean', 'type-error', 'activo', () => 'vigente'),
  inCell('word in a latitude', 'type-error', 'latitud', () => 'norte'),
  inCell('no e-mail', 'type-error', 'correo', () => 'sin correo'),
  inCell('impossible date', 'type-error', 'fecha', () => '2021-02-30'),
  inCell('day/month date', 'type-error', 'fecha', () => '31/12/2020'),
  inCell('datetime in words', 'type-error', 'registro', () => '31/12/2020 10:00 h'),
  inCell('decimal comma', 'type-error', 'monto', (cell) => cell.replace('.', ',')),
  inCell('missing required', 'constraint-error/required', 'nombre', () => ''),
  inCell('duplicate key', 'primary-key', 'id', (_, earlierId) => earlierId),
  inCell('wrong category', 'category-error', 'estado', () => 'Terminda'),
  inCell('below the minimum', 'constraint-error/minimum', 'monto', (cell) => `-1${cell}`),
  inCell('above the maximum', 'constraint-error/maximum', 'latitud', () => '41.5'),
  inCell('pattern violated', 'constraint-error/pattern', 'clave', (cell) => cell.replace('-', '/')),
  inCell('too long', 'constraint-error/maxLength', 'nombre', (cell) => cell.padEnd(WORK_LIMITS.nameLength + 1, 'ñ')),
  { kind: 'missing cell', rule: 'missing-cell', spoil: (cells) => cells.slice(0, -1) },
  { kind: 'extra cell', rule: 'extra-cell', spoil: (cells) => [...cells, 'de más'] },
  { kind: 'blank row', rule: 'blank-row', spoil: () => [] },
];

/** What was injected: how many of each kind, and how many findings of each rule follow from it. */
export interface Injected {
  readonly kinds: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, number>>;
}

/** Adds up injected defects as they are made. */
export class DefectTally {
  readonly #kinds = new Map<string, number>();
  readonly #rules = new Map<string, number>();

  add(kind: string, rule: string): void {
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + 1);
  }

  total(): Injected {
    return { kinds: Object.fromEntries(this.#kinds), rules: Object.fromEntries(this.#rules) };
  }
}

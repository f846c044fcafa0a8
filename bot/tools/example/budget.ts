import { BUDGET_NOTES, BUDGET_SCHEMA, ITEMS_SCHEMA } from './budget-schema.ts';
import { csvText, type Row } from './csv.ts';
import type { ExampleDataset, Facts } from './dataset.ts';
import { columnsOf, csvResource } from './descriptor.ts';
import { UNITS } from './institution.ts';
import { pesos, share } from './money.ts';
import { type Random, randomFor } from './random.ts';

/** Items of the national classifier by object of expenditure: key, name, and share of a unit's budget in ten-thousandths. */
const ITEMS: readonly (readonly [key: string, name: string, weight: number])[] = [
  ['1131', 'Sueldos base al personal permanente', 3100],
  ['1211', 'Honorarios asimilables a salarios', 240],
  ['1321', 'Primas de vacaciones, dominical y gratificación de fin de año', 620],
  ['1411', 'Aportaciones de seguridad social', 480],
  ['1592', 'Otras prestaciones', 210],
  ['2111', 'Materiales, útiles y equipos menores de oficina', 90],
  ['2141', 'Materiales y útiles de tecnologías de la información', 70],
  ['2161', 'Material de limpieza', 60],
  ['2461', 'Material eléctrico y electrónico', 180],
  ['2611', 'Combustibles, lubricantes y aditivos', 760],
  ['2711', 'Vestuario y uniformes', 110],
  ['2961', 'Refacciones y accesorios menores de equipo de transporte', 160],
  ['3111', 'Energía eléctrica', 640],
  ['3141', 'Telefonía tradicional', 40],
  ['3171', 'Servicios de acceso de internet, redes y procesamiento de información', 80],
  ['3361', 'Servicios de apoyo administrativo, fotocopiado e impresión', 70],
  ['3511', 'Conservación y mantenimiento menor de inmuebles', 220],
  ['3551', 'Reparación y mantenimiento de equipo de transporte', 300],
  ['3721', 'Pasajes terrestres', 20],
  ['3751', 'Viáticos en el país', 40],
  ['3821', 'Gastos de orden social y cultural', 150],
  ['4411', 'Ayudas sociales a personas', 420],
  ['5111', 'Muebles de oficina y estantería', 60],
  ['5151', 'Equipo de cómputo y de tecnologías de la información', 150],
];

/** Yearly budget of each unit in 2025, in thousands of pesos. */
const YEARLY: Readonly<Record<string, number>> = {
  PRE: 9_800,
  SAY: 7_400,
  TES: 16_900,
  CON: 4_600,
  OPU: 28_700,
  DUR: 8_900,
  SPU: 46_300,
  MAM: 6_800,
  DSO: 17_500,
  DEC: 5_900,
  SEG: 61_200,
  MOV: 12_400,
  CUL: 10_700,
  TRA: 2_100,
};

/** What has been committed of a year's budget at the end of each quarter, in ten-thousandths. */
const PACE = [2_150, 4_600, 7_050, 9_700] as const;

const FACTS: Facts = {
  name: 'presupuesto',
  title: 'Presupuesto de egresos por trimestre',
  description:
    'Momentos contables del egreso por unidad administrativa y partida específica, acumulados al cierre de cada trimestre.',
  keywords: ['presupuesto', 'egresos', 'momentos contables', 'gasto público', 'partidas'],
  theme: 'ECON',
  unit: 'TES',
  frequency: 'R/P3M',
  created: '2025-04-28T09:00:00-06:00',
  modified: '2026-10-28T09:40:00-06:00',
  temporal: '2025-01-01/2026-09-30',
  sources: [
    { title: 'Sistema de contabilidad gubernamental de la Tesorería Municipal' },
    { title: 'Clasificador por Objeto del Gasto, CONAC', path: 'https://www.conac.gob.mx/' },
  ],
};

/** The budget: exact decimals and a key of four fields. */
export function budgetDataset(): ExampleDataset {
  const items = ITEMS.map(([key, name]) => ({ partida: key, capitulo: `${key.slice(0, 1)}000`, nombre: name }));
  const resources = [
    csvResource('egresos', 'Egresos', 'Una unidad, partida y trimestre por renglón.', BUDGET_SCHEMA),
    csvResource('partidas', 'Partidas', 'Partidas específicas que se usan en la tabla de egresos.', ITEMS_SCHEMA),
  ];
  const files = [
    { path: 'data/egresos.csv', text: csvText(columnsOf(BUDGET_SCHEMA), budgetRows()) },
    { path: 'data/partidas.csv', text: csvText(columnsOf(ITEMS_SCHEMA), items) },
  ];
  return { facts: FACTS, notes: BUDGET_NOTES, resources, files };
}

function budgetRows(): readonly Row[] {
  const lines = [2025, 2026].flatMap(linesOf);
  const quarters = [1, 2, 3, 4].flatMap((quarter) => lines.map((line) => rowOf(line, quarter)));
  return [...quarters.filter((row) => row.ejercicio === 2025), ...quarters.filter(inForce)];
}

function inForce(row: Row): boolean {
  return row.ejercicio === 2026 && row.trimestre !== 4;
}

interface Line {
  readonly year: number;
  readonly unit: string;
  readonly item: string;
  readonly approved: number;
  readonly modified: readonly number[];
  readonly committed: readonly number[];
  /** Ten-thousandths that each moment keeps of the one before. */
  readonly kept: readonly [number, number, number];
}

function linesOf(year: number): readonly Line[] {
  const random = randomFor(`budget-${year}`);
  return UNITS.filter((unit) => YEARLY[unit.key] !== undefined).flatMap((unit) =>
    ITEMS.filter(() => random.chance(0.93)).map(([item, , weight]) => lineOf(year, unit.key, item, weight, random)),
  );
}

function lineOf(year: number, unit: string, item: string, weight: number, random: Random): Line {
  const growth = year === 2026 ? 10_480 : 10_000;
  const yearly = share((YEARLY[unit] ?? 0) * 100_000, growth);
  const approved = Math.max(1_000_000, share(yearly, Math.round((weight * random.integer(700, 1_400)) / 1_150)));
  const whole = approved - (approved % 10_000);
  const drift = random.integer(-350, 450);
  const modified = [1, 2, 3, 4].map((quarter) => share(whole, 10_000 + drift * (quarter - 1)));
  const pace = random.integer(880, 1_010);
  const committed = modified.map((amount, index) => share(amount, Math.round(((PACE[index] ?? 0) * pace) / 1_000)));
  const kept = [random.integer(9_300, 10_000), random.integer(9_700, 10_000), random.integer(9_600, 10_000)] as const;
  return { year, unit, item, approved: whole, modified, committed, kept };
}

function rowOf(line: Line, quarter: number): Row {
  const modified = line.modified[quarter - 1] ?? 0;
  const committed = line.committed[quarter - 1] ?? 0;
  const accrued = share(committed, line.kept[0]);
  const spent = share(accrued, line.kept[1]);
  return {
    ejercicio: line.year,
    trimestre: quarter,
    unidad: line.unit,
    partida: line.item,
    aprobado_mxn: pesos(line.approved),
    modificado_mxn: pesos(modified),
    comprometido_mxn: pesos(committed),
    devengado_mxn: pesos(accrued),
    ejercido_mxn: pesos(spent),
    pagado_mxn: pesos(share(spent, line.kept[2])),
  };
}

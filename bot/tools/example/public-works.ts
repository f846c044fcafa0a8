import { clampTo } from './bounds.ts';
import { type Day, day, endOfMonth, monthNumber, padded, workday } from './calendar.ts';
import { share, withTax } from './money.ts';
import { NEIGHBOURHOODS, pointIn, STREET_NAMES } from './places.ts';
import type { Work, WorkState } from './public-work.ts';
import { type Random, randomFor } from './random.ts';
import { type Supplier, suppliersOf } from './suppliers.ts';

/** The day at which states and progress were taken. */
export const CUTOFF: Day = day('2026-09-30');

interface Kind {
  readonly key: string;
  readonly label: string;
  /** Thousands of pesos, from and to. */
  readonly cost: readonly [number, number];
  readonly days: readonly [number, number];
  readonly phrases: readonly string[];
}

export const KINDS: readonly Kind[] = [
  {
    key: 'PAV',
    label: 'Pavimentación y vialidades',
    cost: [900, 9_500],
    days: [90, 240],
    phrases: ['Pavimentación con concreto hidráulico de la calle', 'Rehabilitación de la calle'],
  },
  {
    key: 'AGU',
    label: 'Agua potable',
    cost: [400, 5_200],
    days: [60, 180],
    phrases: ['Sustitución de la red de agua potable en la calle', 'Ampliación de la red de agua potable en la calle'],
  },
  {
    key: 'DRE',
    label: 'Drenaje y saneamiento',
    cost: [450, 6_100],
    days: [60, 200],
    phrases: ['Construcción de drenaje sanitario en la calle', 'Colector pluvial en la calle'],
  },
  {
    key: 'ALU',
    label: 'Alumbrado público',
    cost: [180, 1_900],
    days: [30, 90],
    phrases: ['Modernización del alumbrado público en la calle', 'Ampliación del alumbrado público en la calle'],
  },
  {
    key: 'EDU',
    label: 'Infraestructura educativa',
    cost: [350, 4_300],
    days: [60, 180],
    phrases: ['Construcción de aulas en la escuela de la calle', 'Techado del patio de la escuela de la calle'],
  },
  {
    key: 'ESP',
    label: 'Espacio público y deporte',
    cost: [250, 3_800],
    days: [45, 150],
    phrases: ['Rehabilitación del parque de la calle', 'Construcción de cancha de usos múltiples en la calle'],
  },
];

const FUNDS: readonly (readonly [string, number])[] = [
  ['FAISMUN', 45],
  ['FORTAMUN', 10],
  ['RECURSOS_PROPIOS', 25],
  ['CONVENIO_ESTATAL', 20],
];

/** All works from 2023 on, in the order of their identifiers. */
export const WORKS: readonly Work[] = [2023, 2024, 2025, 2026].flatMap(worksOf);

function worksOf(year: number): readonly Work[] {
  const random = randomFor(`works-${year}`);
  return Array.from({ length: year === 2026 ? 92 : 110 }, (_, index) => workOf(year, index + 1, random));
}

function workOf(year: number, number: number, random: Random): Work {
  const kind = random.pick(KINDS);
  const place = random.pick(NEIGHBOURHOODS);
  const [longitude, latitude] = pointIn(place, random);
  const budget = random.integer(...kind.cost) * 100_000 + random.integer(0, 99_999);
  const authorised = workday(day(`${year}-01-15`) + random.integer(0, 235));
  const awarded = contractOf(year, number, kind, budget, authorised, random);
  return {
    id: `OP-${year}-${padded(number, 3)}`,
    year,
    name: `${random.pick(kind.phrases)} ${random.pick(STREET_NAMES)}, colonia ${place.name}`,
    kind: kind.key,
    fund: random.weighted(FUNDS),
    place,
    longitude,
    latitude,
    budget,
    authorised,
    beneficiaries: random.integer(8, 260) * 10,
    ocid: `ocds-000000-SAV-${year}-${padded(number, 4)}`,
    ...awarded,
  };
}

type Awarded = Pick<Work, 'state' | 'contract' | 'physical' | 'financial' | 'spent'>;

function contractOf(
  year: number,
  number: number,
  kind: Kind,
  budget: number,
  authorised: Day,
  random: Random,
): Awarded {
  const called = workday(authorised + random.integer(7, 35));
  const signed = workday(called + random.integer(28, 55));
  const start = workday(signed + random.integer(3, 15));
  const planned = start + random.integer(...kind.days);
  const delay =
    random.weighted([
      [0, 60],
      [1, 40],
    ] as const) * random.integer(5, 75);
  const actual = planned - random.integer(0, 6) + delay;
  const facts = { called, signed, start, planned, actual, supplier: random.pick(suppliersOf('construccion')) };
  const amount = withTax(share(budget, random.integer(7_700, 8_610)));
  const settled = actual + random.integer(30, 120) <= CUTOFF;
  const paid = random.integer(7_000, 9_900);
  return progressed(`SAV-OP-${year}-${padded(number, 3)}`, facts, amount, settled, paid);
}

interface Course {
  readonly called: Day;
  readonly signed: Day;
  readonly start: Day;
  readonly planned: Day;
  readonly actual: Day;
  readonly supplier: Supplier;
}

function progressed(id: string, course: Course, amount: number, settled: boolean, paid: number): Awarded {
  const state = stateOf(course, settled);
  const { actual, ...rest } = course;
  const open = state === 'autorizada' || state === 'en_licitacion';
  const over = state === 'terminada' || state === 'finiquitada';
  const contract = { id, ...rest, amount, finished: over ? actual : undefined, pace: actual };
  if (open) return { state, contract: { ...contract, finished: undefined }, physical: 0, financial: 0, spent: 0 };
  const physical = over ? 100 : physicalAt(course, CUTOFF);
  const financial = state === 'finiquitada' ? 100 : Math.floor((physical * paid) / 10_000);
  return { state, contract, physical, financial, spent: share(amount, financial * 100) };
}

function stateOf(course: Course, settled: boolean): WorkState {
  if (course.called > CUTOFF) return 'autorizada';
  if (course.signed > CUTOFF) return 'en_licitacion';
  if (course.actual > CUTOFF) return 'en_ejecucion';
  return settled ? 'finiquitada' : 'terminada';
}

/** Percent built at a day: slow at the beginning and at the end; 100 only when it is over. */
export function physicalAt(course: { readonly start: Day; readonly actual: Day }, today: Day): number {
  if (today >= course.actual) return 100;
  const elapsed = clampTo(0, 1, (today - course.start) / (course.actual - course.start));
  return Math.min(99, Math.floor(100 * elapsed * elapsed * (3 - 2 * elapsed)));
}

/** Month by month, what had been built and paid of a work: ascending, and the last one equals the work's own. */
export function advancesOf(
  work: Work,
): readonly { month: number; physical: number; financial: number; spent: number }[] {
  if (work.state === 'autorizada' || work.state === 'en_licitacion') return [];
  const { start, pace } = work.contract;
  const first = monthNumber(start);
  const last = monthNumber(Math.min(pace, CUTOFF));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index;
    if (month === last) return { month, physical: work.physical, financial: work.financial, spent: work.spent };
    const physical = Math.min(work.physical, physicalAt({ start, actual: pace }, endOfMonth(month)));
    const financial = Math.floor((physical * work.financial) / Math.max(1, work.physical));
    return { month, physical, financial, spent: share(work.contract.amount, financial * 100) };
  });
}

import { type Day, day, padded, workday } from './calendar.ts';
import { UNITS, withArticle } from './institution.ts';
import { withTax } from './money.ts';
import { isContracted, type Work } from './public-work.ts';
import { CUTOFF, WORKS } from './public-works.ts';
import { at, type Random, randomFor } from './random.ts';
import { suppliersOf, type Trade } from './suppliers.ts';

export type ProcessState = 'convocado' | 'adjudicado' | 'desierto';

/** A contracting process and the contracts that came of it. Money in cents. */
export interface Process {
  readonly ocid: string;
  readonly year: number;
  readonly title: string;
  readonly trade: Trade;
  readonly method: string;
  readonly unit: string;
  readonly estimate: number;
  readonly called: Day;
  readonly opened: Day;
  readonly decided: Day | undefined;
  readonly state: ProcessState;
  readonly bidders: readonly string[];
  readonly contracts: readonly Contract[];
}

export interface Contract {
  readonly id: string;
  readonly supplier: string;
  readonly title: string;
  /** Before tax and after it. */
  readonly net: number;
  readonly gross: number;
  readonly signed: Day;
  readonly start: Day;
  readonly end: Day;
}

const SUBJECTS: Readonly<Record<'bienes' | 'servicios', readonly string[]>> = {
  bienes: [
    'Adquisición de papelería y artículos de oficina',
    'Adquisición de luminarias LED',
    'Adquisición de uniformes y equipo de protección',
    'Adquisición de llantas y refacciones para el parque vehicular',
    'Adquisición de mezcla asfáltica',
    'Adquisición de equipo de cómputo',
    'Adquisición de cloro para potabilización',
  ],
  servicios: [
    'Servicio de mantenimiento de bombas y equipo de rebombeo',
    'Servicio de limpieza de inmuebles municipales',
    'Servicio de mantenimiento del parque vehicular',
    'Servicio de conexión a internet en oficinas',
    'Servicio de poda y derribo de árboles de riesgo',
    'Servicio de fumigación y control de plagas',
    'Servicio de impresión y fotocopiado',
  ],
};

/** All processes from 2023 on: one of each called public work, then those of goods and services. */
export const PROCESSES: readonly Process[] = [
  ...WORKS.filter((work) => work.state !== 'autorizada').map(ofWork),
  ...[2023, 2024, 2025, 2026].flatMap(othersOf),
];

function ofWork(work: Work): Process {
  const random = randomFor(`process-${work.ocid}`);
  const { called, signed, supplier, amount, start, planned, id } = work.contract;
  const awarded = isContracted(work);
  const net = netOf(amount);
  const contract = { id, supplier: supplier.id, title: work.name, net, gross: amount, signed, start, end: planned };
  return {
    ocid: work.ocid,
    year: work.year,
    title: work.name,
    trade: 'construccion',
    method: methodOf(work.budget),
    unit: 'OPU',
    estimate: work.budget,
    called,
    opened: called + 15,
    decided: awarded ? workday(called + 20) : undefined,
    state: awarded ? 'adjudicado' : 'convocado',
    bidders: awarded ? biddersWith([supplier.id], 'construccion', methodOf(work.budget), random) : [],
    contracts: awarded ? [contract] : [],
  };
}

/** The amount before tax whose tax-included amount is the given one, to the cent, if there is one. */
function netOf(gross: number): number {
  const near = Math.round((gross * 100) / 116);
  return [near, near - 1, near + 1].find((net) => withTax(net) === gross) ?? near;
}

function othersOf(year: number): readonly Process[] {
  const random = randomFor(`processes-${year}`);
  return Array.from({ length: year === 2026 ? 66 : 84 }, (_, index) => other(year, 501 + index, random));
}

function other(year: number, number: number, random: Random): Process {
  const trade = random.pick(['bienes', 'servicios'] as const);
  const unit = random.pick(UNITS);
  const estimate = random.integer(40, random.chance(0.2) ? 4_000 : 700) * 100_000;
  const called = workday(day(`${year}-01-20`) + random.integer(0, year === 2026 ? 250 : 320));
  const opened = workday(called + random.integer(7, 15));
  const decided = workday(opened + random.integer(3, 10));
  const state = decided + 14 > CUTOFF ? 'convocado' : random.chance(0.07) ? 'desierto' : 'adjudicado';
  const method = methodOf(estimate);
  const winners = state === 'adjudicado' ? winnersOf(trade, estimate, random) : [];
  const title = `${random.pick(SUBJECTS[trade])} para ${withArticle(unit)}, ${year}`;
  const contracts = winners.map((supplier, index) =>
    contractOf({ year, number, index, of: winners.length }, supplier, title, estimate, decided, random),
  );
  return {
    ...{ ocid: `ocds-000000-SAV-${year}-${padded(number, 4)}`, year, title, trade, method, unit: unit.key, estimate },
    ...{ called, opened, decided: state === 'convocado' ? undefined : decided, state },
    bidders: state === 'adjudicado' ? biddersWith(winners, trade, method, random) : [],
    contracts,
  };
}

function winnersOf(trade: Trade, estimate: number, random: Random): readonly string[] {
  const count = estimate > 50_000_000 && random.chance(0.4) ? 2 : 1;
  return random.sample(suppliersOf(trade), count).map((supplier) => supplier.id);
}

function contractOf(
  place: { readonly year: number; readonly number: number; readonly index: number; readonly of: number },
  supplier: string,
  title: string,
  estimate: number,
  decided: Day,
  random: Random,
): Contract {
  const net = Math.floor((estimate * random.integer(760, 860)) / 1_000 / place.of);
  const signed = workday(decided + random.integer(2, 12));
  const start = workday(signed + random.integer(0, 5));
  const suffix = place.of > 1 ? `-${at(['A', 'B'], place.index)}` : '';
  const id = `SAV-AD-${place.year}-${padded(place.number, 3)}${suffix}`;
  return { id, supplier, title, net, gross: withTax(net), signed, start, end: start + random.integer(15, 240) };
}

function methodOf(estimate: number): string {
  if (estimate > 250_000_000) return 'licitacion_publica';
  return estimate > 40_000_000 ? 'invitacion_restringida' : 'adjudicacion_directa';
}

function biddersWith(winners: readonly string[], trade: Trade, method: string, random: Random): readonly string[] {
  const others = suppliersOf(trade)
    .map((supplier) => supplier.id)
    .filter((id) => !winners.includes(id));
  const extra = method === 'adjudicacion_directa' ? random.integer(0, 2) : random.integer(2, 5);
  return [...winners, ...random.sample(others, extra)].sort();
}

import { clock, type Day, day, isoDate, monthNumber, monthText, padded } from './calendar.ts';
import type { Row } from './csv.ts';
import { yesNo } from './descriptor.ts';
import { at, type Random, randomFor } from './random.ts';

/** Uses of water: key, label, cubic metres a connection and month in tenths, and cents a cubic metre. */
export const USES: readonly (readonly [key: string, label: string, volume: number, price: number])[] = [
  ['domestico', 'Doméstico', 148, 1_385],
  ['comercial', 'Comercial', 263, 2_940],
  ['publico', 'Público', 820, 1_120],
];

export const SECTORS: readonly string[] = Array.from({ length: 18 }, (_, index) => `H${padded(index + 1, 2)}`);
export const WELLS: readonly string[] = Array.from({ length: 9 }, (_, index) => `POZO-${padded(index + 1, 2)}`);

/** Demand by month, January first, per cent. */
const SEASON = [88, 91, 102, 112, 116, 106, 99, 98, 96, 98, 96, 94];

/** Volumes and charges from January 2024 to September 2026, by sector and use, with decimal commas. */
export function consumptionRows(): readonly Row[] {
  const random = randomFor('water');
  const base = SECTORS.map(
    () => [random.integer(620, 1_480), random.integer(34, 160), random.integer(11, 24)] as const,
  );
  const first = monthNumber(day('2024-01-01'));
  return Array.from({ length: 33 }, (_, index) => first + index).flatMap((month, index) =>
    SECTORS.flatMap((sector, row) =>
      USES.map(([use, , volume, price], column) => {
        const connections = at(at(base, row), column) + Math.floor((index * (column === 0 ? 5 : 1)) / 4);
        const each = (volume * at(SEASON, month % 12) * (93 + random.integer(0, 14))) / 10_000;
        const tenths = Math.round(connections * each);
        const rate = price + (month >= monthNumber(day('2026-01-01')) ? 62 : 0);
        return consumptionRow(monthText(month), sector, use, connections, tenths, Math.round((tenths * rate) / 10));
      }),
    ),
  );
}

function consumptionRow(
  month: string,
  sector: string,
  use: string,
  connections: number,
  tenths: number,
  cents: number,
): Row {
  return {
    mes: month,
    sector,
    uso: use,
    tomas: connections,
    volumen_facturado_m3: comma((tenths / 10).toFixed(1)),
    importe_facturado_mxn: comma((cents / 100).toFixed(2)),
  };
}

/** One sample a well and week since January 2025. */
export function sampleRows(): readonly Row[] {
  const random = randomFor('samples');
  let number = 0;
  const weeks = Array.from({ length: 91 }, (_, index) => day('2025-01-06') + index * 7);
  return weeks.flatMap((monday) => WELLS.map((well, row) => sampleRow(++number, monday + (row % 5), well, random)));
}

function sampleRow(id: number, date: Day, well: string, random: Random): Row {
  const chlorine = Math.max(8, Math.round(72 + random.normal() * 26));
  const broken = random.chance(0.012);
  return {
    muestra_id: `M-${padded(id, 5)}`,
    pozo: well,
    fecha: isoDate(date),
    hora: clock(450 + random.integer(0, 40) * 6),
    cloro_residual_mg_l: broken ? undefined : comma((chlorine / 100).toFixed(2)),
    ph: comma((Math.round(742 + random.normal() * 18) / 100).toFixed(2)),
    turbiedad_unt: comma((Math.max(5, Math.round(62 + random.normal() * 28)) / 100).toFixed(2)),
    coliformes_ausentes: yesNo(chlorine >= 20 || random.chance(0.7)),
  };
}

function comma(text: string): string {
  return text.replace('.', ',');
}

import { type Batch, textOf } from '../table/batch.ts';
import { cellAt, type Whereabouts } from '../table/where.ts';
import type { ColumnPart } from './column-watch.ts';
import type { CoordinateProblem } from './finding.ts';
import type { QualityReport } from './report-findings.ts';
import type { RowMarks } from './row-marks.ts';

/** Mexico with its islands and a margin, in degrees. */
const BOX = { south: 14.5, north: 32.75, west: -118.5, east: -86.7 };

/** What is wrong with a point; `undefined` where it is in Mexico. `NaN` for a half that is not known. */
export function coordinateProblem(latitude: number, longitude: number): CoordinateProblem | undefined {
  if (latitude === 0 && (longitude === 0 || Number.isNaN(longitude))) return 'zero';
  const latitudeFits = Number.isNaN(latitude) || isLatitude(latitude);
  const longitudeFits = Number.isNaN(longitude) || isLongitude(longitude);
  if (latitudeFits && longitudeFits) return undefined;
  if (isLatitude(longitude) && isLongitude(latitude)) return 'swapped';
  return latitudeFits && isLongitude(-longitude) ? 'positive-longitude' : 'outside';
}

function isLatitude(degrees: number): boolean {
  return degrees >= BOX.south && degrees <= BOX.north;
}

function isLongitude(degrees: number): boolean {
  return degrees >= BOX.west && degrees <= BOX.east;
}

/** Checks points: two columns, a latitude alone, or one column of the type `geopoint`. */
export class Coordinates {
  private readonly parts: readonly ColumnPart[];
  private readonly where: Whereabouts;
  private readonly report: QualityReport;

  /** The column that the finding is about, and that of the longitude where it is another. */
  constructor(parts: readonly ColumnPart[], where: Whereabouts, report: QualityReport) {
    this.parts = parts;
    this.where = where;
    this.report = report;
  }

  run(batch: Batch, marks: RowMarks): void {
    if (!this.report.asks('coordinates')) return;
    const [part, second] = this.parts;
    if (part === undefined) return;
    const { type, constraints } = part.field ?? {};
    const isPoint = type === 'geopoint';
    // A latitude alone whose bounds the schema says is the check's.
    if (!isPoint && second === undefined && constraints?.minimum !== undefined && constraints.maximum !== undefined)
      return;
    for (let row = 0; row < batch.rows; row++) {
      const problem = isPoint ? pointProblem(batch, row, part) : pairProblem(batch, row, part, second);
      if (problem === undefined) continue;
      const place = () => cellAt(this.where, batch, row, part.column, part.name);
      this.report.tell('coordinates', batch.records[row] ?? 0, place, { problem });
      marks.markWrong(row);
    }
  }
}

function pairProblem(
  batch: Batch,
  row: number,
  latitude: ColumnPart,
  longitude: ColumnPart | undefined,
): CoordinateProblem | undefined {
  const degrees = degreesAt(batch, row, latitude);
  if (Number.isNaN(degrees)) return undefined;
  if (longitude === undefined) return coordinateProblem(degrees, Number.NaN);
  const beside = degreesAt(batch, row, longitude);
  return Number.isNaN(beside) ? undefined : coordinateProblem(degrees, beside);
}

function pointProblem(batch: Batch, row: number, { column, missing }: ColumnPart): CoordinateProblem | undefined {
  const at = row * batch.width + column;
  const start = batch.starts[at] as number;
  const end = batch.ends[at] as number;
  if (start < 0 || missing.has(batch.bytes, start, end)) return undefined;
  const match = /^\[?\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)\s*\]?$/.exec(textOf(batch.bytes, start, end));
  return match === null ? undefined : coordinateProblem(Number(match[2]), Number(match[1]));
}

/** The number in a cell; `NaN` where it is none. Plain figures are read from their bytes. */
function degreesAt(batch: Batch, row: number, { column, field }: ColumnPart): number {
  const at = row * batch.width + column;
  const start = batch.starts[at] as number;
  const end = batch.ends[at] as number;
  if (start < 0 || start >= end || end - start > 24) return Number.NaN;
  const point = field?.decimalChar === ',' ? 44 : 46;
  let value = 0;
  let scale = 0;
  const negative = batch.bytes[start] === 45;
  for (let byte = negative ? start + 1 : start; byte < end; byte++) {
    const digit = (batch.bytes[byte] as number) - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      scale *= 10;
    } else if (batch.bytes[byte] === point && scale === 0) scale = 1;
    else return Number.NaN;
  }
  const degrees = scale > 1 ? value / scale : value;
  return negative ? -degrees : degrees;
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile } from './csv-file.ts';
import { DEFECTS, DefectTally, type Injected } from './defects.ts';
import { labelsOf, writePackage } from './package-file.ts';
import { type Random, seededRandom } from './random.ts';
import { makeWork, worksTable } from './works.ts';

const SEED = 20_261_120;

/** One row in this many is spoilt in one cell: with ten columns, 0.1 % of the cells. */
const BLOCK = 100;

/** Rows at either end of a block that stay sound, so that no two spoilt rows touch and an earlier key is always there. */
const SOUND_EDGE = 10;

/** Writes the sound works table, with its key declared or not. Both hold the same bytes. */
export function writeSoundWorks(folder: string, rows: number, withKey: boolean): Injected {
  const file = openWorks(folder, withKey);
  for (const cells of works(rows)) file.write(cells);
  file.close();
  return { kinds: {}, rules: {} };
}

/** Writes the works table with one defect in every hundred rows, each kind in its turn. */
export function writeDirtyWorks(folder: string, rows: number): Injected {
  const file = openWorks(folder, true);
  const spoiler = new Spoiler();
  let row = 0;
  for (const cells of works(rows)) file.write(spoiler.pass(cells, row++));
  file.close();
  return spoiler.tally.total();
}

function openWorks(folder: string, withKey: boolean): CsvFile {
  const table = worksTable(withKey);
  mkdirSync(folder, { recursive: true });
  writePackage(folder, 'obras-publicas', 'Obras públicas', [table]);
  return new CsvFile(join(folder, `${table.name}.csv`), labelsOf(table));
}

function* works(rows: number): Generator<readonly string[]> {
  const random = seededRandom(SEED);
  let id = 100_000;
  for (let row = 0; row < rows; row++) {
    // Keys rise with gaps, as a register's do: nobody may count on 1, 2, 3.
    id += 1 + random.below(9);
    yield makeWork(random, id);
  }
}

/** Its randomness is its own, so that a spoilt table differs from the sound one in the spoilt rows alone. */
class Spoiler {
  readonly tally = new DefectTally();
  readonly #random: Random = seededRandom(SEED + 1);
  readonly #soundIds: string[] = [];
  #target = 0;
  #made = 0;

  /** The row's cells, spoilt where its turn has come. Rows come in order, counted from 0. */
  pass(cells: readonly string[], row: number): readonly string[] {
    if (row % BLOCK === 0) this.#startBlock(cells);
    return row % BLOCK === this.#target ? this.#spoil(cells) : cells;
  }

  #startBlock(cells: readonly string[]): void {
    this.#soundIds.push(cells[0] ?? '');
    this.#target = SOUND_EDGE + this.#random.below(BLOCK - 2 * SOUND_EDGE);
  }

  #spoil(cells: readonly string[]): readonly string[] {
    const defect = DEFECTS[this.#made++ % DEFECTS.length];
    if (defect === undefined) return cells;
    this.tally.add(defect.kind, defect.rule);
    return defect.spoil(cells, this.#soundIds[this.#random.below(this.#soundIds.length)] ?? '');
  }
}

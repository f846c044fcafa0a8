import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { UserError } from '../core/user-error.ts';
import type { Sink } from './asset-file.ts';
import { evenChunks } from './even-chunks.ts';

/** A file to be put into a zip. */
export interface ZipEntry {
  /** With `/`, from the zip's root. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Beyond this a zip needs the ZIP64 form, which fflate does not write; a release's file may have half of it at GitHub. */
const LARGEST = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;
/** The compressor's cuts: any size that is always the same. */
const CHUNK = 1 << 16;
const LEVEL = 6;
/** A plain file that its owner may write and everybody may read, made on Unix. */
const UNIX = 3;
const ATTRIBUTES = (0o100644 << 16) >>> 0;

/** What is packed already gains nothing from being packed again. */
const PACKED = /\.(?:gz|zip|xlsx|ods|docx|odt|pptx|parquet|png|jpe?g|gif|webp|pdf|zst|bz2|xz|7z|mp4|mp3)$/i;

/**
 * Writes a zip whose bytes depend on the entries and the date alone: sorted, every entry dated alike, nothing of the
 * machine in it. Entries are read one after the other and never held whole.
 */
export async function writeZip(entries: readonly ZipEntry[], date: string, sink: Sink): Promise<void> {
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  if (sorted.length > MOST_ENTRIES) throw tooLarge(`${sorted.length}`);
  const out = new Pending(sink);
  const zip = new Zip((error, chunk) => out.take(error, chunk));
  for (const entry of sorted) {
    await writeEntry(zip, entry, mtimeOf(date), out);
  }
  zip.end();
  await out.flush();
}

async function writeEntry(zip: Zip, entry: ZipEntry, mtime: Date, out: Pending): Promise<void> {
  if (entry.size > LARGEST) throw tooLarge(entry.name);
  const packed = PACKED.test(entry.name);
  const file = packed ? new ZipPassThrough(entry.name) : new ZipDeflate(entry.name, { level: LEVEL });
  Object.assign(file, { mtime, os: UNIX, attrs: ATTRIBUTES });
  zip.add(file);
  for await (const chunk of evenChunks(entry.open(), CHUNK)) {
    file.push(chunk, false);
    await out.flush();
  }
  file.push(new Uint8Array(0), true);
  await out.flush();
}

/** What fflate gave and is not written yet. */
class Pending {
  private readonly sink: Sink;
  private chunks: Uint8Array[] = [];
  private total = 0;

  constructor(sink: Sink) {
    this.sink = sink;
  }

  take(error: Error | null, chunk: Uint8Array | undefined): void {
    if (error !== null) throw error;
    if (chunk !== undefined && chunk.length > 0) this.chunks.push(chunk);
  }

  async flush(): Promise<void> {
    const ready = this.chunks;
    this.chunks = [];
    for (const chunk of ready) {
      this.total += chunk.length;
      if (this.total > LARGEST) throw tooLarge('zip');
      await this.sink(chunk);
    }
  }
}

/**
 * Noon of the day: a zip holds a time without a zone, fflate takes the machine's, and noon is an hour that every zone has
 * on every day. A zip knows the years 1980 to 2099 only.
 */
function mtimeOf(date: string): Date {
  const day = new Date(date);
  const year = Math.min(2099, Math.max(1980, day.getUTCFullYear()));
  return new Date(year, day.getUTCMonth(), day.getUTCDate(), 12);
}

function tooLarge(what: string): UserError {
  return new UserError({
    es: `El paquete no cabe en un archivo zip (${what}): el límite es de 4 GB y 65,535 archivos. Divida el conjunto de datos e inténtelo de nuevo.`,
    en: `The package does not fit into a zip file (${what}): the limit is 4 GB and 65,535 files. Divide the dataset and try again.`,
  });
}

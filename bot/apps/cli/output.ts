import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { UserError } from '../../core/user-error.ts';

let pipeClosed = false;
let lost: NodeJS.ErrnoException | undefined;

/** Whoever reads our output may stop early, as `head` does: that is no failure. */
export function quietPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount('error') > 0) continue;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') pipeClosed = true;
      else lost = error;
    });
  }
}

/** Writes to standard output, waiting where its reader is slow. */
export async function print(text: string): Promise<void> {
  if (pipeClosed || process.stdout.destroyed) return;
  await new Promise<void>((resolve) => {
    process.stdout.write(text, () => resolve());
    process.stdout.once('close', resolve);
  });
  if (lost !== undefined) throw outputLost(lost.code ?? 'EIO');
}

/** Writes a file whole or not at all: what stood there stays until all is written. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const plain = await stat(path).then(
    (stats) => stats.isFile(),
    () => true,
  );
  // A device or a pipe cannot be replaced, only written to.
  const target = plain ? `${path}.${process.pid}.part` : path;
  try {
    await writeAll(target, text);
    if (plain) await rename(target, path);
  } catch (error) {
    if (plain) await rm(target, { force: true }).catch(() => undefined);
    throw writeError(path, (error as NodeJS.ErrnoException).code ?? 'EIO');
  }
}

async function writeAll(path: string, text: string): Promise<void> {
  const stream = createWriteStream(path);
  stream.end(text);
  await once(stream, 'close');
  if (stream.errored !== null) throw stream.errored;
}

const REASONS: Readonly<Record<string, { readonly es: string; readonly en: string }>> = {
  ENOSPC: { es: 'no queda espacio en el disco', en: 'there is no space left on the disk' },
  EACCES: { es: 'no hay permiso para escribir ahí', en: 'there is no permission to write there' },
  ENOENT: { es: 'la carpeta no existe', en: 'the folder does not exist' },
  ENOTDIR: { es: 'la carpeta no existe', en: 'the folder does not exist' },
  EISDIR: { es: 'es una carpeta', en: 'it is a folder' },
  EROFS: { es: 'el disco es de solo lectura', en: 'the disk is read-only' },
};

function outputLost(code: string): UserError {
  const reason = REASONS[code] ?? { es: code, en: code };
  return new UserError({
    es: `No se pudo escribir el informe: ${reason.es}. Libere espacio, o escríbalo en otro lugar con --out.`,
    en: `Could not write the report: ${reason.en}. Make room, or write it elsewhere with --out.`,
  });
}

/** Why a file could not be written, by the system's own code. */
export function writeError(path: string, code: string): UserError {
  const reason = REASONS[code] ?? { es: code, en: code };
  return new UserError({
    es: `No se pudo escribir ${path}: ${reason.es}. No se dejó ningún archivo a medias.`,
    en: `Could not write ${path}: ${reason.en}. No half-written file was left.`,
  });
}

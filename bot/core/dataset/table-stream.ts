import type { Snapshot } from '../snapshot.ts';
import { countLines } from '../table/lines.ts';

/** A table's bytes, from one file or many, and where its lines are. */
export interface TableStream {
  readonly stream: AsyncIterable<Uint8Array>;
  /** The file and the line in it of a line of the whole. Only lines already read can be found. */
  readonly locate: (line: number) => { readonly path: string; readonly line: number };
}

const LF = 10;

/**
 * The files one after another as if they were one, as the standard has it. Where a file does not end its last line, one
 * is ended for it, so that no record is glued to the next file's first.
 */
export function tableStream(snapshot: Snapshot, paths: readonly string[]): TableStream {
  const [only = ''] = paths;
  if (paths.length === 1) return { stream: snapshot.open(only), locate: (line) => ({ path: only, line }) };
  const parts: { path: string; first: number }[] = [];
  return {
    stream: joinFiles(snapshot, paths, parts),
    locate: (line) => {
      const part = parts.findLast(({ first }) => first <= line) ?? { path: only, first: 1 };
      return { path: part.path, line: line - part.first + 1 };
    },
  };
}

async function* joinFiles(
  snapshot: Snapshot,
  paths: readonly string[],
  parts: { path: string; first: number }[],
): AsyncGenerator<Uint8Array> {
  let line = 1;
  let last = LF;
  for (const path of paths) {
    if (last !== LF) {
      yield new Uint8Array([LF]);
      line++;
    }
    parts.push({ path, first: line });
    for await (const chunk of snapshot.open(path)) {
      line += countLines(chunk, 0, chunk.length);
      last = chunk[chunk.length - 1] ?? last;
      yield chunk;
    }
  }
}

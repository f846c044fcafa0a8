/** Lines of a file, whatever ends them. */

export const LF = 10;
export const CR = 13;

/** Line ends as counted outside quotes, each with the first line that has it. */
export interface LineEnds {
  readonly kind: 'LF' | 'CRLF' | 'CR';
  count: number;
  first: number;
}

/** Nothing counted yet, in the order LF, CRLF, CR. */
export function noLineEnds(): readonly LineEnds[] {
  return [
    { kind: 'LF', count: 0, first: 0 },
    { kind: 'CRLF', count: 0, first: 0 },
    { kind: 'CR', count: 0, first: 0 },
  ];
}

/** Line ends in bytes[from, to): LF, CRLF and a lone CR count one each. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) lines++;
  }
  return lines;
}

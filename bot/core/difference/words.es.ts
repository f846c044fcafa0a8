import { code, thousands } from '../table/words.ts';

/** "1 fila", "12 filas". */
export function filasEs(count: number): string {
  return `${thousands(count)} ${count === 1 ? 'fila' : 'filas'}`;
}

/** "a, b y c". */
export function listaEs(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  const joint = /^[`"]?(i|hi(?!e))/i.test(last) ? 'e' : 'y';
  return `${parts.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** "El recurso `obras`", to begin a sentence. */
export function quienEs(resource: string): string {
  return `El recurso ${code(resource)}`;
}

/** What a change of type means for the values. */
export function sentidoEs(direction: string): string {
  return direction === 'narrower' ? ', que admite menos valores' : ', que es de otra clase';
}

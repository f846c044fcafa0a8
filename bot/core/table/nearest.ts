/** The allowed value that differs only in case, accents, or how its words are joined, if there is one. */
export function nearest(text: string, values: readonly string[]): string | undefined {
  const plain = simplify(text);
  return values.find((value) => simplify(value) === plain);
}

function simplify(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase();
}

import { isTree, mapTree, type Tree } from './schema-form.ts';

/** Shorter ones cost more as a reference than they save. Characters. */
const WORTH = 90;

/**
 * Writes schemas that stand more than once only once. GitHub's payload schemas spell out the same user and the same
 * repository hundreds of times.
 */
export function share(sections: Tree): { readonly sections: Tree; readonly parts: Tree } {
  const counts = new Map<string, number>();
  visit(sections, counts);
  const names = new Map<string, string>();
  const parts = new Map<string, unknown>();
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    return isTree(value) ? mapTree(value, replace) : value;
  };
  const replace = (value: unknown): unknown => {
    const text = isSchema(value) ? JSON.stringify(value) : '';
    if (text.length < WORTH || (counts.get(text) ?? 0) < 2) return rewrite(value);
    const name = names.get(text) ?? String(names.size + 1);
    if (!names.has(text)) {
      names.set(text, name);
      parts.set(name, undefined);
      parts.set(name, rewrite(value));
    }
    return { $ref: `#/parts/${name}` };
  };
  return { sections: rewrite(sections) as Tree, parts: Object.fromEntries(parts) };
}

function visit(value: unknown, counts: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    // What lies within was counted the first time, and is not written again.
    if (count > 1 && text.length >= WORTH) return;
  }
  for (const each of Object.values(value)) visit(each, counts);
}

function isSchema(value: unknown): value is Tree {
  return (
    isTree(value) &&
    (typeof value['type'] === 'string' || Array.isArray(value['type']) || Array.isArray(value['anyOf']))
  );
}

/** What the tests use of N3, which has no types of its own. */
declare module 'n3' {
  import type { DatasetCore, Quad } from '@rdfjs/types';

  export class Parser {
    constructor(options?: { readonly format?: string; readonly baseIRI?: string });
    parse(text: string): Quad[];
  }
  export class Store implements DatasetCore {
    constructor(quads?: readonly Quad[]);
    readonly size: number;
    add(quad: Quad): this;
    delete(quad: Quad): this;
    has(quad: Quad): boolean;
    match(
      subject?: Quad['subject'] | null,
      predicate?: Quad['predicate'] | null,
      object?: Quad['object'] | null,
      graph?: Quad['graph'] | null,
    ): Store;
    [Symbol.iterator](): Iterator<Quad>;
  }
}

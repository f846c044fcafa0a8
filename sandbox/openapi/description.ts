import pruned from './github.json' with { type: 'json' };
import type { Tree } from './schema-form.ts';

/** A parameter of an operation. */
export interface DescribedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Tree;
}

/** One operation, as GitHub describes it. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly DescribedParameter[];
  /** By media type. */
  readonly body?: { readonly required: boolean; readonly content: Readonly<Record<string, Tree>> };
  /** By status, then by media type; empty where nothing is answered. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Tree>>>>;
}

/** GitHub's description, pruned. Schemas are JSON Schema, with references to `#/schemas/NAME` and `#/parts/NUMBER`. */
export interface Description {
  readonly source: string;
  /** By GitHub's name: `pulls/create`. */
  readonly operations: Readonly<Record<string, DescribedOperation>>;
  /** By event and action: `pull_request.opened`, `push`. */
  readonly webhooks: Readonly<Record<string, Tree>>;
  readonly schemas: Readonly<Record<string, Tree>>;
  /** What stands more than once in the others. */
  readonly parts: Readonly<Record<string, Tree>>;
}

/** What GitHub describes of the operations and events that exist here. */
// A cast, as the compiler would otherwise hold thousands of schemas against one another; a test reads them all.
export const DESCRIPTION = pruned as unknown as Description;

import type { DescribedOperation, DescribedParameter, Description } from './description.ts';
import { isTree, listOf, mapTree, type Tree, toJsonSchema } from './schema-form.ts';
import { share } from './sharing.ts';

/** What is to be kept of a description. */
export interface Wanted {
  /** Names of operations. */
  readonly operations: readonly string[];
  /** `pull_request.opened`, `push`. */
  readonly events: readonly string[];
}

/** The described operations and events with the schemas that they need, and nothing else; what is missing is left out. */
export function prune(whole: Tree, wanted: Wanted, source: string): Description {
  const operations = new Map(
    operationsOf(whole)
      .filter(({ id }) => wanted.operations.includes(id))
      .map(({ id, ...described }) => [id, described] as const),
  );
  const webhooks = wanted.events.flatMap((event) => {
    const schema = webhookOf(whole, event);
    return schema === undefined ? [] : [[event, schema] as const];
  });
  const kept = {
    operations: Object.fromEntries([...operations].sort(([one], [other]) => (one < other ? -1 : 1))),
    webhooks: Object.fromEntries(webhooks.sort(([one], [other]) => (one < other ? -1 : 1))),
  };
  const { sections, parts } = share({ ...kept, schemas: schemasOf(whole, kept) });
  const {
    operations: ours,
    webhooks: theirs,
    schemas,
  } = sections as Pick<Description, 'operations' | 'webhooks' | 'schemas'>;
  return { source, operations: ours, webhooks: theirs, schemas, parts: parts as Description['parts'] };
}

function operationsOf(whole: Tree): readonly (DescribedOperation & { readonly id: string })[] {
  const paths = treeAt(whole, 'paths');
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(isTree(methods) ? methods : {}).flatMap(([method, operation]) =>
      isTree(operation) && typeof operation['operationId'] === 'string'
        ? [{ id: operation['operationId'], ...describe(whole, method.toUpperCase(), path, operation) }]
        : [],
    ),
  );
}

function describe(whole: Tree, method: string, path: string, operation: Tree): DescribedOperation {
  const body = followed(whole, operation['requestBody']);
  const responses = isTree(operation['responses']) ? operation['responses'] : {};
  return {
    method,
    path,
    parameters: listOf(operation['parameters']).map((each) => parameterOf(followed(whole, each))),
    ...(body['content'] === undefined
      ? {}
      : { body: { required: body['required'] === true, content: contentOf(body) } }),
    responses: mapTree(responses, (response) =>
      contentOf(followed(whole, response)),
    ) as DescribedOperation['responses'],
  };
}

function parameterOf({ name, in: place, required, schema }: Tree): DescribedParameter {
  return {
    name: String(name),
    in: place as DescribedParameter['in'],
    required: required === true,
    schema: toJsonSchema(schema) as Tree,
  };
}

function contentOf({ content }: Tree): Readonly<Record<string, Tree>> {
  const media = isTree(content) ? content : {};
  return mapTree(media, (each) => toJsonSchema(isTree(each) ? (each['schema'] ?? {}) : {})) as Readonly<
    Record<string, Tree>
  >;
}

/** GitHub writes `pull_request` with `ready_for_review` as `pull-request-ready-for-review`. */
function webhookOf(whole: Tree, event: string): Tree | undefined {
  const key = event.replaceAll(/[._]/g, '-');
  const { post } = treeAt(whole, 'x-webhooks', key) as { readonly post?: unknown };
  const content = contentOf(followed(whole, isTree(post) ? post['requestBody'] : undefined));
  return content['application/json'];
}

/** Every schema that is referred to, however far away. */
function schemasOf(whole: Tree, kept: unknown): Readonly<Record<string, Tree>> {
  const all = treeAt(whole, 'components', 'schemas');
  const found = new Map<string, Tree>();
  const visit = (value: unknown): void => {
    for (const name of referencesIn(value)) {
      if (found.has(name)) continue;
      const schema = toJsonSchema(all[name]) as Tree;
      found.set(name, schema);
      visit(schema);
    }
  };
  visit(kept);
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function referencesIn(value: unknown): readonly string[] {
  const found = JSON.stringify(value).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return [...found].map(([, name = '']) => name);
}

function followed(whole: Tree, value: unknown): Tree {
  if (!isTree(value)) return {};
  const { $ref: reference } = value;
  return typeof reference === 'string' ? treeAt(whole, ...reference.replace('#/', '').split('/')) : value;
}

function treeAt(tree: Tree, ...path: readonly string[]): Tree {
  let at: unknown = tree;
  for (const part of path) at = isTree(at) ? at[part] : undefined;
  return isTree(at) ? at : {};
}

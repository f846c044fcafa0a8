import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Generated, PullCase, SideRecipe } from './case.ts';
import { edited } from './edits.ts';

/** What stands at a path of a commit. */
export type CaseFile =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'submodule' };

/** The files of a commit, by path. */
export type CaseFiles = ReadonlyMap<string, CaseFile>;

/** Both sides of the case in `folder`; `common` is the folder that all cases share. */
export async function filesOfCase(
  folder: string,
  common: string,
  one: PullCase,
): Promise<{ readonly base: CaseFiles; readonly head: CaseFiles }> {
  const shared = one.bare === true ? new Map<string, CaseFile>() : await filesBelow(common);
  const base = new Map([...applied(shared, one.base ?? {}), ...(await filesBelow(join(folder, 'base')))]);
  const head = new Map([...applied(base, one.head ?? {}), ...(await filesBelow(join(folder, 'head')))]);
  return { base, head };
}

async function filesBelow(folder: string): Promise<ReadonlyMap<string, CaseFile>> {
  const files = new Map<string, CaseFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), { kind: 'file', bytes: await readFile(path) });
  }
  return files;
}

function applied(given: CaseFiles, recipe: SideRecipe): CaseFiles {
  const files = new Map(given);
  for (const [from, to] of recipe.moved ?? []) move(files, from, to);
  for (const prefix of recipe.removed ?? []) remove(files, prefix);
  for (const edit of recipe.edits ?? []) {
    const before = files.get(edit.path);
    const text = before?.kind === 'file' ? before.bytes.toString('utf8') : undefined;
    files.set(edit.path, { kind: 'file', bytes: Buffer.from(edited(text, edit), 'utf8') });
  }
  for (const [path, text] of (recipe.generate ?? []).flatMap(generated))
    files.set(path, { kind: 'file', bytes: Buffer.from(text) });
  for (const [path, target] of Object.entries(recipe.links ?? {})) files.set(path, { kind: 'link', target });
  for (const path of recipe.submodules ?? []) files.set(path, { kind: 'submodule' });
  return files;
}

function move(files: Map<string, CaseFile>, from: string, to: string): void {
  const moved = [...files].filter(([path]) => path.startsWith(from));
  if (moved.length === 0) throw new Error(`nothing to move at ${from}`);
  for (const [path] of moved) files.delete(path);
  for (const [path, file] of moved) files.set(to + path.slice(from.length), file);
}

function remove(files: Map<string, CaseFile>, prefix: string): void {
  const gone = [...files.keys()].filter((path) => path === prefix || (prefix.endsWith('/') && path.startsWith(prefix)));
  if (gone.length === 0) throw new Error(`nothing to remove at ${prefix}`);
  for (const path of gone) files.delete(path);
}

function generated({
  path,
  files = 1,
  header,
  rows = 0,
  line = '',
}: Generated): readonly (readonly [string, string])[] {
  const lines = [...(header === undefined ? [] : [header]), ...numbered(line, rows)];
  const text = lines.map((each) => `${each}\n`).join('');
  return numbered(path, files).map((each) => [each, text]);
}

function numbered(text: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => text.replaceAll('#', String(index + 1)));
}

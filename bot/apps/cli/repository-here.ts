import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../core/user-error.ts';
import type { RepositoryName } from '../../io/github/client.ts';

/** The folder of the repository that one stands in, else the folder itself. */
export function repositoryHere(): string {
  const here = process.cwd();
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return here;
  }
}

/** The repository on GitHub that an option names, else the one that this folder's `origin` leads to. */
export async function repositoryNamed(option: string | undefined): Promise<RepositoryName> {
  const text = option ?? (await originOf(repositoryHere()));
  const name = text === undefined ? undefined : nameIn(text);
  if (name !== undefined && (option === undefined || text?.split('/').length === 2)) return name;
  throw new UserError({
    es: 'Indique el repositorio con --repo, como --repo municipio/datos: esta carpeta no tiene un «origin» de GitHub, o el nombre no está bien escrito.',
    en: 'Name the repository with --repo, such as --repo town/data: this folder has no "origin" at GitHub, or the name is not well written.',
  });
}

/** `https://host/owner/name.git`, `git@host:owner/name.git` and `owner/name`. */
export function nameIn(text: string): RepositoryName | undefined {
  const match = /(?:^|[/:])([A-Za-z0-9](?:[\w.-]*))\/([\w.-]+?)(?:\.git)?\/?$/.exec(text.trim());
  const [, owner, repo] = match ?? [];
  return owner === undefined || repo === undefined || /^\.+$/.test(repo) ? undefined : { owner, repo };
}

async function originOf(folder: string): Promise<string | undefined> {
  return await new Promise((done) => {
    execFile('git', ['-C', folder, 'remote', 'get-url', 'origin'], (error, out) => done(error ? undefined : out));
  });
}

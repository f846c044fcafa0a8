/** A bare repository without commits, as `git init --bare` makes it, written without git. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a bare repository is made. */
export interface BareOrder {
  /** The branch that `HEAD` names. */
  readonly branch: string;
  readonly format?: 'sha1' | 'sha256';
  /** More of its `config`. */
  readonly settings?: string;
}

const CONFIG = `	filemode = true
	bare = true
`;

/** Makes an empty bare repository in a folder, which is made where it is not there; its refs are files, whatever git would choose. */
export async function makeBare(folder: string, { branch, format = 'sha1', settings = '' }: BareOrder): Promise<void> {
  for (const name of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  const version = format === 'sha1' ? 0 : 1;
  const extension = format === 'sha1' ? '' : `[extensions]\n\tobjectformat = ${format}\n`;
  const core = `[core]\n\trepositoryformatversion = ${version}\n${CONFIG}`;
  await writeFile(join(folder, 'config'), `${core}${extension}${settings}`);
  await writeFile(join(folder, 'HEAD'), `ref: refs/heads/${branch}\n`);
}

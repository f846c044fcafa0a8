import { manifestText } from './manifest.ts';
import { descriptorPath, manifestPath, STATE_PATH } from './names.ts';
import { type PublishState, type Recorded, tagPath } from './record.ts';

/** The files that record publications, by their path on the branch `published`. */
export function recordFiles(publications: readonly Recorded[]): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { name, manifest, descriptor, tag } of publications) {
    files[manifestPath(name)] = manifestText(manifest);
    files[tagPath(name)] = tag;
    if (!name.tombstone) files[descriptorPath(name)] = `${JSON.stringify(descriptor, undefined, 2)}\n`;
  }
  return files;
}

/** The file that says how far the history was walked. */
export function stateFile(state: PublishState): Readonly<Record<string, string>> {
  return { [STATE_PATH]: `${JSON.stringify(state, undefined, 2)}\n` };
}

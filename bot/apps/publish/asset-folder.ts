import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AssetToOffer } from '../../core/intent.ts';
import { type Manifest, type ManifestAsset, manifestText } from '../../core/release/manifest.ts';
import { ASSETS } from '../../core/release/names.ts';
import { sumsText } from '../../core/release/sums.ts';
import { measureFile, prepareFolder, type Sink, type WrittenFile, writeAsset, writeText } from '../../io/asset-file.ts';

/** The folder in which a publication's files are laid, and what was laid in it. */
export class AssetFolder {
  /** For what is not whole yet. */
  readonly work: string;
  private readonly folder: string;
  private readonly laid: AssetToOffer[] = [];

  private constructor(folder: string, work: string) {
    this.folder = folder;
    this.work = work;
  }

  static async prepare(folder: string): Promise<AssetFolder> {
    return new AssetFolder(folder, await prepareFolder(folder));
  }

  /** All files so far, sorted by name. */
  get files(): readonly AssetToOffer[] {
    return this.laid.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  async text(name: string, mediatype: string, text: string): Promise<void> {
    this.lay(name, mediatype, await writeText(join(this.folder, name), text));
  }

  async stream(name: string, mediatype: string, write: (sink: Sink) => Promise<void>): Promise<void> {
    this.lay(name, mediatype, await writeAsset(join(this.folder, name), write));
  }

  /** Takes in a file that another library wrote in the folder for work. */
  async take(name: string, mediatype: string, path: string): Promise<void> {
    const written = await measureFile(path);
    await rename(path, join(this.folder, name));
    this.lay(name, mediatype, written);
  }

  /** Writes the sums of all files so far and, of those and the sums, the manifest: the last word. */
  async close(manifest: Omit<Manifest, 'assets'>, resources: ReadonlyMap<string, string>): Promise<Manifest> {
    await this.text(ASSETS.sums, 'text/plain', sumsText(this.files));
    const assets = this.files.map(({ name, size, sha256, mediatype }): ManifestAsset => {
      const resource = resources.get(name);
      return { name, size, sha256, mediatype, ...(resource === undefined ? {} : { resource }) };
    });
    const whole = { ...manifest, assets };
    await this.text(ASSETS.manifest, 'application/json', manifestText(whole));
    return whole;
  }

  async tidy(): Promise<void> {
    await rm(this.work, { recursive: true, force: true });
  }

  private lay(name: string, mediatype: string, { size, sha256 }: WrittenFile): void {
    if (basename(name) !== name) throw new Error(`an asset may not be named ${JSON.stringify(name)}`);
    this.laid.push({ name, size, sha256, mediatype, path: join(this.folder, name) });
  }
}

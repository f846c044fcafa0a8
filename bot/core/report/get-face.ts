/** What was downloaded, for people at a terminal. */
import { terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { Manifest } from '../release/manifest.ts';
import { CONSUMER_WORDS, sizeText } from './consumer-words.ts';

/** A publication that was downloaded and proved. */
export interface Download {
  readonly tag: string;
  readonly dataset: string;
  readonly version: string;
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  readonly files: readonly {
    readonly path: string;
    readonly size: number;
    readonly there: boolean;
  }[];
  readonly folder: { readonly path: string; readonly files: number; readonly there: boolean } | undefined;
  /** Whether a tag proved it too. */
  readonly tagged: boolean;
  /** The newest version, where this is another. */
  readonly newer: string | undefined;
  readonly isWithdrawn: boolean;
  readonly withdrawal: Manifest['withdrawn'];
  /** The former name that was asked for, and its last version, where this is the new name's. */
  readonly followed: { readonly dataset: string; readonly last: string } | undefined;
}

/** What was downloaded, where it stands, by what it is proved, and what else one should know of it. */
export function tellDownload(download: Download, language: Language): string {
  const words = CONSUMER_WORDS[language];
  const { tag, dataset, title, date, files, folder, tagged, newer, followed } = download;
  const paths = [...files.map(({ path }) => path), ...(folder === undefined ? [] : [`${folder.path}/`])].map(
    terminalText,
  );
  const width = Math.max(...paths.map((path) => path.length));
  const facts = [
    ...files.map(({ size, there }) => `${sizeText(size)}${there ? `, ${words.there}` : ''}`),
    ...(folder === undefined ? [] : [`${words.extracted(folder.files)}${folder.there ? `, ${words.there}` : ''}`]),
  ];
  const lines = [
    terminalText(`${tag} · ${title} · ${date.slice(0, 10)}`),
    ...paths.map((path, at) => `  ${path.padEnd(width)}  ${facts[at]}`),
    tagged ? terminalText(words.provedByTag(tag)) : words.provedWithoutTag,
    ...(followed === undefined ? [] : [terminalText(words.followed(followed.dataset, dataset, followed.last))]),
    ...withdrawalLines(download, language),
    ...(newer === undefined ? [] : [terminalText(words.newer(newer))]),
  ];
  return `${lines.join('\n')}\n`;
}

function withdrawalLines(download: Download, language: Language): readonly string[] {
  const words = CONSUMER_WORDS[language];
  const { isWithdrawn, withdrawal, dataset, version, newer } = download;
  if (!isWithdrawn) return [];
  if (withdrawal?.renamedTo !== undefined) return [terminalText(words.wasRenamed(dataset, withdrawal.renamedTo))];
  const told =
    newer === undefined
      ? words.isWithdrawn(dataset, version, withdrawal?.reason)
      : words.wasWithdrawn(dataset, withdrawal?.reason);
  const after = withdrawal?.replacedBy;
  return [told, ...(after === undefined ? [] : [words.replacedBy(after)])].map(terminalText);
}

import type { Impact } from '../difference/impact.ts';
import type { Language } from '../finding.ts';

/** What the commands of consumers say, in one language. */
export interface ConsumerWords {
  readonly columns: {
    readonly dataset: string;
    readonly version: string;
    readonly date: string;
    readonly size: string;
    readonly title: string;
  };
  readonly withdrawn: string;
  readonly gone: string;
  readonly renamed: (to: string) => string;
  readonly none: (where: string) => string;
  readonly listed: (datasets: number, withdrawn: number, renamed: number) => string;
  readonly howToGet: string;
  /** Of a download. */
  readonly there: string;
  readonly extracted: (files: number) => string;
  readonly provedByTag: (tag: string) => string;
  readonly provedWithoutTag: string;
  readonly isWithdrawn: (dataset: string, version: string, why: string | undefined) => string;
  /** Of a version that was asked for by its former name. */
  readonly wasRenamed: (dataset: string, to: string) => string;
  /** Of a former name, where the new one's last version was downloaded. */
  readonly followed: (dataset: string, to: string, last: string) => string;
  /** Of a version that is not its last. */
  readonly wasWithdrawn: (dataset: string, why: string | undefined) => string;
  readonly replacedBy: (dataset: string) => string;
  readonly newer: (tag: string) => string;
  readonly compared: (before: string, after: string, impact: Impact) => string;
}

/** A size for people, in bytes of a thousand. */
export function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e3 ? `${(bytes / 1e3).toFixed(1)} kB` : `${bytes} B`;
}

const IMPACTS_ES: Readonly<Record<Impact, string>> = {
  withdrawal: 'se retiran datos (cambio mayor)',
  breaking: 'cambio incompatible (mayor)',
  additive: 'adiciones (cambio menor)',
  corrective: 'correcciones',
  none: 'sin cambios',
};
const IMPACTS_EN: Readonly<Record<Impact, string>> = {
  withdrawal: 'data are withdrawn (major change)',
  breaking: 'breaking change (major)',
  additive: 'additions (minor change)',
  corrective: 'corrections',
  none: 'no changes',
};

/** A reason is a sentence that people wrote, with a full stop or without. */
function because(why: string | undefined): string {
  if (why === undefined || why.trim() === '') return '.';
  return `: ${why.trim()}${/[.!?…]$/.test(why.trim()) ? '' : '.'}`;
}

/** The words of each language. */
export const CONSUMER_WORDS: Readonly<Record<Language, ConsumerWords>> = {
  es: {
    columns: { dataset: 'Conjunto', version: 'Versión', date: 'Fecha', size: 'Tamaño', title: 'Título' },
    withdrawn: 'retirado',
    gone: 'retirado; ya no se puede descargar',
    none: (where) => `${where} no tiene nada publicado.`,
    renamed: (to) => `ahora se llama ${to}`,
    listed: (datasets, withdrawn, renamed) => {
      const names = renamed === 1 ? '1 nombre anterior' : `${renamed} nombres anteriores`;
      const all = [
        datasets - renamed === 1 ? '1 conjunto de datos' : `${datasets - renamed} conjuntos de datos`,
        ...(renamed === 0 ? [] : [names]),
      ].join(' y ');
      if (withdrawn === 0) return `${all}.`;
      return `${all}; ${withdrawn === 1 ? '1 retirado, cuya última versión sigue' : `${withdrawn} retirados, cuya última versión sigue`} disponible.`;
    },
    howToGet: 'Para descargar: apertura get CONJUNTO',
    there: 'ya estaba, igual',
    extracted: (files) => `${files} ${files === 1 ? 'archivo' : 'archivos'}`,
    provedByTag: (tag) => `Comprobado con SHA256SUMS, con manifest.json y con la etiqueta ${tag}.`,
    provedWithoutTag:
      'Comprobado con SHA256SUMS y con manifest.json. Una carpeta no tiene etiquetas con qué probar esos dos.',
    isWithdrawn: (dataset, version, why) =>
      `${dataset} se retiró${because(why)} Esta es su última versión, ${version}, que sigue disponible.`,
    wasRenamed: (dataset, to) => `${dataset} ahora se llama ${to}. Lo más reciente: apertura get ${to}`,
    followed: (dataset, to, last) =>
      `${dataset} ahora se llama ${to}: esta es su última versión. La última con el nombre anterior: apertura get ${last}`,
    wasWithdrawn: (dataset, why) => `${dataset} se retiró${because(why)}`,
    replacedBy: (dataset) => `Lo reemplaza ${dataset}.`,
    newer: (tag) => `Hay una versión más nueva: ${tag}.`,
    compared: (before, after, impact) => `De ${before} a ${after}: ${IMPACTS_ES[impact]}`,
  },
  en: {
    columns: { dataset: 'Dataset', version: 'Version', date: 'Date', size: 'Size', title: 'Title' },
    withdrawn: 'withdrawn',
    gone: 'withdrawn; it can no longer be downloaded',
    none: (where) => `Nothing is published in ${where}.`,
    renamed: (to) => `now called ${to}`,
    listed: (datasets, withdrawn, renamed) => {
      const all = [
        datasets - renamed === 1 ? '1 dataset' : `${datasets - renamed} datasets`,
        ...(renamed === 0 ? [] : [renamed === 1 ? '1 former name' : `${renamed} former names`]),
      ].join(' and ');
      if (withdrawn === 0) return `${all}.`;
      return `${all}; ${withdrawn === 1 ? '1 was withdrawn: its' : `${withdrawn} were withdrawn: their`} last version stays available.`;
    },
    howToGet: 'To download: apertura get DATASET',
    there: 'there already, the same',
    extracted: (files) => `${files} ${files === 1 ? 'file' : 'files'}`,
    provedByTag: (tag) => `Checked against SHA256SUMS, manifest.json and the tag ${tag}.`,
    provedWithoutTag: 'Checked against SHA256SUMS and manifest.json. A folder has no tags to prove those two with.',
    isWithdrawn: (dataset, version, why) =>
      `${dataset} was withdrawn${because(why)} This is its last version, ${version}, which stays available.`,
    wasRenamed: (dataset, to) => `${dataset} is now called ${to}. The latest: apertura get ${to}`,
    followed: (dataset, to, last) =>
      `${dataset} is now called ${to}: this is its last version. The last one by the former name: apertura get ${last}`,
    wasWithdrawn: (dataset, why) => `${dataset} was withdrawn${because(why)}`,
    replacedBy: (dataset) => `${dataset} replaces it.`,
    newer: (tag) => `There is a newer version: ${tag}.`,
    compared: (before, after, impact) => `From ${before} to ${after}: ${IMPACTS_EN[impact]}`,
  },
};

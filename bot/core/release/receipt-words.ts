import type { Language } from '../finding.ts';

/** What a receipt says, in one language. */
export interface ReceiptWords {
  readonly title: string;
  readonly titleWithdrawn: string;
  readonly titleRenamed: string;
  readonly labels: Readonly<
    Record<
      | 'institution'
      | 'folio'
      | 'dataset'
      | 'version'
      | 'lastVersion'
      | 'tag'
      | 'commit'
      | 'local'
      | 'utc'
      | 'previous'
      | 'rows'
      | 'withdrawn'
      | 'reason'
      | 'ground'
      | 'replacedBy'
      | 'renamed'
      | 'renamedTo',
      string
    >
  >;
  readonly approved: string;
  readonly files: string;
  readonly verify: string;
  readonly verifyWith: (tag: string) => string;
  readonly sums: string;
  readonly made: (program: string) => string;
}

/** The words of each language. */
export const RECEIPT_WORDS: Readonly<Record<Language, ReceiptWords>> = {
  es: {
    title: 'COMPROBANTE DE PUBLICACIÓN',
    titleWithdrawn: 'COMPROBANTE DE RETIRO',
    titleRenamed: 'COMPROBANTE DE CAMBIO DE NOMBRE',
    labels: {
      institution: 'Institución',
      folio: 'Folio',
      dataset: 'Conjunto de datos',
      version: 'Versión',
      lastVersion: 'Última versión',
      tag: 'Etiqueta',
      commit: 'Confirmación de Git',
      local: 'Fecha y hora',
      utc: 'En UTC',
      previous: 'Versión anterior',
      rows: 'Filas',
      withdrawn: 'Fecha del retiro',
      reason: 'Motivo',
      ground: 'Fundamento',
      replacedBy: 'Lo sustituye',
      renamed: 'Fecha del cambio',
      renamedTo: 'Nombre nuevo',
    },
    approved: 'Con la aprobación de',
    files: 'Archivos, con su tamaño en bytes y su SHA-256',
    verify: 'Cómo comprobarlo',
    verifyWith: (tag) => `apertura verify ${tag}`,
    sums: 'o bien, con los archivos en una carpeta: sha256sum -c SHA256SUMS',
    made: (program) => `Hecho con ${program}. La misma publicación da siempre este mismo comprobante.`,
  },
  en: {
    title: 'PUBLICATION RECEIPT',
    titleWithdrawn: 'WITHDRAWAL RECEIPT',
    titleRenamed: 'RECEIPT OF A NEW NAME',
    labels: {
      institution: 'Institution',
      folio: 'Receipt number',
      dataset: 'Dataset',
      version: 'Version',
      lastVersion: 'Last version',
      tag: 'Tag',
      commit: 'Git commit',
      local: 'Date and time',
      utc: 'In UTC',
      previous: 'Previous version',
      rows: 'Rows',
      withdrawn: 'Day of withdrawal',
      reason: 'Reason',
      ground: 'Legal ground',
      replacedBy: 'Replaced by',
      renamed: 'Day of the change',
      renamedTo: 'New name',
    },
    approved: 'Approved by',
    files: 'Files, with their size in bytes and their SHA-256',
    verify: 'How to verify it',
    verifyWith: (tag) => `apertura verify ${tag}`,
    sums: 'or, with the files in a folder: sha256sum -c SHA256SUMS',
    made: (program) => `Made with ${program}. The same publication always gives this same receipt.`,
  },
};

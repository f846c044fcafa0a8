import { gzipSync } from 'fflate';
import { BASE, CSV, descriptor, type Files, POINTER, table, tables } from '../../difference/diff-dataset.cases.ts';
import type { DecisionGroup } from './decision.cases.ts';

const at = (path: string | readonly string[], files: Files, more: object = {}): Files => ({
  'datapackage.json': descriptor({ resource: { path, ...more } }),
  ...files,
});
const ROW = CSV.slice(0, CSV.indexOf('\n2,') + 1);
const HALF = CSV.indexOf('\n3,') + 1;
const LATIN = new Uint8Array([...CSV.replace('Plaza', 'Río')].map((char) => char.charCodeAt(0)));
const zipped = gzipSync(new TextEncoder().encode(CSV), { mtime: 0 });
const document = (text: string): Files => ({
  'datapackage.json': descriptor({ resource: { path: 'nota.txt', format: 'txt', schema: undefined } }),
  'nota.txt': text,
});

/** Resources and their files. */
export const FILES: DecisionGroup = {
  es: 'Recursos y archivos',
  en: 'Resources and files',
  cases: [
    [
      'Se agrega un recurso',
      'A resource is added',
      tables('obras'),
      tables('obras', 'pagos'),
      'additive/minor resource-added',
    ],
    [
      'Se retira un recurso',
      'A resource is withdrawn',
      tables('obras', 'pagos'),
      tables('obras'),
      'withdrawal/major resource-removed',
    ],
    [
      'Un recurso cambia de nombre',
      'A resource gets another name',
      tables('obras'),
      tables('trabajos'),
      'withdrawal/major resource-removed resource-added',
    ],
    [
      'Los recursos en otro orden',
      'The resources in another order',
      tables('obras', 'pagos'),
      tables('pagos', 'obras'),
      'none/none',
    ],
    [
      'El archivo cambia de lugar',
      'The file is moved',
      BASE,
      at('data/obras.csv', { 'data/obras.csv': CSV }),
      'breaking/major path-removed',
    ],
    [
      'Una tabla se parte en dos archivos',
      'One table is split into two files',
      BASE,
      at(['obras-1.csv', 'obras-2.csv'], {
        'obras-1.csv': CSV.slice(0, HALF),
        'obras-2.csv': CSV.slice(HALF),
      }),
      'breaking/major path-removed',
    ],
    [
      'A la tabla se le agrega un archivo con filas nuevas',
      'The table gets a further file with new rows',
      BASE,
      at(['obras.csv', 'obras-2.csv'], {
        'obras.csv': CSV,
        'obras-2.csv': '4,Pozo,1,2024-04-01\n',
      }),
      'additive/minor rows-added coverage-extended',
    ],
    [
      'De CSV a JSON',
      'From CSV to JSON',
      table(ROW),
      at('obras.json', { 'obras.json': '[{"id": 1, "obra": "Puente", "monto": 10.5, "fecha": "2024-01-01"}]' }),
      'breaking/major path-removed format-changed',
    ],
    [
      'Una tabla pasa a ser un documento',
      'A table becomes a document',
      BASE,
      at('obras.pdf', { 'obras.pdf': '%PDF-1.7' }, { format: 'pdf', schema: undefined }),
      'breaking/major path-removed kind-changed format-changed schema-removed unread',
    ],
    [
      'Otra codificación',
      'Another encoding',
      table(LATIN, { resource: { encoding: 'windows-1252' } }),
      table(CSV.replace('Plaza', 'Río')),
      'breaking/major encoding-changed',
    ],
    [
      'El archivo se comprime',
      'The file is compressed',
      BASE,
      at('obras.csv.gz', { 'obras.csv.gz': zipped }),
      'breaking/major path-removed compression-changed',
    ],
    [
      'Otro separador de columnas',
      'Another delimiter',
      BASE,
      table(CSV.replaceAll(',', ';'), { resource: { dialect: { delimiter: ';' } } }),
      'breaking/major dialect-changed',
    ],
    [
      'Otro signo de comillas',
      'Another quote character',
      BASE,
      table(CSV, { resource: { dialect: { quoteChar: "'" } } }),
      'breaking/major dialect-changed',
    ],
    [
      'El archivo queda vacío',
      'The file is emptied',
      BASE,
      table(''),
      'withdrawal/major file-emptied rows-removed coverage-shortened',
    ],
    [
      'Quedan solo los encabezados',
      'Only the header stays',
      BASE,
      table('id,obra,monto,fecha\n'),
      'withdrawal/major file-emptied rows-removed coverage-shortened',
    ],
    [
      'En lugar de los datos hay una referencia de Git LFS',
      'A Git LFS pointer stands where the data were',
      BASE,
      table(POINTER),
      'withdrawal/major became-lfs-pointer unread',
    ],
    [
      'Vuelven los datos donde había una referencia de Git LFS',
      'The data come back where a Git LFS pointer stood',
      table(POINTER),
      BASE,
      'breaking/major unread',
    ],
    [
      'En lugar de los datos hay un enlace',
      'A link stands where the data were',
      BASE,
      table({ link: 'otra.csv' }),
      'withdrawal/major became-link unread',
    ],
    [
      'El archivo se borra y su recurso se queda',
      'The file is deleted, its resource stays',
      BASE,
      { 'datapackage.json': descriptor({}) },
      'withdrawal/major file-gone unread',
    ],
    [
      'El descriptor deja de poder leerse',
      'The descriptor can no longer be read',
      BASE,
      { ...BASE, 'datapackage.json': '{' },
      'breaking/major unread',
    ],
    [
      'Cambia el contenido de un documento',
      'The content of a document changes',
      document('uno'),
      document('dos'),
      'corrective/patch file-changed',
    ],
  ],
};

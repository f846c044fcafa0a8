/**
 * ADELA's three forms, column by column. Headers are written as the forms meant them; the slips of the original ones
 * ("Enalce", "funcioanrio") are among the other names by which a column is recognized.
 */

/** ADELA's three forms. */
export type FormId = 'inventory' | 'plan' | 'catalogue';

/** What a column says, whatever the form. */
export type ColumnId =
  | 'identifier'
  | 'title'
  | 'description'
  | 'keyword'
  | 'modified'
  | 'responsible'
  | 'mail'
  | 'access'
  | 'ground'
  | 'temporal'
  | 'spatial'
  | 'landingPage'
  | 'frequency'
  | 'platform'
  | 'commitment'
  | 'vision'
  | 'liaisonName'
  | 'liaisonPost'
  | 'liaisonMail'
  | 'administratorName'
  | 'administratorPost'
  | 'administratorMail'
  | 'resourceTitle'
  | 'resourceDescription'
  | 'resourceUrl'
  | 'resourceMediatype'
  | 'resourceBytes'
  | 'resourceTemporal'
  | 'resourceSpatial'
  | 'resourceFrequency';

/** A column of a form. */
export interface Column {
  readonly id: ColumnId;
  /** As we write it. */
  readonly header: string;
  /** Other names that files bear. */
  readonly also: readonly string[];
  /** Without it a file of this form says too little; a column that is missing is told. */
  readonly needed: boolean;
}

/** A form: its columns, in their order. */
export interface Form {
  readonly id: FormId;
  /** As we write them, in this order. */
  readonly columns: readonly Column[];
  /** Columns that some files of this form have besides. */
  readonly extra: readonly Column[];
  /** Columns without which it is not this form. */
  readonly marks: readonly ColumnId[];
}

function column(id: ColumnId, header: string, ...also: readonly string[]): Column {
  return { id, header, also, needed: true };
}

function spare(id: ColumnId, header: string, ...also: readonly string[]): Column {
  return { id, header, also, needed: false };
}

/** Inventario institucional de datos: a row for each resource. */
const INVENTORY: Form = {
  id: 'inventory',
  columns: [
    column('responsible', 'Responsable', 'Área responsable', 'Unidad responsable'),
    column('title', 'Nombre del conjunto', 'Nombre del conjunto de datos', 'Conjunto de datos', 'Conjunto'),
    column('resourceTitle', 'Nombre del recurso', 'Nombre del recurso de datos', 'Recurso de datos', 'Recurso'),
    column('resourceDescription', '¿De qué es?', 'De qué es el recurso', 'Descripción', 'Descripción del recurso'),
    column('access', '¿Tiene datos privados?', 'Tiene datos privados', '¿Contiene datos privados?', 'Datos privados'),
    column(
      'ground',
      'Razón por la cual los datos son privados',
      'Razón por la cual son privados los datos',
      'Razón por la que los datos son privados',
    ),
    column(
      'platform',
      '¿En qué plataforma, tecnología, programa o sistema se albergan?',
      '¿En qué plataforma, tecnológica, programa o sistema se albergan?',
      'Plataforma',
    ),
    column(
      'commitment',
      'Fecha estimada de publicación en datos.gob.mx (AAAA-MM)',
      'Fecha estimada de publicación en datos.gob.mx',
      'Fecha estimada de publicación',
      'Fecha de publicación',
    ),
  ],
  extra: [spare('frequency', 'Frecuencia de actualización', 'Frecuencia con la que actualiza')],
  marks: ['title', 'resourceTitle'],
};

/** Plan de apertura institucional: a row for each dataset. */
const PLAN: Form = {
  id: 'plan',
  columns: [
    column('vision', 'Visión institucional de datos abiertos', 'Visión institucional', 'Visión'),
    column('liaisonName', 'Funcionario designado como Enlace', 'Enlace'),
    column(
      'liaisonPost',
      'Título del funcionario designado como Enlace',
      'Cargo del funcionario designado como Enlace',
    ),
    column(
      'liaisonMail',
      'Correo oficial del funcionario designado como Enlace',
      'Correo oficial del funcionario designado como Enalce',
    ),
    column('administratorName', 'Funcionario designado como Administrador', 'Administrador'),
    column(
      'administratorPost',
      'Título del funcionario designado como Administrador',
      'Cargo del funcionario designado como Administrador',
    ),
    column(
      'administratorMail',
      'Correo oficial del funcionario designado como Administrador',
      'Correo oficial del funcioanrio designado como Administrador',
    ),
    column('title', 'Conjuntos de datos priorizados', 'Conjunto de datos priorizado', 'Conjuntos de datos'),
    column('description', 'Descripción de los conjuntos', 'Descripción del conjunto', 'Descripción'),
    column('frequency', 'Periodicidad de la actualización', 'Periodicidad', 'Periodicidad de actualización'),
    column(
      'commitment',
      'Fecha tentativa de publicación (AAAA-MM-DD)',
      'Fecha tentativa de publicación',
      'Fecha de publicación',
    ),
  ],
  extra: [],
  marks: ['title'],
};

/** Catálogo de datos, version 3: a row for each dataset, then one for each of its resources. */
const CATALOGUE: Form = {
  id: 'catalogue',
  columns: [
    column('identifier', 'ds:identifier'),
    column('title', 'ds:title'),
    column('description', 'ds:description'),
    column('keyword', 'ds:keyword', 'ds:keywords'),
    column('modified', 'ds:modified'),
    column('responsible', 'ds:contactPoint'),
    column('mail', 'ds:mbox'),
    column('access', 'ds:accessLevel'),
    column('ground', 'ds:accessLevelComment'),
    column('temporal', 'ds:temporal'),
    column('spatial', 'ds:spatial'),
    // Version 2 calls it what it is: the address of the data dictionary.
    column('landingPage', 'ds:landingPage', 'ds:dataDictionary'),
    column('frequency', 'ds:accrualPeriodicity'),
    column('resourceTitle', 'rs:title'),
    column('resourceDescription', 'rs:description'),
    column('resourceUrl', 'rs:downloadURL', 'rs:accessURL'),
    column('resourceMediatype', 'rs:mediaType', 'rs:format'),
    column('resourceBytes', 'rs:byteSize'),
    column('resourceTemporal', 'rs:temporal'),
    column('resourceSpatial', 'rs:spatial'),
    column('resourceFrequency', 'rs:accrualPeriodicity'),
  ],
  extra: [],
  marks: ['identifier', 'title'],
};

/** The forms, by their ids. */
export const FORMS: Readonly<Record<FormId, Form>> = { inventory: INVENTORY, plan: PLAN, catalogue: CATALOGUE };
/** The ids of all forms. */
export const FORM_IDS = ['inventory', 'plan', 'catalogue'] as const satisfies readonly FormId[];

/** The header that a column has in a form. */
export function headerOf(form: FormId, id: ColumnId): string {
  const { columns, extra } = FORMS[form];
  return [...columns, ...extra].find((each) => each.id === id)?.header ?? id;
}

import type { Json } from '../../core/table/schema.ts';
import type { ExampleDataset } from './dataset.ts';
import type { FieldDescriptor, ForeignKeyDescriptor, ResourceDescriptor, SchemaDescriptor } from './descriptor.ts';
import { ACRONYM, CVEGEO, INSTITUTION, SITE, unitOf } from './institution.ts';

const FREQUENCIES: Readonly<Record<string, string>> = {
  'R/P1M': 'cada mes',
  'R/P3M': 'cada tres meses',
  'R/P6M': 'cada seis meses',
  'R/P1Y': 'cada año',
};

/** The README of a dataset: its notes in words, and the dictionary taken from the descriptor. */
export function readmeText({ facts, notes, resources }: ExampleDataset): string {
  const unit = unitOf(facts.unit);
  const parts = [
    `# ${facts.title}`,
    facts.description,
    fictionNotice(),
    '## Qué contiene',
    notes.about,
    resources.map((resource) => `- **${resource.title}** (${placeOf(resource)}): ${resource.description}`).join('\n'),
    '## Quién lo genera y cada cuánto',
    `${notes.maker} Periodicidad: ${FREQUENCIES[facts.frequency] ?? facts.frequency} (\`${facts.frequency}\`). ` +
      `Última modificación: ${facts.modified.slice(0, 10)}. Periodo: ${facts.temporal.replace('/', ' a ')}. ` +
      `Contacto: ${unit.name}.`,
    '## Cómo leerlo',
    bullets(notes.reading),
    '## Límites',
    bullets(notes.limits),
    '## Diccionario de datos',
    ...resources.flatMap(dictionary),
    '## Cómo citar',
    `> "${facts.title}", ${ACRONYM}; ${SITE}/conjuntos/${facts.name}; ${facts.modified.slice(0, 10)}.`,
    '## Licencia',
    'CC0 1.0 Universal: puede usarse para cualquier fin sin pedir permiso. Se agradece la cita.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function fictionNotice(): string {
  return (
    `> **Ejemplo ficticio.** El ${INSTITUTION} no existe y sus datos son inventados. Para que las columnas geográficas ` +
    `sean verosímiles usa las claves reales de INEGI \`${CVEGEO}\` (Santa Cruz de Juventino Rosas, Guanajuato); nada de lo ` +
    'que aquí se lee describe a ese municipio.'
  );
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function placeOf(resource: ResourceDescriptor): string {
  if (resource.path === undefined) return 'dentro de `datapackage.json`';
  if (typeof resource.path === 'string') return `\`${resource.path}\``;
  return `\`${resource.path[0]}\` y ${resource.path.length - 1} archivos más`;
}

function dictionary(resource: ResourceDescriptor): readonly string[] {
  const { schema } = resource;
  if (schema === undefined) return [];
  const header = '| Campo | Tipo | Significado | Reglas | Ejemplo |\n| --- | --- | --- | --- | --- |';
  const table = [header, ...schema.fields.map((field) => fieldLine(field, schema))].join('\n');
  const keys = keyLines(schema);
  return [`### ${resource.title} (\`${resource.name}\`)`, table, ...(keys === '' ? [] : [keys])];
}

function fieldLine(field: FieldDescriptor, schema: SchemaDescriptor): string {
  const type = field.format === undefined ? field.type : `${field.type} (${field.format})`;
  const example = field.example === undefined ? '' : code(String(field.example));
  const meaning = `**${field.title}.** ${field.description}`;
  const cells = [code(field.name), type, meaning, rulesOf(field, schema).join('; '), example];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function rulesOf(field: FieldDescriptor, schema: SchemaDescriptor): readonly string[] {
  const { required, unique, ...others } = field.constraints ?? {};
  return [
    ...(required === true ? ['obligatorio'] : [absence(field, schema)]),
    ...(unique === true ? ['único'] : []),
    ...Object.entries(others).map(([name, value]) => constraintText(name, value)),
    ...(field.categories === undefined ? [] : [categoriesText(field)]),
    ...(field.delimiter === undefined ? [] : [`separador ${code(field.delimiter)}`]),
    ...(field.decimalChar === undefined ? [] : [`decimal ${code(field.decimalChar)}`]),
    ...(field.trueValues === undefined ? [] : ['`Sí` o `No`']),
  ];
}

function absence(field: FieldDescriptor, schema: SchemaDescriptor): string {
  const label = (field.missingValues ?? schema.missingValues)?.[0]?.label;
  return label === undefined ? 'puede ir vacío' : `vacío: ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

const CONSTRAINT_WORDS: Readonly<Record<string, string>> = {
  minimum: 'mínimo',
  maximum: 'máximo',
  exclusiveMinimum: 'mayor que',
  minLength: 'longitud mínima',
  maxLength: 'longitud máxima',
  pattern: 'patrón',
};

function constraintText(name: string, value: Json): string {
  if (name === 'jsonSchema') return 'cumple el esquema JSON del descriptor';
  if (name === 'enum')
    return `valores: ${(Array.isArray(value) ? value : []).map((each) => code(String(each))).join(', ')}`;
  return `${CONSTRAINT_WORDS[name] ?? name} ${code(String(value))}`;
}

function categoriesText(field: FieldDescriptor): string {
  const values = (field.categories ?? []).map(({ value, label }) => `${code(String(value))} ${label}`);
  return `${field.categoriesOrdered === true ? 'categorías en orden' : 'categorías'}: ${values.join(', ')}`;
}

function keyLines(schema: SchemaDescriptor): string {
  const lines = [
    ...(schema.primaryKey === undefined ? [] : [`- Llave primaria: ${names(schema.primaryKey)}.`]),
    ...(schema.uniqueKeys ?? []).map((key) => `- Sin repetición: ${names(key)}.`),
    ...(schema.foreignKeys ?? []).map(foreignKeyLine),
  ];
  return lines.join('\n');
}

function foreignKeyLine({ fields, reference }: ForeignKeyDescriptor): string {
  const target = reference.resource === undefined ? 'esta misma tabla' : `\`${reference.resource}\``;
  return `- Llave foránea: ${names(fields)} → ${names(reference.fields)} de ${target}.`;
}

function names(fields: readonly string[]): string {
  return fields.map(code).join(', ');
}

function code(text: string): string {
  return `\`${text}\``;
}

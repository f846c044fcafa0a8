import type { Language } from '../../finding.ts';
import type { QualityRuleId } from '../../quality/finding.ts';
import type { RuleId } from './rooms.ts';

/** A standard, a norm or a law of this system, as each language names it. */
type Work = Readonly<Record<Language, string>> & { readonly url?: string };

const STANDARD = 'https://datapackage.org/standard';

const WORKS = {
  package: same('Data Package v2', `${STANDARD}/data-package/`),
  resource: same('Data Resource v2', `${STANDARD}/data-resource/`),
  schema: same('Table Schema v2', `${STANDARD}/table-schema/`),
  dialect: same('Table Dialect v2', `${STANDARD}/table-dialect/`),
  csv: same('RFC 4180', 'https://www.rfc-editor.org/rfc/rfc4180'),
  json: same('RFC 8259', 'https://www.rfc-editor.org/rfc/rfc8259'),
  geojson: same('RFC 7946', 'https://www.rfc-editor.org/rfc/rfc7946'),
  yaml: same('YAML 1.2', 'https://yaml.org/spec/1.2.2/'),
  unicode: same('Unicode'),
  iso8601: same('ISO 8601'),
  spdx: same('SPDX', 'https://spdx.org/licenses/'),
  inegi: both('Catálogo Único de Claves del INEGI', "INEGI's single catalogue of keys (Catálogo Único de Claves)"),
  freeUse: same('Términos de Libre Uso MX', 'https://datos.gob.mx/libreusomx'),
  guide: same('Guía de Implementación de la Política de Datos Abiertos, 2017'),
  decree: both(
    'Decreto de Datos Abiertos, DOF 20/02/2015',
    'Open Data Decree (Decreto de Datos Abiertos), DOF 20/02/2015',
  ),
  leon: same('Plan de Apertura de Datos del Municipio de León, 2026'),
  protection: same('Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados'),
  transparency: same('Ley General de Transparencia y Acceso a la Información Pública'),
  anonymity: both('k-anonimato (Samarati y Sweeney, 1998)', 'k-anonymity (Samarati and Sweeney, 1998)'),
  github: both('GitHub', 'GitHub'),
  exactness: both(
    'Apertura, exactitud: ningún archivo, fila o referencia queda sin revisar en silencio',
    'Apertura, exactness: no file, row or reference is left unchecked in silence',
  ),
  bounds: both(
    'Apertura, límites: lo que viene de fuera no agota la memoria ni el tiempo de nadie',
    "Apertura, bounds: what comes from outside uses up nobody's memory or time",
  ),
  hostile: both(
    'Apertura, seguridad: lo que viene en un cambio solo es dato; nada de ello se ejecuta ni lleva fuera',
    'Apertura, safety: what comes in a change is only data; none of it is run or leads outside',
  ),
  custody: both(
    'Apertura, custodia: los datos publicados están en el repositorio',
    'Apertura, custody: published data are in the repository',
  ),
  identity: both(
    'Apertura, identidad: un conjunto es el nombre de su carpeta, nunca su título',
    "Apertura, identity: a dataset is its folder's name, never its title",
  ),
  metadata: both(
    'Apertura, metadatos: quien encuentra los datos sabe qué son, de quién y cómo usarlos',
    'Apertura, metadata: whoever finds the data knows what they are, whose and how to use them',
  ),
  permanence: both(
    'Apertura, permanencia: lo publicado permanece; todo retiro deja registro',
    'Apertura, permanence: what was published stays; every withdrawal leaves a record',
  ),
  meaning: both(
    'Apertura, significado de un cambio: se comparan los datos, no el texto de los archivos',
    'Apertura, what a change means: the data are compared, not the text of files',
  ),
  concord: both(
    'Apertura, concordancia: el plan y los datos dicen lo mismo',
    'Apertura, concord: the plan and the data say the same',
  ),
  record: both(
    'Apertura, registro: una excepción lleva motivo y fecha, y la que ya no hace falta es un error',
    'Apertura, record: an exception has a reason and a date, and one no longer needed is an error',
  ),
  approval: both(
    'Apertura, gobernanza: grupos, periodos y política deciden quién aprueba; las reglas son las de antes del cambio',
    'Apertura, governance: groups, terms and policy decide who approves; the rules are those from before the change',
  ),
  planSchema: both('Apertura, esquemas del plan: `schemas/plan/`', 'Apertura, schemas of the plan: `schemas/plan/`'),
} as const satisfies Readonly<Record<string, Work>>;

/** A work, and the part of it, as the work itself calls it. */
export type Source = readonly [work: keyof typeof WORKS, part?: string];

function both(es: string, en: string, url?: string): Work {
  return url === undefined ? { es, en } : { es, en, url };
}

function same(title: string, url?: string): Work {
  return both(title, title, url);
}

/** A source as the page tells it. */
export function sourceText([id, part]: Source, language: Language): string {
  const work: Work = WORKS[id];
  const title = work.url === undefined ? work[language] : `[${work[language]}](${work.url})`;
  return part === undefined ? title : `${title}, ${part}`;
}

const CONSTRAINTS: readonly Source[] = [['schema', '`constraints`']];
const KEY: readonly Source[] = [['schema', '`foreignKeys`']];
const HEADER: readonly Source[] = [['schema', '`fieldsMatch`']];
const YAML: readonly Source[] = [['yaml']];
const SHAPE: readonly Source[] = [['planSchema']];
const CONCORD: readonly Source[] = [['concord'], ['leon', 'etapa 6']];
const PERMANENCE: readonly Source[] = [['permanence'], ['decree', 'art. quinto, fracción VIII']];
const PROTECTION: readonly Source[] = [['protection'], ['leon', 'etapa 5']];

/** Where each rule comes from, besides what the norm profiles say. A rule that is not here does not compile. */
export const SOURCES: { readonly [Rule in Exclude<RuleId, QualityRuleId>]: readonly Source[] } & {
  readonly [Rule in QualityRuleId]?: readonly Source[];
} = {
  'source-error': [['resource', '`format`'], ['exactness']],
  'lfs-pointer': [['custody']],
  'encoding-error': [['resource', '`encoding`']],
  'syntax-error': [['csv'], ['dialect', '`quoteChar`']],
  'record-too-long': [['bounds']],
  'too-many-columns': [['bounds']],
  'nul-byte': [['csv'], ['unicode']],
  'line-ends': [['csv'], ['dialect', '`lineTerminator`']],
  'blank-row': [['csv'], ['exactness']],
  'blank-label': [['dialect', '`header`']],
  'duplicate-label': [['dialect', '`header`']],
  'missing-label': HEADER,
  'extra-label': HEADER,
  'incorrect-label': HEADER,
  'missing-cell': [['csv']],
  'extra-cell': [['csv']],
  'type-error': [['schema', '`type`, `format`']],
  'constraint-error/required': CONSTRAINTS,
  'constraint-error/minLength': CONSTRAINTS,
  'constraint-error/maxLength': CONSTRAINTS,
  'constraint-error/minimum': CONSTRAINTS,
  'constraint-error/maximum': CONSTRAINTS,
  'constraint-error/exclusiveMinimum': CONSTRAINTS,
  'constraint-error/exclusiveMaximum': CONSTRAINTS,
  'constraint-error/pattern': CONSTRAINTS,
  'constraint-error/enum': CONSTRAINTS,
  'constraint-error/jsonSchema': CONSTRAINTS,
  'category-error': [['schema', '`categories`']],
  'unique-error': CONSTRAINTS,
  'primary-key': [['schema', '`primaryKey`']],
  'unique-key': [['schema', '`uniqueKeys`']],
  'foreign-key': KEY,
  'foreign-key-unchecked': [...KEY, ['exactness']],
  'pattern-budget': [['bounds']],
  'table-empty': [['exactness']],

  'descriptor-missing': [['package', '`datapackage.json`']],
  'descriptor-encoding': [['json']],
  'descriptor-bom': [['json']],
  'descriptor-syntax': [['json']],
  'descriptor-too-large': [['bounds']],
  'descriptor-too-deep': [['bounds']],
  'descriptor-error': [['package'], ['resource'], ['schema'], ['dialect']],
  'path-or-data': [['resource', '`path`, `data`']],
  'resource-unread': [['exactness']],
  'profile-unknown': [['package', '`$schema`']],
  'duplicate-name': [['resource', '`name`']],
  'duplicate-field': [['schema', '`fields`']],
  'name-style': [
    ['package', '`name`'],
    ['resource', '`name`'],
  ],
  'unknown-field': [['schema', '`primaryKey`, `uniqueKeys`, `foreignKeys`']],
  'unknown-resource': KEY,
  'key-length': KEY,
  'missing-values-invalid': [['schema', '`missingValues`']],
  'constraint-invalid': CONSTRAINTS,
  'format-invalid': [['schema', '`format`']],
  'dialect-conflict': [['dialect', '`escapeChar`']],
  'inline-format-missing': [['resource', '`data`']],
  'unsafe-path': [['resource', '`path`'], ['hostile']],
  'remote-path': [['custody']],
  'mixed-paths': [['resource', '`path`']],
  'file-missing': [['resource', '`path`']],
  'not-a-file': [['resource', '`path`']],
  'file-empty': [['exactness']],
  'file-unreadable': [['exactness']],
  'byte-count': [['resource', '`bytes`']],
  'hash-count': [['resource', '`hash`']],
  'hash-unknown': [['resource', '`hash`'], ['exactness']],
  'reference-unreadable': [['resource', '`schema`, `dialect`']],
  'remote-reference': [['custody']],
  'compression-unknown': [['exactness']],
  'media-type-mismatch': [['resource', '`mediatype`, `format`']],
  'file-signature': [['resource', '`format`']],
  'geojson-error': [['geojson']],
  'geojson-too-large': [['bounds']],
  'package-name': [['identity']],
  'package-title': [['metadata']],
  'package-description': [['metadata']],
  'package-licenses': [['metadata'], ['freeUse']],
  'package-contributors': [['metadata']],
  'package-keywords': [['metadata']],
  'package-readme': [['metadata'], ['leon', 'etapa 2']],
  'resource-schema': [['metadata']],
  'field-type': [['metadata'], ['schema', '`type`']],
  'field-description': [['metadata']],

  'privacy-column': PROTECTION,
  'privacy-text': PROTECTION,
  'privacy-small-groups': [['anonymity'], ['protection']],
  'privacy-quasi-identifier-unknown': [['anonymity'], ['exactness']],
  'privacy-accepted': [['transparency'], ['leon', 'etapa 5']],
  'privacy-acceptance-unused': [['record']],
  'privacy-acceptance-incomplete': [['record'], ['leon', 'etapa 5']],

  'date-format': [['iso8601']],
  'inegi-state': [['inegi']],
  'inegi-municipality': [['inegi']],
  'lost-zero': [['inegi']],
  'inegi-special': [['inegi']],
  'license-unknown': [['freeUse'], ['spdx']],

  'file-emptied': PERMANENCE,
  'became-lfs-pointer': [...PERMANENCE, ['custody']],
  'became-link': [...PERMANENCE, ['hostile']],
  'row-loss': PERMANENCE,
  'case-only-rename': [['identity']],
  'formerly-unknown': [['meaning']],

  'yaml-too-large': [['bounds']],
  'yaml-encoding': YAML,
  'yaml-syntax': YAML,
  'yaml-too-deep': [['bounds']],
  'yaml-duplicate-key': YAML,
  'yaml-alias': [['hostile'], ['bounds']],
  'yaml-tag': [['hostile']],
  'plan-absent': [['guide', 'paso 1.3']],
  'plan-file-missing': SHAPE,
  'plan-file-unknown': SHAPE,
  'plan-file-kind': [['hostile']],
  'plan-file-unreadable': [['exactness']],
  'plan-profile': SHAPE,
  'plan-date-invalid': [['iso8601'], ['planSchema']],
  'plan-story-front-matter': SHAPE,
  'plan-duplicate': SHAPE,
  'plan-deadline': [['guide', 'paso 1.3']],
  'plan-story-missing': [['guide', 'paso 4.1, plazo de la edición 2015']],
  'plan-promise-missing': [['concord'], ['guide', 'paso 1.3']],
  'plan-dataset-missing': [['concord'], ['guide', 'paso 1.3']],
  'plan-dataset-unknown': [['concord'], ['identity']],
  'plan-resource-unpromised': [['concord'], ['guide', 'paso 1.3']],
  'plan-title-differs': [['concord'], ['guide', 'paso 2.4']],
  'plan-unit-differs': [['concord']],
  'plan-frequency-differs': [...CONCORD, ['guide', 'paso 2.4']],
  'plan-frequency-mismatch': [['iso8601'], ['leon', 'etapa 6']],
  'plan-date-differs': [['concord']],
  'plan-date-future': [['concord']],
  'plan-commitment-late': [
    ['leon', 'etapas 6 y 8'],
    ['guide', 'paso 1.3'],
  ],
  'plan-update-late': [['leon', 'etapas 6 y 8']],
  'plan-milestone-late': [['leon', 'etapa 8']],
  'plan-history-broken': [['record']],
  'plan-login-invalid': [['github'], ['approval']],
  'plan-term-invalid': [['approval']],
  'plan-term-overlap': [['approval']],
  'plan-person-unknown': [['approval'], ['leon', 'responsabilidades institucionales']],
  'plan-person-ended': [['approval']],
  'plan-mail-domain': [['guide', 'paso 2.4: `mbox`']],
  'plan-access-ground': [['transparency']],
  'plan-legal-review-missing': PROTECTION,
  'plan-legal-finding-unknown': [['record'], ['leon', 'etapa 5']],
  'plan-risk-overdue': [['leon', 'Plan de Gestión de Riesgos']],
  'plan-risk-level': [['leon', 'Plan de Gestión de Riesgos']],
  'plan-evidence-unknown': SHAPE,
  'plan-policy-group': [['approval']],
  'plan-quorum': [['approval']],

  'permanence-dataset': PERMANENCE,
  'permanence-resource': PERMANENCE,
  'permanence-history': PERMANENCE,
  'permanence-promise': [['permanence'], ['concord']],
  'permanence-promise-kept': [['permanence'], ['concord']],
  'withdrawal-invalid': PERMANENCE,
  'change-link': [['hostile']],
  'change-submodule': [['custody'], ['hostile']],
  'change-export-ignore': PERMANENCE,
  'change-mixed': [['approval']],
  'policy-missing': [['approval']],
  'policy-unsatisfiable': [['approval']],

  'repository-unseen': [['exactness']],
  'repository-base-missing': [['approval'], ['github']],
  'repository-default-branch': [['approval'], ['github']],
  'repository-visibility': [['custody']],
  'repository-personal': [['approval'], ['github']],
  'repository-branch-open': [['approval'], ['github']],
  'repository-ruleset-missing': [['approval'], ['github']],
  'repository-ruleset-inactive': [['approval'], ['github']],
  'repository-ruleset-scope': [['approval'], ['github']],
  'repository-ruleset-bypass': [['approval'], ['github']],
  'repository-rule-missing': [['approval'], ['github']],
  'repository-rule-weak': [['approval'], ['github']],
  'repository-branch-behind': [['approval'], ['github']],
  'repository-check-missing': [['approval'], ['github']],
  'repository-check-unpinned': [['approval'], ['github']],
  'repository-app-missing': [['approval'], ['github']],
  'repository-app-suspended': [['approval'], ['github']],
  'repository-app-permissions': [['approval'], ['github']],
  'repository-app-excess': [['hostile'], ['github']],
  'repository-app-events': [['approval'], ['github']],
  'repository-codeowners-stale': [['approval'], ['github']],
  'repository-codeowners-invalid': [['approval'], ['github']],
  'repository-person-unknown': [['approval'], ['github']],
  'repository-person-without-write': [['approval'], ['github']],
  'repository-team-missing': [['approval'], ['github']],
  'repository-team-access': [['approval'], ['github']],
  'repository-team-member-missing': [['approval'], ['github']],
  'repository-team-stranger': [['approval'], ['github']],
  'repository-label-missing': [['meaning']],
  'repository-releases-mutable': [...PERMANENCE, ['github']],
  'repository-workflow-token': [['hostile'], ['github']],
  'repository-fork-approval': [['hostile'], ['github']],
  'repository-workflow-missing': [['approval'], ['github']],
  'repository-action-unpinned': [['hostile'], ['github']],
};

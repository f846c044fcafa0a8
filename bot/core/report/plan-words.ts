/** What the faces of `plan show` and `plan next` say. */
import type { Language } from '../finding.ts';
import type { DueKind } from '../plan/calendar.ts';
import type { Missing, MissingPart, Stage } from '../plan/stage.ts';

interface PlanWords {
  readonly noPlan: string;
  readonly heading: (institution: string, today: string) => string;
  readonly extent: (datasets: number, units: number, late: number) => string;
  /** The institution's scores. */
  readonly quality: (scores: string) => string;
  readonly unitless: string;
  readonly stage: (stage: Stage, complete: boolean) => string;
  readonly next: (due: string) => string;
  readonly noDate: string;
  readonly late: (days: number) => string;
  readonly missing: string;
  readonly findings: (count: number) => string;
  readonly part: Readonly<Record<MissingPart, (missing: Missing) => string>>;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly overdue: string;
  readonly coming: string;
  readonly nothingDue: string;
  readonly inDays: (days: number) => string;
  readonly more: (count: number) => string;
  readonly due: Readonly<Record<DueKind, string>>;
}

const list = ({ names = [], count = 0 }: Missing): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} … (${count})` : names.join(', ');

const es: PlanWords = {
  noPlan: 'No hay plan de apertura: falta la carpeta plan/.',
  heading: (institution, today) => `Plan de apertura · ${institution} · al ${today}`,
  extent: (datasets, units, late) =>
    `${datasets} ${datasets === 1 ? 'conjunto' : 'conjuntos'} en ${units} ${units === 1 ? 'unidad' : 'unidades'}; ${late === 0 ? 'ninguno con atraso' : `${late} con atraso`}.`,
  quality: (scores) => `Calidad de todos los datos: ${scores}.`,
  unitless: 'Sin unidad',
  stage: (stage, complete) => (complete ? `etapa ${stage} de 8, completa` : `etapa ${stage} de 8: ${es.stages[stage]}`),
  next: (due) => `siguiente fecha: ${due}`,
  noDate: 'sin fecha fija',
  late: (days) => (days === 1 ? '1 día de atraso' : `${days} días de atraso`),
  missing: 'Falta',
  findings: (count) =>
    `El plan tiene ${count} ${count === 1 ? 'hallazgo' : 'hallazgos'}; véalos con «apertura plan check».`,
  part: {
    promise: () => 'su promesa en el plan',
    priority: () => 'prioridad y criterios',
    descriptor: () => 'descriptor',
    title: () => 'título',
    description: () => 'descripción',
    license: () => 'licencia',
    contributors: () => 'quién responde',
    readme: () => 'README.md',
    'field-description': (missing) => `descripción de campos: ${list(missing)}`,
    schema: (missing) => `esquema de: ${list(missing)}`,
    'structure-findings': (missing) => `corregir la estructura: ${list(missing)}`,
    'quality-unchecked': () => 'revisar los datos',
    'quality-findings': (missing) => `corregir los datos: ${list(missing)}`,
    'legal-review': () => 'revisión jurídica',
    frequency: () => 'periodicidad',
    commitment: () => 'fechas de compromiso',
    access: () => 'nivel de acceso',
    interoperability: () => 'flujo de entrega y sistema de origen',
    'last-delivery': () => 'última entrega del sistema',
    use: () => 'conteo de uso del último año',
    late: ({ count = 0 }) => `ponerse al corriente (${es.late(count)})`,
  },
  stages: {
    1: 'identificación y priorización',
    2: 'documentación',
    3: 'estructuración y normalización',
    4: 'validación de calidad',
    5: 'revisión jurídica',
    6: 'publicación y calendario',
    7: 'interoperabilidad',
    8: 'monitoreo y evaluación',
  },
  overdue: 'Con atraso',
  coming: 'Lo que sigue',
  nothingDue: 'No hay nada pendiente con fecha.',
  inDays: (days) => (days === 0 ? 'hoy' : days === 1 ? 'mañana' : `en ${days} días`),
  more: (count) => `… y ${count} más`,
  due: {
    update: 'Actualizar',
    commitment: 'Publicar',
    petition: 'Responder petición',
    milestone: 'Hito',
    'announced-change': 'Cambio avisado',
    'public-commitment': 'Compromiso',
    'risk-review': 'Revisar riesgo',
    term: 'Termina el cargo',
    'first-plan': 'Primer plan',
    'first-story': 'Primera historia de uso',
  },
};

const en: PlanWords = {
  noPlan: 'There is no opening plan: the folder plan/ is missing.',
  heading: (institution, today) => `Opening plan · ${institution} · on ${today}`,
  extent: (datasets, units, late) =>
    `${datasets} ${datasets === 1 ? 'dataset' : 'datasets'} in ${units} ${units === 1 ? 'unit' : 'units'}; ${late === 0 ? 'none late' : `${late} late`}.`,
  quality: (scores) => `Quality of all the data: ${scores}.`,
  unitless: 'Without a unit',
  stage: (stage, complete) => (complete ? `stage ${stage} of 8, complete` : `stage ${stage} of 8: ${en.stages[stage]}`),
  next: (due) => `next date: ${due}`,
  noDate: 'no fixed date',
  late: (days) => (days === 1 ? '1 day late' : `${days} days late`),
  missing: 'Missing',
  findings: (count) =>
    `The plan has ${count} ${count === 1 ? 'finding' : 'findings'}; see them with "apertura plan check".`,
  part: {
    promise: () => 'its promise in the plan',
    priority: () => 'priority and criteria',
    descriptor: () => 'descriptor',
    title: () => 'title',
    description: () => 'description',
    license: () => 'licence',
    contributors: () => 'who answers for it',
    readme: () => 'README.md',
    'field-description': (missing) => `description of fields: ${list(missing)}`,
    schema: (missing) => `schema of: ${list(missing)}`,
    'structure-findings': (missing) => `mend the structure: ${list(missing)}`,
    'quality-unchecked': () => 'check the data',
    'quality-findings': (missing) => `mend the data: ${list(missing)}`,
    'legal-review': () => 'legal review',
    frequency: () => 'frequency',
    commitment: () => 'dates of commitment',
    access: () => 'level of access',
    interoperability: () => 'flow of delivery and source system',
    'last-delivery': () => "the system's last delivery",
    use: () => 'count of use in the last year',
    late: ({ count = 0 }) => `catch up (${en.late(count)})`,
  },
  stages: {
    1: 'identification and priority',
    2: 'documentation',
    3: 'structure',
    4: 'validation of quality',
    5: 'legal review',
    6: 'publication and calendar',
    7: 'interoperability',
    8: 'monitoring',
  },
  overdue: 'Late',
  coming: 'What comes next',
  nothingDue: 'Nothing with a date is pending.',
  inDays: (days) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
  more: (count) => `… and ${count} more`,
  due: {
    update: 'Update',
    commitment: 'Publish',
    petition: 'Answer petition',
    milestone: 'Milestone',
    'announced-change': 'Announced change',
    'public-commitment': 'Commitment',
    'risk-review': 'Review risk',
    term: 'End of term',
    'first-plan': 'First plan',
    'first-story': 'First story of use',
  },
};

export const PLAN_WORDS: Readonly<Record<Language, PlanWords>> = { es, en };

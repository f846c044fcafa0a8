import { booleanOf, itemsOf, memberOf, numberOf, textOf, textsOf } from '../dataset/authored.ts';
import type { Json } from '../table/schema.ts';
import { type Day, dayOf, type Period, periodOf } from './dates.ts';
import { below, type PlanOrigin } from './origin.ts';
import type {
  ChangeNotice,
  DatasetPromise,
  Interoperability,
  LegalBasis,
  LegalFinding,
  LegalReview,
  MovedDate,
  Petition,
  PromisedResource,
} from './promise.ts';

/** The promise of a dataset, from its authored file. What is not well written reads as not there. */
export function readPromise(dataset: string, at: PlanOrigin): DatasetPromise {
  const { value } = at.document;
  const responsible = memberOf(value, 'responsible');
  const access = memberOf(value, 'access');
  return {
    dataset,
    title: textOf(value, 'title'),
    description: textOf(value, 'description'),
    unit: textOf(value, 'unit'),
    responsible: {
      post: textOf(responsible, 'post'),
      name: textOf(responsible, 'name'),
      mail: textOf(responsible, 'mail'),
    },
    stewards: textsOf(value, 'stewards') ?? [],
    flow: oneOf(textOf(value, 'flow'), ['actualizacion', 'interoperabilidad', 'nuevo']),
    frequency: readFrequency(memberOf(value, 'frequency')),
    published: dayIn(value, 'published'),
    trial: booleanOf(value, 'trial') ?? false,
    resources: readItems(value, 'resources', at, readResource),
    ...readDemand(value, at),
    interoperability: readInteroperability(memberOf(value, 'interoperability')),
    legalBasis: itemsOf(value, 'legalBasis').map(readBasis),
    access: {
      level: oneOf(textOf(access, 'level'), ['publico', 'restringido', 'privado']),
      ground: textOf(access, 'ground'),
    },
    legalReview: readReview(memberOf(value, 'legalReview'), below(at, 'legalReview')),
    history: readItems(value, 'history', at, readMoved),
    notice: readNotice(memberOf(value, 'announce'), below(at, 'announce')),
    at,
  };
}

function readNotice(value: Json | undefined, at: PlanOrigin): ChangeNotice | undefined {
  const [what, ground] = [textOf(value, 'what'), textOf(value, 'ground')];
  return what === undefined ? undefined : { date: dayIn(value, 'date'), what, ground, at };
}

type Demand = Pick<
  DatasetPromise,
  | 'priority'
  | 'requests'
  | 'use'
  | 'demand'
  | 'need'
  | 'alignment'
  | 'benefits'
  | 'agendas'
  | 'nationalInterest'
  | 'announce'
>;

/** Why the dataset is wanted, by whom, and what it serves. */
function readDemand(value: Json, at: PlanOrigin): Demand {
  const [priority, use, announce] = ['priority', 'use', 'announce'].map((key) => memberOf(value, key));
  const [score, downloads, text] = [numberOf(priority, 'score'), numberOf(use, 'downloads'), textOf(announce, 'text')];
  return {
    priority: score === undefined ? undefined : { score, criteria: textsOf(priority, 'criteria') ?? [] },
    requests: readItems(value, 'requests', at, readPetition),
    use: downloads === undefined ? undefined : { downloads, date: dayIn(use, 'date') },
    demand: textOf(value, 'demand'),
    need: textOf(value, 'need'),
    alignment: readAlignment(memberOf(value, 'alignment')),
    benefits: textsOf(value, 'benefits') ?? [],
    agendas: textsOf(value, 'agendas') ?? [],
    nationalInterest: booleanOf(value, 'nationalInterest') ?? false,
    announce:
      text === undefined ? undefined : { text, channels: (textsOf(announce, 'channels') ?? []).filter(isChannel) },
  };
}

const CHANNELS = ['portal', 'boletin', 'redes', 'radio', 'sesion-publica', 'correo'] as const;

function isChannel(text: string): text is (typeof CHANNELS)[number] {
  return CHANNELS.some((channel) => channel === text);
}

function readFrequency(value: Json | undefined): DatasetPromise['frequency'] {
  const [word, iso] = [textOf(value, 'word'), textOf(value, 'iso')];
  return word === undefined || iso === undefined ? undefined : { word, iso };
}

function readAlignment(value: Json | undefined): DatasetPromise['alignment'] {
  const [programme, axis, objective] = ['programme', 'axis', 'objective'].map((key) => textOf(value, key));
  if (programme === undefined || axis === undefined || objective === undefined) return undefined;
  return { programme, axis, objective };
}

function readResource(value: Json, at: PlanOrigin): PromisedResource {
  return {
    name: written(value, 'name'),
    title: written(value, 'title'),
    commitment: periodIn(value, 'commitment'),
    at,
  };
}

function readPetition(value: Json, at: PlanOrigin): Petition {
  return {
    issue: numberOf(value, 'issue') ?? 0,
    folio: textOf(value, 'folio'),
    date: dayIn(value, 'date'),
    asks: written(value, 'asks'),
    answer: oneOf(textOf(value, 'answer'), ['si', 'no']),
    ground: textOf(value, 'ground'),
    at,
  };
}

function readInteroperability(value: Json | undefined): Interoperability | undefined {
  if (value === undefined) return undefined;
  return {
    flow: oneOf(textOf(value, 'flow'), ['manual', 'semiautomatica', 'automatica']),
    source: textOf(value, 'source'),
    system: textOf(value, 'system'),
    lastSuccess: dayIn(value, 'lastSuccess'),
  };
}

function readBasis(value: Json): LegalBasis {
  return { norm: written(value, 'norm'), article: textOf(value, 'article'), url: textOf(value, 'url') };
}

function readReview(value: Json | undefined, at: PlanOrigin): LegalReview | undefined {
  if (value === undefined) return undefined;
  return {
    date: dayIn(value, 'date'),
    reviewer: textOf(value, 'reviewer'),
    conclusion: textOf(value, 'conclusion'),
    findings: readItems(value, 'findings', at, readLegalFinding),
    at,
  };
}

function readLegalFinding(value: Json, at: PlanOrigin): LegalFinding {
  return {
    kind: written(value, 'kind'),
    resource: written(value, 'resource'),
    field: textOf(value, 'field'),
    ground: written(value, 'ground'),
    treatment: written(value, 'treatment'),
    reviewer: written(value, 'reviewer'),
    date: dayIn(value, 'date'),
    at,
  };
}

function readMoved(value: Json, at: PlanOrigin): MovedDate {
  return {
    resource: written(value, 'resource'),
    date: dayIn(value, 'date'),
    was: periodIn(value, 'was'),
    now: periodIn(value, 'now'),
    why: written(value, 'why'),
    approvedBy: written(value, 'approvedBy'),
    at,
  };
}

/** The items of a member, each with its origin. */
export function readItems<T>(
  value: Json | undefined,
  key: string,
  at: PlanOrigin,
  read: (item: Json, at: PlanOrigin) => T,
): readonly T[] {
  return itemsOf(value, key).map((item, index) => read(item, below(at, key, index)));
}

/** A text that the schema demands; empty where it is missing, which has been told. */
export function written(value: Json | undefined, key: string): string {
  return textOf(value, key) ?? '';
}

/** The member as a day. */
export function dayIn(value: Json | undefined, key: string): Day | undefined {
  return dayOf(textOf(value, key));
}

/** The member as a period. */
export function periodIn(value: Json | undefined, key: string): Period | undefined {
  return periodOf(textOf(value, key));
}

/** The text if it is one of those allowed. */
export function oneOf<T extends string>(text: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === text);
}

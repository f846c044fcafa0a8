/** The instruments of control and of promotion, from their authored files. */
import { memberOf, numberOf, textOf, textsOf } from '../dataset/authored.ts';
import type { Json } from '../table/schema.ts';
import type { PlanOrigin } from './origin.ts';
import type {
  Action,
  Activity,
  Flow,
  Milestone,
  Product,
  Progress,
  PublicCommitment,
  Risk,
  StageDemand,
  Story,
} from './plan.ts';
import { dayIn, oneOf, periodIn, readItems, written } from './read-promise.ts';

const FLOWS = ['actualizacion', 'interoperabilidad', 'nuevo'] as const;
const PROGRESS = ['pendiente', 'en-curso', 'cumplido', 'cancelado'] as const;

/** The three processes of the plan. */
export function readFlows(at: PlanOrigin): readonly Flow[] {
  return readItems(at.document.value, 'flows', at, (value, origin) => ({
    id: oneOf(textOf(value, 'id'), FLOWS),
    title: written(value, 'title'),
    description: written(value, 'description'),
    objective: written(value, 'objective'),
    activities: readItems(value, 'activities', origin, readActivity),
    at: origin,
  }));
}

function readActivity(value: Json): Activity {
  return { name: written(value, 'name'), period: periodIn(value, 'period'), state: progressOf(value) };
}

/** What each stage demands. */
export function readStages(at: PlanOrigin): readonly StageDemand[] {
  return readItems(at.document.value, 'stages', at, (value, origin) => ({
    stage: numberOf(value, 'stage') ?? 0,
    title: written(value, 'title'),
    instrument: written(value, 'instrument'),
    owner: written(value, 'owner'),
    at: origin,
  }));
}

/** The dates of the plan. */
export function readMilestones(at: PlanOrigin): readonly Milestone[] {
  return readItems(at.document.value, 'milestones', at, (value, origin) => ({
    id: written(value, 'id'),
    title: written(value, 'title'),
    period: periodIn(value, 'period'),
    flow: oneOf(textOf(value, 'flow'), FLOWS),
    owner: written(value, 'owner'),
    state: progressOf(value),
    at: origin,
  }));
}

/** The plan of risk management. */
export function readRisks(at: PlanOrigin): readonly Risk[] {
  return readItems(at.document.value, 'risks', at, (value, origin) => ({
    id: written(value, 'id'),
    description: written(value, 'description'),
    probability: numberOf(value, 'probability') ?? 0,
    impact: numberOf(value, 'impact') ?? 0,
    level: written(value, 'level'),
    mitigation: written(value, 'mitigation'),
    owner: written(value, 'owner'),
    review: dayIn(value, 'review'),
    state: written(value, 'state'),
    datasets: textsOf(value, 'datasets') ?? [],
    at: origin,
  }));
}

/** The actions of the guide. */
export function readActions(at: PlanOrigin): readonly Action[] {
  return readItems(at.document.value, 'actions', at, (value, origin) => ({
    id: written(value, 'id'),
    guide: textOf(value, 'guide'),
    step: written(value, 'step'),
    title: written(value, 'title'),
    owner: written(value, 'owner'),
    levels: {
      basico: readLevel(value, 'basico'),
      intermedio: readLevel(value, 'intermedio'),
      avanzado: readLevel(value, 'avanzado'),
    },
    at: origin,
  }));
}

function readLevel(action: Json, name: string): Action['levels']['basico'] {
  const level = memberOf(memberOf(action, 'levels'), name);
  return { asks: written(level, 'asks'), evidence: textsOf(level, 'evidence') ?? [] };
}

/** What was promised to others. */
export function readCommitments(at: PlanOrigin): readonly PublicCommitment[] {
  return readItems(at.document.value, 'commitments', at, (value, origin) => ({
    id: written(value, 'id'),
    title: written(value, 'title'),
    plan: written(value, 'plan'),
    datasets: textsOf(value, 'datasets') ?? [],
    owner: written(value, 'owner'),
    due: periodIn(value, 'due'),
    state: progressOf(value),
    at: origin,
  }));
}

/** The products in `apps.yaml` or `tools.yaml`, which the key names. */
export function readProducts(key: 'apps' | 'tools', at: PlanOrigin): readonly Product[] {
  return readItems(at.document.value, key, at, (value, origin) => ({
    name: written(value, 'name'),
    url: written(value, 'url'),
    description: textOf(value, 'description'),
    datasets: textsOf(value, 'datasets') ?? [],
    kind: written(value, 'kind'),
    at: origin,
  }));
}

/** A story, from its front matter and the text below it. */
export function readStory(at: PlanOrigin, body: string): Story {
  const { value, path } = at.document;
  return {
    path,
    title: written(value, 'title'),
    datasets: textsOf(value, 'datasets') ?? [],
    impact: written(value, 'impact'),
    date: dayIn(value, 'date'),
    author: written(value, 'author'),
    kind: oneOf(textOf(value, 'kind'), ['evento']) ?? 'historia',
    body,
    at,
  };
}

function progressOf(value: Json): Progress | undefined {
  return oneOf(textOf(value, 'state'), PROGRESS);
}

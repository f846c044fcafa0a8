/** The opening plan (Plan de Apertura) as we hold it. */
import type { Language } from '../finding.ts';
import { addDays, type Day, type Period } from './dates.ts';
import type { Group } from './groups.ts';
import type { PlanOrigin } from './origin.ts';
import type { Policy } from './policy.ts';
import type { DatasetPromise, FlowId } from './promise.ts';

export type NormProfile = 'guia-2017' | 'atdt-2025' | 'leon-2026';
export type Progress = 'pendiente' | 'en-curso' | 'cumplido' | 'cancelado';

export interface Institution {
  readonly name: string;
  readonly acronym: string;
  /** What it wants of open data, in a sentence or two. */
  readonly vision?: string | undefined;
  /** The order of government, or the branch. */
  readonly order: string;
  readonly inegiKey: string | undefined;
  readonly language: Language;
  readonly site: string;
  readonly mail: string;
  readonly mailDomains: readonly string[];
  readonly profile: NormProfile;
  readonly planStart: Day | undefined;
  /** IANA name of the zone in which its offices count days. */
  readonly timeZone: string;
  readonly at: PlanOrigin;
}

export interface Activity {
  readonly name: string;
  readonly period: Period | undefined;
  readonly state: Progress | undefined;
}

export interface Flow {
  readonly id: FlowId | undefined;
  readonly title: string;
  readonly description: string;
  readonly objective: string;
  readonly activities: readonly Activity[];
  readonly at: PlanOrigin;
}

/** What is demanded of a dataset at one of the eight stages. */
export interface StageDemand {
  readonly stage: number;
  readonly title: string;
  readonly instrument: string;
  readonly owner: string;
  readonly at: PlanOrigin;
}

export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly period: Period | undefined;
  readonly flow: FlowId | undefined;
  readonly owner: string;
  readonly state: Progress | undefined;
  readonly at: PlanOrigin;
}

export interface Risk {
  readonly id: string;
  readonly description: string;
  readonly probability: number;
  readonly impact: number;
  readonly level: string;
  readonly mitigation: string;
  readonly owner: string;
  readonly review: Day | undefined;
  readonly state: string;
  readonly datasets: readonly string[];
  readonly at: PlanOrigin;
}

export const LEVELS = ['basico', 'intermedio', 'avanzado'] as const;
export type Level = (typeof LEVELS)[number];

/** One action of the guide; a level is reached while none of its rules finds anything. */
export interface Action {
  readonly id: string;
  readonly guide: string | undefined;
  readonly step: string;
  readonly title: string;
  readonly owner: string;
  readonly levels: Readonly<Record<Level, { readonly asks: string; readonly evidence: readonly string[] }>>;
  readonly at: PlanOrigin;
}

export interface PublicCommitment {
  readonly id: string;
  readonly title: string;
  readonly plan: string;
  readonly datasets: readonly string[];
  readonly owner: string;
  readonly due: Period | undefined;
  readonly state: Progress | undefined;
  readonly at: PlanOrigin;
}

export interface Story {
  readonly path: string;
  readonly title: string;
  readonly datasets: readonly string[];
  readonly impact: string;
  readonly date: Day | undefined;
  readonly author: string;
  readonly kind: 'historia' | 'evento';
  /** Markdown. */
  readonly body: string;
  readonly at: PlanOrigin;
}

export interface Product {
  readonly name: string;
  readonly url: string;
  readonly description: string | undefined;
  readonly datasets: readonly string[];
  readonly kind: string;
  readonly at: PlanOrigin;
}

export interface Plan {
  /** Whether there is a `plan/` at all. */
  readonly present: boolean;
  /** `undefined` where the file is missing or cannot be read. */
  readonly institution: Institution | undefined;
  /** Empty where the file is missing or cannot be read. */
  readonly groups: readonly Group[];
  readonly policy: Policy | undefined;
  /** Sorted by dataset. */
  readonly promises: readonly DatasetPromise[];
  readonly flows: readonly Flow[];
  readonly stages: readonly StageDemand[];
  readonly milestones: readonly Milestone[];
  readonly risks: readonly Risk[];
  readonly actions: readonly Action[];
  readonly commitments: readonly PublicCommitment[];
  readonly stories: readonly Story[];
  readonly apps: readonly Product[];
  readonly tools: readonly Product[];
}

/** Natural days that the guide gives for the first plan (1.3) and for its first story (4.1, 2015 edition). */
const PLAN_DAYS = 90;
const STORY_DAYS = 180;

/** The last day for the first plan; `undefined` where its start is not known. */
export function planDeadline({ planStart }: Institution): Day | undefined {
  return planStart && addDays(planStart, PLAN_DAYS);
}

/** The last day for the first story of use. */
export function storyDeadline({ planStart }: Institution): Day | undefined {
  return planStart && addDays(planStart, STORY_DAYS);
}

/** What an institution promises of one dataset, as we hold it. What is not well written reads as not there. */
import type { Day, Period } from './dates.ts';
import type { PlanOrigin } from './origin.ts';

export type FlowId = 'actualizacion' | 'interoperabilidad' | 'nuevo';
export type AccessLevel = 'publico' | 'restringido' | 'privado';
export type FeedFlow = 'manual' | 'semiautomatica' | 'automatica';
export type Channel = 'portal' | 'boletin' | 'redes' | 'radio' | 'sesion-publica' | 'correo';

export interface Frequency {
  /** `trimestral`. */
  readonly word: string;
  /** `R/P3M`, `irregular` or `realtime`. */
  readonly iso: string;
}

export interface PromisedResource {
  /** The resource's name in the descriptor. */
  readonly name: string;
  readonly title: string;
  /** When it is to be public at the latest. */
  readonly commitment: Period | undefined;
  readonly at: PlanOrigin;
}

export interface Petition {
  readonly issue: number;
  readonly folio: string | undefined;
  readonly date: Day | undefined;
  readonly asks: string;
  /** `undefined` while it is pending. */
  readonly answer: 'si' | 'no' | undefined;
  readonly ground: string | undefined;
  readonly at: PlanOrigin;
}

export interface Interoperability {
  readonly flow: FeedFlow | undefined;
  readonly source: string | undefined;
  readonly system: string | undefined;
  readonly lastSuccess: Day | undefined;
}

export interface LegalBasis {
  readonly norm: string;
  readonly article: string | undefined;
  readonly url: string | undefined;
}

/** A datum that the legal review found and lets stay (or had treated). */
export interface LegalFinding {
  /** In the words of the privacy rules. */
  readonly kind: string;
  readonly resource: string;
  /** `undefined`: the resource as a whole. */
  readonly field: string | undefined;
  readonly ground: string;
  readonly treatment: string;
  readonly reviewer: string;
  readonly date: Day | undefined;
  readonly at: PlanOrigin;
}

export interface LegalReview {
  readonly date: Day | undefined;
  readonly reviewer: string | undefined;
  readonly conclusion: string | undefined;
  readonly findings: readonly LegalFinding[];
  readonly at: PlanOrigin;
}

/** A date of commitment that was moved. */
export interface MovedDate {
  readonly resource: string;
  readonly date: Day | undefined;
  readonly was: Period | undefined;
  readonly now: Period | undefined;
  readonly why: string;
  readonly approvedBy: string;
  readonly at: PlanOrigin;
}

/** Notice of a change that will break what people built on the data. */
export interface ChangeNotice {
  /** The day from which the change is made; `undefined` where it is made at once, by law. */
  readonly date: Day | undefined;
  /** Which change, in plain words. */
  readonly what: string;
  /** The law by which the change cannot wait. */
  readonly ground: string | undefined;
  readonly at: PlanOrigin;
}

export interface DatasetPromise {
  /** The dataset: the file's name, which is the folder's. */
  readonly dataset: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly unit: string | undefined;
  readonly responsible: {
    readonly post: string | undefined;
    readonly name: string | undefined;
    readonly mail: string | undefined;
  };
  /** GitHub logins. */
  readonly stewards: readonly string[];
  readonly flow: FlowId | undefined;
  readonly frequency: Frequency | undefined;
  /** When it was first published. */
  readonly published: Day | undefined;
  /** Whether its versions are 0.x and promise nothing. */
  readonly trial: boolean;
  readonly resources: readonly PromisedResource[];
  readonly priority: { readonly score: number; readonly criteria: readonly string[] } | undefined;
  readonly requests: readonly Petition[];
  readonly use: { readonly downloads: number; readonly date: Day | undefined } | undefined;
  readonly demand: string | undefined;
  readonly need: string | undefined;
  readonly alignment: { readonly programme: string; readonly axis: string; readonly objective: string } | undefined;
  readonly interoperability: Interoperability | undefined;
  readonly legalBasis: readonly LegalBasis[];
  readonly access: { readonly level: AccessLevel | undefined; readonly ground: string | undefined };
  readonly legalReview: LegalReview | undefined;
  readonly benefits: readonly string[];
  readonly agendas: readonly string[];
  readonly nationalInterest: boolean;
  /** The oldest first. */
  readonly history: readonly MovedDate[];
  readonly announce: { readonly text: string; readonly channels: readonly Channel[] } | undefined;
  /** From `announce`, too. */
  readonly notice: ChangeNotice | undefined;
  readonly at: PlanOrigin;
}

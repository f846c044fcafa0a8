import type { Day } from './calendar.ts';
import type { Neighbourhood } from './places.ts';
import type { Supplier } from './suppliers.ts';

export type WorkState = 'autorizada' | 'en_licitacion' | 'en_ejecucion' | 'terminada' | 'finiquitada';

/** A public work: what obra-publica publishes of it, and what contrataciones needs for its contract. Money in cents. */
export interface Work {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly kind: string;
  readonly fund: string;
  readonly place: Neighbourhood;
  /** In hundred-thousandths of a degree. */
  readonly longitude: number;
  readonly latitude: number;
  readonly budget: number;
  readonly authorised: Day;
  readonly beneficiaries: number;
  readonly ocid: string;
  readonly state: WorkState;
  readonly contract: WorkContract;
  readonly physical: number;
  readonly financial: number;
  readonly spent: number;
}

export interface WorkContract {
  readonly id: string;
  readonly called: Day;
  readonly signed: Day;
  readonly start: Day;
  readonly planned: Day;
  /** The day it was finished, once it was. */
  readonly finished: Day | undefined;
  /** The day towards which it is being built. */
  readonly pace: Day;
  readonly supplier: Supplier;
  readonly amount: number;
}

/** Whether the work has a signed contract: before that neither supplier nor amount is published. */
export function isContracted(work: Work): boolean {
  return work.state !== 'autorizada' && work.state !== 'en_licitacion';
}

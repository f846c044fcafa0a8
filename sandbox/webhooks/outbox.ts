import type { Account } from '../account.ts';
import type { Repository } from '../repository.ts';

/** Something that happened, of which apps are told. */
export interface Event {
  /** `pull_request`. */
  readonly name: string;
  /** `opened`; some events have none. */
  readonly action: string | undefined;
  /** `undefined`: of an organisation or an installation alone. */
  readonly repository: Repository | undefined;
  readonly organization: Account | undefined;
  readonly sender: Account;
  /** The event's own members; repository, organization, sender, installation and action are added. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One attempt to hand an event to an app. */
export interface Delivery {
  readonly id: number;
  /** The same for all attempts. */
  readonly guid: string;
  readonly app: number;
  readonly installation: number | undefined;
  readonly event: string;
  readonly action: string | undefined;
  readonly repository: number | undefined;
  readonly payload: string;
  readonly redelivery: boolean;
  deliveredAt: Date;
  /** Milliseconds until the answer. */
  duration: number;
  /** 0: none came. */
  statusCode: number;
  status: string;
}

/** Events on their way to apps. */
export interface Outbox {
  /** Tells every app that is installed and asked for it. Returns at once. */
  emit(event: Event): void;
  /** Everything that was ever tried, in order. */
  readonly deliveries: readonly Delivery[];
  redeliver(id: number): Promise<Delivery>;
  /** Holds deliveries back until `release`, to be handed over in the order that it gets. */
  hold(): void;
  release(order?: (held: readonly Delivery[]) => readonly Delivery[]): void;
  /** Each delivery comes so many times. */
  repeat: number;
  /** Loses the next so many: they are recorded and never sent. */
  lose: number;
  /** Resolves when nothing is on its way. */
  idle(): Promise<void>;
  /** Is called with each event as it happens: for the runner of workflows. */
  listen(listener: (event: Event) => void): void;
}

import type { History, HistoryStep } from '../core/release/history.ts';
import type { PublicationRecord } from '../core/release/record.ts';
import type { ReviewOrder } from './review-order.ts';

/** What publishing is planned from. */
export interface PublishOrder {
  readonly record: PublicationRecord;
  /** After what the record has walked, the oldest first. */
  readonly steps: readonly HistoryStep[];
  readonly history: History;
  /** `apertura 0.1.0`. */
  readonly program: string;
  readonly options: ReviewOrder['options'];
}

import type { FieldType, Json } from '../schema.ts';
import type { Doubt } from './doubt.ts';

/** The type of a field, as a descriptor declares it. */
export interface InferredType {
  readonly type: FieldType;
  /** `undefined`: the default one. */
  readonly format: string | undefined;
  /** `decimalChar`, `groupChar` and their kin. */
  readonly properties: Readonly<Record<string, Json>>;
  readonly doubts: readonly Doubt[];
  /** Whether cells of a shape are of the type. */
  readonly accepts: (shape: string) => boolean;
}

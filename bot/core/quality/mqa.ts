/**
 * The score of data.europa.eu (Metadata Quality Assessment, 405 points): it measures metadata, not cells. What only the
 * network can tell is not evaluated.
 */

import { formatOfMediaType } from '../dataset/format.ts';
import type { Package, Resource } from '../dataset/package.ts';
import { isMachineReadable, isOpenFormat } from './formats.ts';
import { isKnownLicense, type Metadata } from './metadata.ts';

/** The five dimensions of MQA. */
export type MqaDimension = 'findability' | 'accessibility' | 'interoperability' | 'reusability' | 'contextuality';

interface MqaMetric {
  readonly id: string;
  readonly dimension: MqaDimension;
  readonly points: number;
  /** `undefined`: it cannot be known from the files. */
  readonly met: (facts: MqaFacts) => boolean | undefined;
}

interface MqaFacts {
  readonly meta: Metadata;
  readonly resources: readonly Resource[];
  /** The resource whose format serves best: interoperability looks at it alone. */
  readonly best: Resource | undefined;
}

const ACCESS_LEVELS = new Set(['public', 'restricted', 'non-public', 'open', 'publico', 'público']);
const isThere = ({ data }: Resource): boolean => data.kind !== 'unknown';

const METRICS: readonly MqaMetric[] = [
  { id: 'keyword', dimension: 'findability', points: 30, met: ({ meta }) => meta.keywords.length > 0 },
  { id: 'theme', dimension: 'findability', points: 30, met: ({ meta }) => meta.theme },
  { id: 'spatial', dimension: 'findability', points: 20, met: ({ meta }) => meta.spatial },
  { id: 'temporal', dimension: 'findability', points: 20, met: ({ meta }) => meta.temporal },
  { id: 'access-url-status', dimension: 'accessibility', points: 50, met: () => undefined },
  { id: 'download-url', dimension: 'accessibility', points: 20, met: ({ resources }) => resources.some(isThere) },
  { id: 'download-url-status', dimension: 'accessibility', points: 30, met: () => undefined },
  { id: 'format', dimension: 'interoperability', points: 20, met: ({ best }) => best?.format !== undefined },
  { id: 'media-type', dimension: 'interoperability', points: 10, met: ({ best }) => best?.mediatype !== undefined },
  {
    id: 'vocabulary',
    dimension: 'interoperability',
    points: 10,
    met: ({ best }) => formatOfMediaType(best?.mediatype ?? '') !== undefined,
  },
  { id: 'non-proprietary', dimension: 'interoperability', points: 20, met: ({ best }) => isOpenFormat(best?.format) },
  {
    id: 'machine-readable',
    dimension: 'interoperability',
    points: 20,
    met: ({ best }) => isMachineReadable(best?.format),
  },
  { id: 'dcat-ap', dimension: 'interoperability', points: 30, met: () => undefined },
  { id: 'license', dimension: 'reusability', points: 20, met: ({ meta }) => meta.licenses.length > 0 },
  {
    id: 'license-vocabulary',
    dimension: 'reusability',
    points: 10,
    met: ({ meta }) => meta.licenses.some(isKnownLicense),
  },
  { id: 'access-rights', dimension: 'reusability', points: 10, met: ({ meta }) => meta.accessLevel !== undefined },
  {
    id: 'access-rights-vocabulary',
    dimension: 'reusability',
    points: 5,
    met: ({ meta }) => ACCESS_LEVELS.has(meta.accessLevel?.toLowerCase() ?? ''),
  },
  { id: 'contact-point', dimension: 'reusability', points: 20, met: ({ meta }) => meta.contact },
  { id: 'publisher', dimension: 'reusability', points: 10, met: ({ meta }) => meta.publisher },
  { id: 'rights', dimension: 'contextuality', points: 5, met: ({ meta }) => meta.rights },
  // The release writes each file's size into the descriptor.
  {
    id: 'byte-size',
    dimension: 'contextuality',
    points: 5,
    met: ({ resources }) => resources.some(({ data, bytes }) => data.kind === 'files' || bytes !== undefined),
  },
  { id: 'issued', dimension: 'contextuality', points: 5, met: ({ meta }) => meta.issued !== undefined },
  { id: 'modified', dimension: 'contextuality', points: 5, met: ({ meta }) => meta.modified !== undefined },
];

/** MQA’s ratings: over 350, over 220, over 120 points, and the rest. */
export type MqaRating = 'excellent' | 'good' | 'sufficient' | 'bad';

/** The points of a dataset’s description, metric by metric. */
export interface MqaScore {
  readonly points: number;
  /** What the metrics that could be evaluated come to at most. */
  readonly evaluated: number;
  readonly total: 405;
  /** By the points known to be met; with those not evaluated it may be better. */
  readonly rating: MqaRating;
  readonly ratingAtMost: MqaRating;
  readonly metrics: readonly {
    readonly id: string;
    readonly dimension: MqaDimension;
    readonly points: number;
    readonly state: 'met' | 'unmet' | 'not-evaluated';
  }[];
}

/** The points of a package's description. */
export function scoreMqa({ resources }: Package, meta: Metadata): MqaScore {
  const best = resources.toSorted((a, b) => worth(b) - worth(a))[0];
  const metrics = METRICS.map(({ id, dimension, points, met }) => {
    const result = met({ meta, resources, best });
    return { id, dimension, points, state: result === undefined ? 'not-evaluated' : result ? 'met' : 'unmet' } as const;
  });
  const sum = (...states: readonly string[]): number =>
    metrics.reduce((all, { state, points }) => all + (states.includes(state) ? points : 0), 0);
  const points = sum('met');
  return {
    points,
    evaluated: sum('met', 'unmet'),
    total: 405,
    rating: ratingOf(points),
    ratingAtMost: ratingOf(points + sum('not-evaluated')),
    metrics,
  };
}

function worth({ format, mediatype }: Resource): number {
  const known = mediatype === undefined ? 0 : formatOfMediaType(mediatype) === undefined ? 1 : 2;
  return (isOpenFormat(format) ? 20 : 0) + (isMachineReadable(format) ? 20 : 0) + 10 * known;
}

function ratingOf(points: number): MqaRating {
  if (points > 350) return 'excellent';
  if (points > 220) return 'good';
  return points > 120 ? 'sufficient' : 'bad';
}

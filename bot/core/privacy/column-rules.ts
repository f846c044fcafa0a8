import type { CellKind, ColumnScan } from './column-scan.ts';
import type { Evidence } from './finding.ts';
import type { LabelledKind } from './hints.ts';
import type { PersonalKind, Subject } from './kind.ts';
import type { Sightings } from './sightings.ts';
import {
  BARE_VALID_CELLS,
  BARE_VALID_SHARE,
  HEADER_VALID_SHARE,
  LABELLED_SHARE,
  LOOSE_SHARE,
  PHONE_CELLS,
  PHONE_SHARE,
  RFC_DOUBTFUL_CELLS,
  RFC_VALID_SHARE,
  VOTER_KEY_CELLS,
  VOTER_KEY_SHARE,
} from './thresholds.ts';

/** That a column holds a kind, and why. */
export interface Decision {
  readonly kind: PersonalKind;
  readonly sightings: Sightings;
  readonly evidence: readonly Evidence[];
  /** False: it looks like it, and people have to look. */
  readonly sure: boolean;
  /** Whether the kind has a check digit. */
  readonly hasDigit: boolean;
}

/** How one kind of datum is decided from a column's counters. */
export interface ColumnRule {
  readonly kind: PersonalKind;
  readonly decide: (scan: ColumnScan, subject: Subject | undefined) => Decision | undefined;
}

/** One cell is enough: letters, a real date, sex, state, consonants and a digit are not there by chance. */
const curp: ColumnRule = {
  kind: 'curp',
  decide(scan) {
    const sightings = scan.whole.get('curp');
    if (sightings === undefined) return undefined;
    const header = scan.hints.named.has('curp');
    return made('curp', sightings, sightings.valid > 0 || header, [
      ...headerIf(header),
      'form',
      ...digitIf(sightings.valid > 0),
    ]);
  },
};

/** Only of natural persons; those with wrong digits are told with less assurance. */
const rfc: ColumnRule = {
  kind: 'rfc',
  decide(scan) {
    const sightings = scan.whole.get('rfc');
    if (sightings === undefined) return undefined;
    const { matches, valid } = sightings;
    const header = scan.hints.named.has('rfc');
    const passes = valid / matches >= RFC_VALID_SHARE;
    if (!header && !passes && matches > RFC_DOUBTFUL_CELLS) return undefined;
    return made('rfc', sightings, valid > 0 && (header || passes), [...headerIf(header), 'form', ...digitIf(passes)]);
  },
};

const voterKey: ColumnRule = {
  kind: 'voter-key',
  decide(scan) {
    const sightings = scan.whole.get('voter-key');
    if (sightings === undefined) return undefined;
    const header = scan.hints.named.has('voter-key');
    const many = sightings.matches >= VOTER_KEY_CELLS && share(scan, sightings) >= VOTER_KEY_SHARE;
    const evidence: Evidence[] = [...headerIf(header), 'form', ...(many ? (['rate'] as const) : [])];
    return made('voter-key', sightings, header || many, evidence, false);
  },
};

/** Numbers whose only mark is a check digit that one in ten passes by chance. */
function numberRule(kind: 'nss' | 'clabe'): ColumnRule {
  return {
    kind,
    decide(scan) {
      const sightings = scan.whole.get(kind);
      if (sightings === undefined) return undefined;
      const { matches, valid } = sightings;
      if (scan.hints.named.has(kind)) {
        const passes = valid / matches >= HEADER_VALID_SHARE;
        return made(kind, sightings, passes, ['header', ...digitIf(passes)]);
      }
      const many = valid >= BARE_VALID_CELLS && valid / scan.cells >= BARE_VALID_SHARE;
      return many ? made(kind, sightings, true, ['rate', 'check-digit']) : undefined;
    },
  };
}

const phone: ColumnRule = {
  kind: 'phone',
  decide(scan) {
    const kind = scan.hints.isPrivate ? 'personal-phone' : 'phone';
    const labelled = below(scan, 'phone', LOOSE_SHARE);
    if (labelled !== undefined) return made(kind, labelled, true, ['header', 'rate'], false);
    const written = scan.whole.get('phone-written');
    if (written === undefined || scan.hints.labelled !== undefined) return undefined;
    if (written.matches < PHONE_CELLS || share(scan, written) < PHONE_SHARE) return undefined;
    return made(kind, written, false, ['form', 'rate'], false);
  },
};

function emailRule(kind: 'personal-email' | 'other-email', cells: CellKind): ColumnRule {
  return {
    kind,
    decide(scan) {
      const sightings = scan.whole.get(cells);
      return sightings && made(kind, sightings, true, ['form', 'domain'], false);
    },
  };
}

/** What only the header gives away, with the look of the cells below it. */
function labelledRule(label: LabelledKind, kind: PersonalKind, privately: PersonalKind, least: number): ColumnRule {
  return {
    kind,
    decide(scan) {
      const sightings = below(scan, label, least);
      const told = scan.hints.isPrivate ? privately : kind;
      return sightings && made(told, sightings, true, ['header', 'rate'], false);
    },
  };
}

/** Points are homes where the header says so, or where the table is about people. */
const homeCoordinates: ColumnRule = {
  kind: 'home-coordinates',
  decide(scan, subject) {
    const ofPeople = subject === 'private-persons' || subject === 'beneficiaries';
    if (!scan.hints.isPrivate && !ofPeople) return undefined;
    const sightings = below(scan, 'coordinate', LABELLED_SHARE);
    return sightings && made('home-coordinates', sightings, true, ['header', 'rate'], false);
  },
};

/** Identifiers: they are in a table whoever it is about, and tell that there are persons in it. */
export const IDENTIFIER_RULES: readonly ColumnRule[] = [
  curp,
  rfc,
  voterKey,
  numberRule('nss'),
  labelledRule('voter-card', 'voter-card', 'voter-card', LABELLED_SHARE),
  labelledRule('passport', 'passport', 'passport', LABELLED_SHARE),
  labelledRule('birth-date', 'birth-date', 'birth-date', LABELLED_SHARE),
  labelledRule('person-name', 'person-name', 'person-name', LABELLED_SHARE),
];

/** What persons and organisations both have: whom the table is about decides. */
export const CONTACT_RULES: readonly ColumnRule[] = [
  numberRule('clabe'),
  phone,
  emailRule('personal-email', 'email-personal'),
  emailRule('other-email', 'email-other'),
  labelledRule('address', 'address', 'home-address', LOOSE_SHARE),
  labelledRule('street', 'address', 'home-address', LABELLED_SHARE),
  labelledRule('plates', 'plates', 'plates', LABELLED_SHARE),
  homeCoordinates,
];

function made(
  kind: PersonalKind,
  sightings: Sightings,
  sure: boolean,
  evidence: readonly Evidence[],
  hasDigit = true,
): Decision {
  return { kind, sightings, evidence, sure, hasDigit };
}

function headerIf(header: boolean): readonly Evidence[] {
  return header ? ['header'] : [];
}

function digitIf(passes: boolean): readonly Evidence[] {
  return passes ? ['check-digit'] : [];
}

function share({ cells }: ColumnScan, { matches }: Sightings): number {
  return cells === 0 ? 0 : matches / cells;
}

/** The cells below a header that look like what it announces, where they are enough. */
function below(scan: ColumnScan, label: LabelledKind, least: number): Sightings | undefined {
  const { labelled, hints } = scan;
  const isEnough = hints.labelled === label && labelled.matches > 0 && share(scan, labelled) >= least;
  return isEnough ? labelled : undefined;
}

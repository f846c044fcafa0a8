import { memberOf, textOf, textsOf } from '../dataset/authored.ts';
import { parseDay } from '../plan/dates.ts';
import { readYaml, type YamlDocument } from '../plan/yaml.ts';
import type { Snapshot } from '../snapshot.ts';
import { found, type GovernanceFinding } from './finding.ts';
import { type Withdrawal, withdrawalPath } from './withdrawal.ts';

/** A record as far as it could be read, and what is wrong with it. */
export interface ReadWithdrawal {
  readonly withdrawal: Withdrawal | undefined;
  readonly findings: readonly GovernanceFinding[];
}

/** Reads a dataset's record of withdrawal; where there is none, both are empty. */
export async function readWithdrawal(snapshot: Snapshot, dataset: string, today: string): Promise<ReadWithdrawal> {
  const path = withdrawalPath(dataset);
  if ((await snapshot.stat(path))?.kind !== 'file') return { withdrawal: undefined, findings: [] };
  const { document, findings } = readYaml(await snapshot.read(path), path, dataset);
  if (document === undefined) {
    const line = findings[0]?.place.line;
    return {
      withdrawal: undefined,
      findings: [found('withdrawal-invalid', { problem: 'yaml', property: '', found: '' }, { path, dataset, line })],
    };
  }
  const problems = [...missing(document, dataset), ...badDate(document, dataset, today)];
  return { withdrawal: problems.length > 0 ? undefined : withdrawalOf(document, dataset), findings: problems };
}

const REQUIRED = ['date', 'reason', 'lastVersion'];

function missing(document: YamlDocument, dataset: string): readonly GovernanceFinding[] {
  const { value, path } = document;
  const takedown = memberOf(value, 'takedown') === true;
  const wanted = takedown ? [...REQUIRED, 'ground'] : REQUIRED;
  return wanted
    .filter((property) => (textOf(value, property) ?? '').trim() === '')
    .map((property) =>
      found(
        'withdrawal-invalid',
        { problem: 'missing', property, found: '' },
        { path, dataset, line: 1, pointer: `/${property}` },
      ),
    );
}

function badDate({ value, path, locate }: YamlDocument, dataset: string, today: string): readonly GovernanceFinding[] {
  const date = textOf(value, 'date');
  if (date === undefined) return [];
  const real = 'value' in parseDay(date);
  if (real && date <= today) return [];
  const place = { path, dataset, line: locate('/date').line, pointer: '/date' };
  return [found('withdrawal-invalid', { problem: real ? 'future' : 'date', property: 'date', found: date }, place)];
}

function withdrawalOf({ value }: YamlDocument, dataset: string): Withdrawal {
  return {
    dataset,
    resources: textsOf(value, 'resources') ?? [],
    date: textOf(value, 'date'),
    reason: textOf(value, 'reason') ?? '',
    ground: textOf(value, 'ground'),
    takedown: memberOf(value, 'takedown') === true,
    lastVersion: textOf(value, 'lastVersion'),
    replacedBy: textOf(value, 'replacedBy'),
  };
}

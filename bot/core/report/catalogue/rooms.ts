import { DATASET_SEVERITIES, type DatasetFinding } from '../../dataset/finding.ts';
import { datasetMessagesEs } from '../../dataset/messages.es.ts';
import type { DifferenceFinding } from '../../difference/finding.ts';
import { differenceMessagesEs } from '../../difference/messages.es.ts';
import type { Severity } from '../../finding.ts';
import { GOVERNANCE_SEVERITIES, type GovernanceFinding } from '../../governance/finding.ts';
import { governanceMessagesEs } from '../../governance/messages.es.ts';
import { SETTINGS_SEVERITIES, type SettingsFinding } from '../../governance/settings-finding.ts';
import { settingsMessagesEs } from '../../governance/settings-messages.es.ts';
import { PLAN_SEVERITIES, type PlanFinding } from '../../plan/finding.ts';
import { planMessagesEs } from '../../plan/messages.es.ts';
import type { PrivacyFinding } from '../../privacy/finding.ts';
import { privacyMessagesEs } from '../../privacy/messages.es.ts';
import type { QualityFinding } from '../../quality/finding.ts';
import { qualityMessagesEs } from '../../quality/messages.es.ts';
import { QUALITY_RULES } from '../../quality/rules.ts';
import { ADELA_SEVERITIES, type AdelaFinding } from '../../release/adela/finding.ts';
import { adelaMessagesEs } from '../../release/adela/messages.es.ts';
import type { TableFinding } from '../../table/finding.ts';
import { tableMessagesEs } from '../../table/messages.es.ts';

/** What any room can find. */
export type AnyFinding =
  | TableFinding
  | DatasetFinding
  | DifferenceFinding
  | PrivacyFinding
  | QualityFinding
  | PlanFinding
  | GovernanceFinding
  | SettingsFinding
  | AdelaFinding;
export type RuleId = AnyFinding['rule'];

export const ROOM_IDS = [
  'table',
  'dataset',
  'privacy',
  'quality',
  'difference',
  'plan',
  'governance',
  'repository',
  'adela',
] as const;
export type RoomId = (typeof ROOM_IDS)[number];

/** A room's rules, in the order of its messages, each with how grave it can be. */
export type Room = ReadonlyMap<RuleId, readonly Severity[]>;

type Severities<F extends AnyFinding> = (rule: F['rule']) => readonly Severity[];

/** The messages say which rules there are: the compiler holds them complete. */
function room<F extends AnyFinding>(messages: { readonly [R in F['rule']]: unknown }, severities: Severities<F>): Room {
  const rules = Object.keys(messages) as readonly F['rule'][];
  return new Map(rules.map((rule) => [rule, severities(rule)]));
}

/** Where most rules are as grave as the first says, and some otherwise. */
function mostly<F extends AnyFinding>(
  severity: Severity,
  others: Partial<Readonly<Record<F['rule'], readonly Severity[]>>>,
): Severities<F> {
  return (rule) => others[rule] ?? [severity];
}

const QUALITY: ReadonlyMap<string, Severity> = new Map(QUALITY_RULES.map(({ id, severity }) => [id, severity]));

/** All rooms. */
export const ROOMS: Readonly<Record<RoomId, Room>> = {
  table: room<TableFinding>(
    tableMessagesEs,
    mostly<TableFinding>('error', {
      'blank-row': ['error', 'warning'],
      'line-ends': ['warning'],
      'foreign-key-unchecked': ['warning'],
    }),
  ),
  dataset: room<DatasetFinding>(datasetMessagesEs, (rule) => [DATASET_SEVERITIES[rule]]),
  privacy: room<PrivacyFinding>(
    privacyMessagesEs,
    mostly<PrivacyFinding>('warning', {
      'privacy-column': ['error', 'warning'],
      'privacy-text': ['error', 'warning'],
      'privacy-accepted': ['note'],
    }),
  ),
  quality: room<QualityFinding>(qualityMessagesEs, (rule) => [QUALITY.get(rule) ?? 'warning']),
  difference: room<DifferenceFinding>(
    differenceMessagesEs,
    mostly<DifferenceFinding>('error', { 'row-loss': ['warning'] }),
  ),
  plan: room<PlanFinding>(planMessagesEs, (rule) => [PLAN_SEVERITIES[rule]]),
  governance: room<GovernanceFinding>(governanceMessagesEs, (rule) => [GOVERNANCE_SEVERITIES[rule]]),
  repository: room<SettingsFinding>(settingsMessagesEs, (rule) => [SETTINGS_SEVERITIES[rule]]),
  adela: room<AdelaFinding>(adelaMessagesEs, (rule) => [ADELA_SEVERITIES[rule]]),
};

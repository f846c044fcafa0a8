/** What was published, what would be, and what is held back, for people at a terminal and for programs. */

import { sayReason } from '../difference/phrases.ts';
import { reasonsEn } from '../difference/reasons.en.ts';
import { reasonsEs } from '../difference/reasons.es.ts';
import { jsonText, terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { Planned } from '../release/planned.ts';
import type { Held } from '../release/record.ts';
import { versionText } from '../release/version.ts';
import { RULES } from '../release/walked.ts';
import { PUBLISH_WORDS, type PublishWords } from './publish-words.ts';

/** What came of a planned publication. */
export interface PublicationOutcome {
  readonly planned: Planned;
  /** `planned`: nothing was done. `laid-out`: its files are in a folder, and nothing is published. */
  readonly outcome: 'published' | 'there-already' | 'planned' | 'laid-out';
  /** Files and bytes, where they were made. */
  readonly assets: { readonly count: number; readonly bytes: number } | undefined;
}

/** A run of `apertura publish`. */
export interface Publication {
  /** `owner/name`, or the folder written to; `undefined`: nowhere. */
  readonly to: string | undefined;
  readonly outcomes: readonly PublicationOutcome[];
  readonly held: readonly Held[];
}

/** Reasons told of each publication; the notes tell all. */
const MOST_REASONS = 3;

/** Whether something stays unpublished that should be looked at. */
export function isHeldBack({ held }: Publication): boolean {
  return held.length > 0;
}

/** The run at a terminal. */
export function tellPublication(publication: Publication, language: Language): string {
  const words = PUBLISH_WORDS[language];
  const { outcomes, held, to } = publication;
  const lines = [terminalText(headline(publication, words))];
  const width = Math.max(0, ...outcomes.map(({ planned }) => planned.dataset.length));
  for (const outcome of outcomes) lines.push('', ...tellOutcome(outcome, width, language));
  if (held.length > 0) {
    lines.push('', words.heldHeading(held.length));
    for (const each of held) lines.push(`  ${terminalText(words.held(each))}`);
    lines.push('', ...mendsOf(held, words));
  }
  if (to === undefined && outcomes.length > 0) lines.push('', words.how);
  return `${lines.join('\n')}\n`;
}

function headline({ outcomes, held, to }: Publication, words: PublishWords): string {
  const published = outcomes.filter(({ outcome }) => outcome === 'published').length;
  if (outcomes.length === 0) return held.length === 0 ? words.nothing : words.nothingButHeld;
  if (to === undefined) return words.would(outcomes.length);
  if (outcomes.every(({ outcome }) => outcome === 'laid-out')) return words.laidOut(outcomes.length, to);
  return words.published(published, outcomes.length, to);
}

/** What publishes what is held: errors are mended where they are, all else is taken back and proposed. */
function mendsOf(held: readonly Held[], words: PublishWords): readonly string[] {
  const unsound = held.some(({ why }) => why === 'unsound');
  const unnameable = held.some(({ why }) => why === 'unnameable');
  const back = held.filter(({ why }) => why !== 'unsound' && why !== 'unnameable');
  const watched = back.some(({ why, subject }) => (why === 'pushed' || why === 'vanished') && subject !== RULES);
  return [
    ...(back.length === 0 ? [] : [words.heldMend(watched)]),
    ...(unsound ? [words.unsoundMend] : []),
    ...(unnameable ? [words.unnameableMend] : []),
  ];
}

function tellOutcome(
  { planned, outcome, assets }: PublicationOutcome,
  width: number,
  language: Language,
): readonly string[] {
  const words = PUBLISH_WORDS[language];
  const name = terminalText(planned.dataset).padEnd(width);
  const head = `${name}  ${words.change(planned)}`;
  const made = assets === undefined ? '' : ` · ${words.assets(assets.count, assets.bytes)}`;
  const there = outcome === 'there-already' ? ` · ${words.there}` : '';
  return [`${head}${made}${there}`, ...reasonsOf(planned, language).map((reason) => `  ${terminalText(reason)}`)];
}

function reasonsOf(planned: Planned, language: Language): readonly string[] {
  const words = PUBLISH_WORDS[language];
  if (planned.kind === 'tombstone') return [words.withdrawn(planned)];
  const { reasons } = planned.difference;
  const sentences = language === 'es' ? reasonsEs : reasonsEn;
  const told = reasons.slice(0, MOST_REASONS).map((reason) => sayReason(sentences, reason));
  const rest = reasons.length - told.length;
  return rest > 0 ? [...told, words.more(rest)] : told;
}

/** The same as JSON. */
export function tellPublicationJson({ to, outcomes, held }: Publication): string {
  const told = outcomes.map(({ planned, outcome, assets }) => ({
    dataset: planned.dataset,
    version: versionText(planned.version),
    tag: planned.tag,
    kind: planned.kind,
    outcome,
    folio: planned.folio,
    commit: planned.commit,
    date: planned.date,
    ...(planned.kind === 'release' ? { impact: planned.impact, bump: planned.bump } : {}),
    coverage: planned.coverage,
    assets,
  }));
  return jsonText({ apertura: 1, to, publications: told, held });
}

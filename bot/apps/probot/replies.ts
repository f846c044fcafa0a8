import { markdownCode, markdownSentence, markdownText } from '../../core/escape.ts';
import type { Language } from '../../core/finding.ts';
import type { RuleId } from '../../core/report/catalogue/rooms.ts';
import { type ToldRule, tellRule } from '../../core/report/catalogue/told-rule.ts';
import { repliesEn } from './replies.en.ts';
import { repliesEs } from './replies.es.ts';
import type { Replies, WithdrawalWords } from './reply-words.ts';

/** The words of each language. */
export const REPLIES: Readonly<Record<Language, Replies>> = { es: repliesEs, en: repliesEn };

/** What commands there are; `known`: the one that was given is among them. */
export function helpReply(language: Language, known: boolean): string {
  const { help, unknown } = REPLIES[language];
  return [...(known ? [] : [unknown]), ...help].join('\n\n');
}

/** What a rule asks for, by an example. */
export function ruleReply(rule: RuleId, language: Language): string {
  const { example, mend, source, or } = REPLIES[language];
  const told: ToldRule = tellRule(rule, language);
  const where = told.where.length === 0 ? '' : `**${markdownText(told.where.join(', '))}**: `;
  return [
    `### ${markdownSentence(told.title)}`,
    `${markdownCode(rule)} · ${told.severities.join(` ${or} `)}`,
    `${example}:`,
    `> ${where}${markdownSentence(told.says)}`,
    `**${mend}.** ${markdownSentence(told.mend)}`,
    `**${source}:**`,
    told.sources.map((each) => `- ${each}`).join('\n'),
  ].join('\n\n');
}

/** That there is nothing of this name, and what may have been meant. */
export function notThereReply(
  asked: string,
  kind: 'rule' | 'dataset',
  likely: readonly string[],
  language: Language,
): string {
  const { noRule, noDataset, notThere, perhaps } = REPLIES[language];
  const none = kind === 'rule' ? noRule : noDataset;
  const first = asked === '' ? none : notThere(markdownCode(asked), kind);
  return likely.length === 0 ? first : `${first} ${perhaps(likely.map(markdownCode))}`;
}

/** Where a withdrawal's record is to be written. */
export interface WithdrawalPlace {
  readonly dataset: string;
  /** `https://github.com`. */
  readonly webUrl: string;
  readonly here: { readonly repository: string; readonly branch: string } | undefined;
  readonly afresh: { readonly repository: string; readonly branch: string };
  /** A record is there already, of resources withdrawn before. */
  readonly recorded: boolean;
  readonly today: string;
}

/** How a dataset is withdrawn: the person makes the commit, and so the app needs no right to write contents. */
export function withdrawalReply(place: WithdrawalPlace, language: Language): string {
  const { dataset, here, afresh } = place;
  const linked = ({ repository, branch }: WithdrawalPlace['afresh']): WithdrawalWords['afresh'] => ({
    link: editorLink(place, repository, branch, language),
    branch: markdownCode(branch),
  });
  const words = REPLIES[language].withdrawal({
    dataset: markdownCode(dataset),
    folder: markdownCode(`datasets/${dataset}/`),
    promise: markdownCode(`plan/datasets/${dataset}.yaml`),
    here: here && linked(here),
    afresh: linked(afresh),
  });
  return words.join('\n\n');
}

/** GitHub's own editor, with the record begun. */
function editorLink(
  { dataset, webUrl, recorded, today }: WithdrawalPlace,
  repository: string,
  branch: string,
  language: Language,
): string {
  const path = (text: string): string => text.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, escaped);
  const root = `${webUrl}/${path(repository)}`;
  const folder = `${path(branch)}/datasets/${path(dataset)}`;
  if (recorded) return `${root}/edit/${folder}/withdrawn.yaml`;
  const [about = '', ground = '', replaced = ''] = REPLIES[language].record;
  const record = [
    `# ${about}`,
    `date: ${today}`,
    "reason: ''",
    "lastVersion: ''",
    `# ${ground}`,
    "# ground: ''",
    '# takedown: true',
    `# ${replaced}`,
    "# replacedBy: ''",
    '',
  ].join('\n');
  const query = new URLSearchParams({ filename: 'withdrawn.yaml', value: record }).toString();
  return `${root}/new/${folder}?${query.replace(/[()]/g, escaped)}`;
}

/** A parenthesis would end a link of markdown. */
function escaped(found: string): string {
  return found === '(' ? '%28' : '%29';
}

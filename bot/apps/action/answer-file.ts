import { Ajv } from 'ajv';
import schema from '../../../schemas/answer.schema.json' with { type: 'json' };
import { dataCheck, governanceCheck, LABEL_OF_IMPACT } from '../../core/governance/names.ts';
import type { Intent } from '../../core/intent.ts';
import type { PullFacts } from '../../io/github/pull-facts.ts';

/** What the reading job hands to the answering one. */
export interface AnswerFile {
  readonly apertura: 1;
  readonly number: number;
  /** It is about a candidate of the merge queue. */
  readonly group?: boolean;
  readonly branch: string;
  readonly base: string;
  readonly head: string;
  readonly fingerprint: string;
  readonly intents: readonly Intent[];
}

/** Bytes of one file. */
export const LARGEST_ANSWER = 5 * 1024 * 1024;
/** Files of one run. */
export const MOST_ANSWERS = 500;
/** People mentioned in one comment: as many as the comment itself mentions at most. */
const MOST_MENTIONS = 20;

const validate = new Ajv({ strict: true, allErrors: false }).compile(schema);

/** Reads an answer as text; why it is refused, where it is. */
export function readAnswer(text: string): AnswerFile | { readonly refused: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: 'it is no JSON' };
  }
  if (validate(value)) return value as unknown as AnswerFile;
  const [error] = validate.errors ?? [];
  return { refused: `it does not hold to its schema at ${error?.instancePath || '/'}: ${error?.message ?? ''}` };
}

/**
 * Why an answer may not be carried out, although it is well formed: it speaks of another commit than the pull request
 * has now, or does what no review does. What it says of the data itself cannot be told here.
 */
export function refusalOf(answer: AnswerFile, facts: PullFacts): string | undefined {
  const { branch, head, intents } = answer;
  if (!facts.open) return 'the pull request is closed';
  if (facts.branch !== branch) return 'the pull request has another base branch';
  if (answer.group !== true && facts.head !== head) return 'the pull request has another head';
  const names = new Set([dataCheck(branch), governanceCheck(branch)]);
  const seen = new Set<string>();
  for (const intent of intents) {
    const key = intent.kind === 'check' ? intent.name : intent.kind;
    if (seen.has(key)) return `there are two of ${key}`;
    seen.add(key);
    const refused = refusalOfIntent(intent, answer, names, facts);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function refusalOfIntent(
  intent: Intent,
  { head, group }: AnswerFile,
  names: ReadonlySet<string>,
  facts: PullFacts,
): string | undefined {
  if (group === true && intent.kind !== 'check') return 'a merge group has checks alone';
  switch (intent.kind) {
    case 'check':
      if (!names.has(intent.name)) return 'a check is none of ours';
      return intent.commit === head ? undefined : 'a check is on another commit';
    case 'comment':
      return refusalOfComment(intent.body, intent.marker);
    case 'reviewers':
      return intent.logins.some((login) => login.toLowerCase() === facts.author.toLowerCase())
        ? 'the author is asked for a review'
        : undefined;
    case 'labels':
      return intent.label === undefined || Object.values(LABEL_OF_IMPACT).includes(intent.label)
        ? undefined
        : 'a label is none of ours';
  }
}

function refusalOfComment(body: string, marker: string): string | undefined {
  if (!body.startsWith(marker)) return 'the comment does not begin with its marker';
  if (body.indexOf('<!--', marker.length) >= 0) return 'the comment hides something';
  if (/<(?!\/?(details|summary|sub|br)>)[a-z!/]/i.test(withoutCode(body.slice(marker.length)))) {
    return 'the comment has markup of its own';
  }
  // A mention that takes effect: nothing escapes the sign before it.
  const mentions = [...withoutCode(body).matchAll(/(?<![\\\w&#;/.])@([A-Za-z0-9][A-Za-z0-9-]*)/g)];
  return mentions.length > MOST_MENTIONS ? 'the comment mentions too many people' : undefined;
}

function withoutCode(text: string): string {
  return text.replace(/(`+)[\s\S]*?\1/g, '').replace(/\\</g, '');
}

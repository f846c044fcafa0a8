import type { Language } from '../../core/finding.ts';

/** What somebody asks for in a comment. */
export type Command = Readonly<{ language: Language | undefined }> &
  (
    | { readonly kind: 'review' }
    | { readonly kind: 'explain'; readonly rule: string }
    | { readonly kind: 'withdraw'; readonly dataset: string }
    | { readonly kind: 'help' }
    /** A word that is no command. */
    | { readonly kind: 'unknown' }
  );

/** Longer comments are read so far. Characters. */
const LONGEST = 20_000;
/** Of what stands behind the word. */
const LONGEST_ARGUMENT = 100;

/**
 * The command of a comment: the first line that begins with `/apertura`. Code and quotations are what somebody talks
 * about, not what he asks for.
 */
export function commandIn(body: string): Command | undefined {
  const line = ownLines(body.slice(0, LONGEST)).find((each) => /^ {0,3}\/apertura(?![\w-])/i.test(each));
  if (line === undefined) return undefined;
  const [, word = '', ...rest] = line.trim().split(/\s+/);
  return commandOf(word, rest.join(' ').slice(0, LONGEST_ARGUMENT));
}

/** The lines outside of code blocks, quotations and hidden comments. */
function ownLines(body: string): readonly string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  let quoted = false;
  for (const line of body.replace(/<!--[\s\S]*?(-->|$)/g, '').split(/\r\n|\r|\n/)) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    // A quotation goes on until an empty line, with or without its mark.
    quoted = line.trim() !== '' && (quoted || /^ {0,3}>/.test(line));
    if (fence === undefined && !quoted && !/^(\t| {4})/.test(line)) lines.push(line);
  }
  return lines;
}

function commandOf(word: string, argument: string): Command {
  const plain = bare(argument);
  switch (word.toLowerCase()) {
    case 'revisa':
    case 'revisar':
      return { kind: 'review', language: 'es' };
    case 'review':
      return { kind: 'review', language: 'en' };
    case 'explica':
    case 'explicar':
      return { kind: 'explain', rule: plain, language: 'es' };
    case 'explain':
      return { kind: 'explain', rule: plain, language: 'en' };
    case 'retira':
    case 'retirar':
      return { kind: 'withdraw', dataset: plain, language: 'es' };
    case 'withdraw':
      return { kind: 'withdraw', dataset: plain, language: 'en' };
    case 'ayuda':
      return { kind: 'help', language: 'es' };
    case 'help':
      return { kind: 'help', language: 'en' };
    case '':
      return { kind: 'help', language: undefined };
    default:
      return { kind: 'unknown', language: undefined };
  }
}

/** People set names off with backticks or quotation marks, as our own comments do. */
function bare(argument: string): string {
  return argument.replace(/^[`'"«“”]+|[`'"»“”.,;]+$/g, '').trim();
}

/** What is known of somebody who gives a command. */
export interface Standing {
  /** His login is the pull request's author's. */
  readonly isAuthor: boolean;
  /** GitHub's name of his role in the repository: `read`, `triage`, `write`, `maintain`, `admin`, `none`, or one of the institution's own. */
  readonly role: string;
  /** The base's plan names him in a group, whatever the term. */
  readonly isMember: boolean;
}

/** Whether a command of his is heard. Nothing that a command does changes a decision. */
export function mayCommand({ isAuthor, role, isMember }: Standing): boolean {
  return isAuthor || isMember || ['triage', 'write', 'maintain', 'admin'].includes(role);
}

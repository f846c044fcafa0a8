import type { Duplex } from 'node:stream';
import type { RefChange } from './push.ts';

/**
 * What git runs before and after refs move (`pre-receive`, `post-receive`). It asks the server, which has started git
 * with one more file, number 3: a line with the hook's name and the folder where new objects wait, the changes as git
 * gives them, an empty line. The answer is lines for the pusher, each after a blank, and `ok` or `no`. A push that the
 * server did not start, as by a test in the folder itself, is asked nothing.
 */
export const HOOK = `#!/bin/sh
[ -n "$SANDBOX_ASKS" ] || exit 0
{ echo "\${0##*/} $GIT_QUARANTINE_PATH"; cat; echo; } >&3
while IFS= read -r line <&3; do
  case $line in
    ok) exit 0 ;;
    no) exit 1 ;;
    *) printf '%s\\n' "\${line# }" >&2 ;;
  esac
done
exit 1
`;

/** One question of a hook. */
export interface Question {
  readonly hook: 'pre-receive' | 'post-receive';
  /** The folder where the objects of a push wait until it is taken; empty afterwards. */
  readonly quarantine: string;
  readonly changes: readonly RefChange[];
}

/** What is answered: `no` with reasons, or yes, perhaps with remarks. */
export interface Verdict {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** Answers what hooks ask, until git ends. Where answering fails the push is refused, and the failure thrown. */
export async function answerHooks(asks: Duplex, answer: (question: Question) => Promise<Verdict>): Promise<void> {
  let text = '';
  // Git that ended early no longer listens.
  asks.on('error', () => undefined).setEncoding('utf8');
  for await (const chunk of asks) {
    text += chunk;
    const end = text.indexOf('\n\n');
    if (end < 0) continue;
    const question = questionOf(text.slice(0, end));
    text = text.slice(end + 2);
    try {
      const { ok, lines } = await answer(question);
      asks.write([...lines.map((line) => ` ${line}`), ok ? 'ok' : 'no', ''].join('\n'));
    } catch (error) {
      asks.write('no\n');
      throw error;
    }
  }
}

function questionOf(text: string): Question {
  const [first = '', ...lines] = text.split('\n');
  const [hook, ...quarantine] = first.split(' ');
  const there = (sha: string): string | undefined => (/^0+$/.test(sha) ? undefined : sha);
  const changes = lines.map((line) => {
    const [before = '', after = '', ...ref] = line.split(' ');
    return { ref: ref.join(' '), before: there(before), after: there(after) };
  });
  return { hook: hook === 'pre-receive' ? hook : 'post-receive', quarantine: quarantine.join(' '), changes };
}

import type { Language } from './finding.ts';

/** Wrong use of the program: shown as it is, without a trace, exit status 2. It says what was wrong and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly words: Readonly<Record<Language, string>>;

  constructor(words: Readonly<Record<Language, string>>) {
    super(words.en);
    this.words = words;
  }
}

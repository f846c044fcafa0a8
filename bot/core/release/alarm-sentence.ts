import type { AlarmKind, RestoredThing } from './alarm.ts';

/** Facts of an alarm as texts that are safe in markdown and on one line. */
export interface AlarmFacts {
  /** The tag, dataset, branch or repository. */
  readonly subject: string;
  /** Shortened ids: what was there, and what is there now. */
  readonly last: string;
  readonly found: string;
  /** Files, one a text. */
  readonly files: readonly string[];
}

/** What people read about one kind of alarm. */
export interface AlarmSentence {
  /** The title. */
  readonly title: (facts: AlarmFacts) => string;
  /** What is wrong, in a sentence or two. */
  readonly says: (facts: AlarmFacts) => string;
  /** What restores it, and who has to. */
  readonly mend: (facts: AlarmFacts) => string;
}

/** Why something could not be restored by the program. */
export type Obstacle =
  /** Rebuilt files are not those that were published. */
  | { readonly kind: 'assets-differ'; readonly files: readonly string[] }
  /** GitHub refused: rules protect it, its name belongs to an immutable release, or rights are missing. */
  | { readonly kind: 'refused'; readonly status: number | undefined; readonly message: string }
  /** The files are on a branch, but workflows may not open pull requests: as it should be. */
  | { readonly kind: 'no-pull'; readonly branch: string }
  /** The commits are nowhere to be had. */
  | { readonly kind: 'no-objects'; readonly commit: string };

/** All that is said of alarms, in one language. */
export interface AlarmWords {
  readonly sentences: Readonly<Record<AlarmKind, AlarmSentence>>;
  readonly what: string;
  readonly who: string;
  readonly when: string;
  readonly restore: string;
  readonly unknownWho: string;
  readonly unknownWhen: string;
  /** Beside each name: GitHub's word, or only whoever left the trace. */
  readonly moment: (day: string, hour: string) => string;
  readonly asset: Readonly<Record<'deleted' | 'changed' | 'added', string>>;
  readonly and: string;
  /** The closing words of an issue. */
  readonly over: (title: string) => string;
  readonly obstacle: string;
  readonly obstacles: {
    readonly [Kind in Obstacle['kind']]: (obstacle: Extract<Obstacle, { readonly kind: Kind }>) => string;
  };
  readonly none: string;
  readonly count: (alarms: number) => string;
  /** Of something that was brought back, its name. */
  readonly restored: Readonly<Record<RestoredThing['kind'], (name: string) => string>>;
  readonly pull: {
    readonly title: (dataset: string) => string;
    readonly body: (dataset: string, commit: string) => string;
    readonly message: (dataset: string, commit: string) => string;
  };
}

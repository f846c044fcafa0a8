/** A wanted effect as data. Carrying one out twice changes nothing: each says how things are to be, not what to do. */
export type Intent = CheckIntent | CommentIntent | ReviewersIntent | LabelsIntent;

export type Conclusion = 'success' | 'failure' | 'action-required' | 'neutral';

/** A line to point at. */
export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A check of this name on this commit has this outcome. */
export interface CheckIntent {
  readonly kind: 'check';
  readonly name: string;
  readonly commit: string;
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/** The one comment with this marker has this body. */
export interface CommentIntent {
  readonly kind: 'comment';
  readonly marker: string;
  readonly body: string;
}

/** These people have been asked to review. Nobody is taken off: people ask others too. */
export interface ReviewersIntent {
  readonly kind: 'reviewers';
  readonly logins: readonly string[];
}

/** Of the labels with this prefix there is this one, or none. */
export interface LabelsIntent {
  readonly kind: 'labels';
  readonly prefix: string;
  readonly label: string | undefined;
}

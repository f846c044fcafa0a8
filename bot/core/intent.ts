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

/** A wanted effect of publishing or of the watch. */
export type PublicationIntent = TagIntent | ReleaseIntent | RecordIntent | IssueIntent;

/** This annotated tag is there. One of the same name that is another is a fault: tags do not move. */
export interface TagIntent {
  readonly kind: 'tag';
  readonly tag: string;
  /** The commit that it names. */
  readonly commit: string;
  /** The tag object's own text, as `git mktag` takes it. */
  readonly text: string;
}

/** A file to offer, and where its bytes lie on this machine. */
export interface AssetToOffer {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal, in lower case. */
  readonly sha256: string;
  readonly mediatype: string;
  readonly path: string;
}

/** The one release of this tag is published, with these files and no others. */
export interface ReleaseIntent {
  readonly kind: 'release';
  readonly tag: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** On trial: GitHub shows it as a pre-release. */
  readonly prerelease: boolean;
  readonly assets: readonly AssetToOffer[];
}

/** These files stand so in the branch of the record, whatever else stands there. */
export interface RecordIntent {
  readonly kind: 'record';
  readonly message: string;
  /** ISO 8601 in UTC: the commit's date. */
  readonly date: string;
  /** Commits that the record keeps from being lost. */
  readonly keeps: readonly string[];
  /** By path; `undefined`: not there. */
  readonly files: Readonly<Record<string, string | undefined>>;
}

/** The one open issue with this marker says this; none where there is no body. */
export interface IssueIntent {
  readonly kind: 'issue';
  readonly marker: string;
  readonly title: string;
  /** `undefined`: what it was about is over, so it is closed with the words of `title`. */
  readonly body: string | undefined;
  readonly labels: readonly string[];
}

/**
 * These paths stand again as they stood in a commit: one open pull request from this branch says so. It is made on top of
 * the base's tip, and merged by people: the base branch itself is never pushed to.
 */
export interface PullIntent {
  readonly kind: 'pull';
  /** The branch that it comes from: ours alone, `apertura/…`. */
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The commit's message. */
  readonly message: string;
  /** What is brought back whole: a file or a folder, and the commit in which it stands as it should. */
  readonly restore: readonly { readonly path: string; readonly commit: string }[];
}

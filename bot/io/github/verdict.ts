/** A check of ours as it stands on a commit. */
export interface Verdict {
  readonly name: string;
  /** What was judged, as it was given to `deliver`. */
  readonly fingerprint: string;
  /** Of what the check says. */
  readonly digest: string;
  readonly conclusion: string;
}

import type { Link } from '../../core/release/link.ts';

/** What was to be downloaded is not what was published. Nothing of it is kept. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
  readonly tag: string;
  readonly links: readonly Link[];

  constructor(tag: string, links: readonly Link[]) {
    super(`${tag}: ${links.map(({ code }) => code).join(', ')}`);
    this.tag = tag;
    this.links = links;
  }
}

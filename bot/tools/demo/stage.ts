import type { Screen } from './screen.ts';
import type { Town } from './town.ts';

/** What the story needs: the town, a way to wait for the app, and where to tell it. */
export interface Stage {
  readonly town: Town;
  readonly settled: () => Promise<void>;
  readonly screen: Screen;
}

/** All that an examination of a live repository looks at. */
import type { Plan } from '../plan/plan.ts';
import type { LivePeople, LiveRepository } from './live.ts';
import type { RepositorySettings } from './settings.ts';

/** What an app's manifest asks for. */
export interface AppManifest {
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

/** What the base branch's tip holds. */
export interface BaseFiles {
  readonly plan: Plan;
  /** `.github/CODEOWNERS`, where it is there. */
  readonly codeowners: string | undefined;
  /** Texts by path, of `.github/workflows/`. */
  readonly workflows: ReadonlyMap<string, string>;
  /** What the app asks for, where `app.yml` is there. */
  readonly manifest: AppManifest | undefined;
}

/** All that an examination looks at. */
export interface Examined {
  readonly settings: RepositorySettings;
  readonly live: LiveRepository;
  readonly people: LivePeople;
  /** `undefined`: there is no such branch. */
  readonly base: BaseFiles | undefined;
}

/** Who acts here: people, organisations, apps, and the tokens by which they are known. */

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
  name: string | undefined;
  /** Of an organisation; empty otherwise. By login in small letters. */
  readonly members: Map<string, Membership>;
  /** Of an organisation; empty otherwise. By slug. */
  readonly teams: Map<string, Team>;
}

export interface Membership {
  readonly account: Account;
  role: 'admin' | 'member';
  state: 'active' | 'pending';
}

/** From the least to the most. */
export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Team {
  readonly id: number;
  /** Follows the name. */
  slug: string;
  name: string;
  description: string;
  privacy: 'closed' | 'secret';
  /** By login in small letters. */
  readonly members: Map<
    string,
    { readonly account: Account; role: 'member' | 'maintainer'; state: 'active' | 'pending' }
  >;
  /** By `owner/name` in small letters. */
  readonly repositories: Map<string, Role>;
}

export type Access = 'read' | 'write';
/** Permissions of an app, by GitHub's names: `checks`, `contents`, `pull_requests`, `members` … */
export type Permissions = Readonly<Record<string, Access>>;

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  /** `<slug>[bot]`. */
  readonly bot: Account;
  readonly permissions: Permissions;
  /** Names of webhook events. */
  readonly events: readonly string[];
  /** PEM of the public half of its key; `undefined`: it cannot sign. */
  readonly publicKey: string | undefined;
  /** Where its webhooks go, and what they are signed with. */
  hook: { url: string; secret: string } | undefined;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  /** `all`, or `owner/name`s in small letters. */
  repositories: 'all' | Set<string>;
  suspended: boolean;
}

/** What a token stands for. */
export type Token =
  | { readonly kind: 'user'; readonly account: Account }
  | {
      readonly kind: 'installation';
      readonly installation: Installation;
      readonly permissions: Permissions;
      /** `all` of the installation, or `owner/name`s in small letters. */
      readonly repositories: 'all' | ReadonlySet<string>;
      readonly expires: Date;
    };

/** Who a request comes from. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account }
  /** With the app's own JWT. */
  | { readonly kind: 'app'; readonly app: App; readonly account: Account }
  | {
      readonly kind: 'installation';
      readonly app: App;
      readonly account: Account;
      readonly installation: Installation;
      readonly permissions: Permissions;
      readonly repositories: 'all' | ReadonlySet<string>;
    };

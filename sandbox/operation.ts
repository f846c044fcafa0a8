import type { Access, Actor, Role } from './account.ts';
import type { Repository } from './repository.ts';
import type { World } from './world.ts';

/** What an operation asks of whoever calls it. */
export interface Needs {
  /** Permission of an installation token, by GitHub's name; `undefined`: none in particular. */
  readonly permission?: readonly [name: string, access: Access];
  /** Role of a user in the repository. */
  readonly role?: Role;
  /** Only the app itself, with its JWT. */
  readonly app?: true;
}

/** One request to one operation. */
export interface Call {
  readonly world: World;
  readonly actor: Actor;
  /** Of `/repos/{owner}/{repo}`; where the operation is of none, asking for it is a fault. */
  readonly repository: Repository;
  /** What stands in the path's braces, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** As it was asked for, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as JSON; `undefined` where there is none. Already held against the description where it is on. */
  readonly body: unknown;
  /** The body as it came. */
  readonly bytes: Uint8Array;
}

/** What is answered. */
export interface Answer {
  readonly status: number;
  /** JSON, or bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the REST API. */
export interface Operation {
  /** GitHub's own name of it, by which it is held against the description: `pulls/create`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As the description writes it: `/repos/{owner}/{repo}/pulls`. Of the last brace in `contents/{path}` and `ref/{ref}`, slashes are part. */
  readonly path: string;
  readonly needs: Needs;
  handle(call: Call): Promise<Answer> | Answer;
  /** What it leaves behind where it breaks down with a 502; nothing, where it does not say. */
  breakDown?(call: Pick<Call, 'world' | 'repository' | 'params' | 'query'>): void;
}

/** What GitHub refuses, in its own form. Thrown by operations, answered by the server. */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;

  constructor(
    status: number,
    message: string,
    errors?: readonly unknown[],
    headers?: Readonly<Record<string, string>>,
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

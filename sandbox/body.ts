import { ApiError, type Call } from './operation.ts';

/** A request's JSON body, read member by member: what is of another kind is a 422 that names the member. */
export class Body {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor({ body }: Pick<Call, 'body'>) {
    this.members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  }

  has(name: string): boolean {
    return this.members[name] !== undefined;
  }

  /** As it is. */
  raw(name: string): unknown {
    return this.members[name];
  }

  text(name: string): string | undefined {
    const value = this.members[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw wrong(name);
    return value;
  }

  /** Where it has to be there. */
  needed(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw wrong(name, 'missing_field');
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.members[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'boolean') throw wrong(name);
    return value;
  }

  list(name: string): readonly unknown[] | undefined {
    const value = this.members[name];
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw wrong(name);
    return value;
  }

  texts(name: string): readonly string[] | undefined {
    return this.list(name)?.map((value) => {
      if (typeof value !== 'string') throw wrong(name);
      return value;
    });
  }
}

function wrong(field: string, code = 'invalid'): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'Request', field, code }]);
}

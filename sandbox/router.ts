import type { Operation } from './operation.ts';

/** An operation that a request asks for, with what stands in its path. */
export interface Match {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds operations by method and path. */
export interface Router {
  find(method: string, path: string): Match | undefined;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Parts that are written out: the more, the better the match. */
  readonly exact: number;
}

/** Braces whose value may hold slashes. */
const WHOLE = new Set(['path', 'ref', 'basehead', 'branch']);

/** A router of operations; among several that match, the one that writes out more of its path wins. */
export function makeRouter(operations: readonly Operation[]): Router {
  const routes = operations.map(routeOf).sort((one, other) => other.exact - one.exact);
  return {
    find(method, path) {
      for (const { operation, pattern, names } of routes) {
        if (operation.method !== method) continue;
        const match = pattern.exec(path);
        if (match === null) continue;
        const values = names.map((name, index) => [name, decoded(match[index + 1] ?? '')] as const);
        if (values.some(([, value]) => value === undefined)) continue;
        return { operation, params: Object.fromEntries(values) as Record<string, string> };
      }
      return undefined;
    },
  };
}

function routeOf(operation: Operation): Route {
  const names: string[] = [];
  const parts = operation.path.split('/');
  const written = parts.map((part) =>
    part
      .split(/(\{\w+\})/)
      .map((piece) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1];
        if (name === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        names.push(name);
        return WHOLE.has(name) ? '(.+?)' : '([^/]+)';
      })
      .join(''),
  );
  const exact = parts.filter((part) => !part.includes('{')).length;
  return { operation, pattern: patternOf(written.join('/'), parts), names, exact };
}

/** The root of a repository's files is a path too, with or without a slash before it. */
function patternOf(written: string, parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.at(-1) === '{path}' ? written.replace(/\/\(\.\+\?\)$/, '(?:/(.*))?') : written}$`);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

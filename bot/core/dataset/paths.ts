/** The standard's "URL or path": https://datapackage.org/standard/glossary/#url-or-path */
import type { PathProblem } from './finding.ts';

export type WrittenPath =
  | { readonly kind: 'path' }
  | { readonly kind: 'url' }
  | { readonly kind: 'unsafe'; readonly problem: PathProblem };

const URL_START = /^(?:https?|ftps?):\/\//i;
const SCHEME = /^(?:file:|[a-z][a-z0-9+.-]*:\/\/)/i;
const DRIVE = /^[a-z]:(?:[\\/]|$)/i;
/** Control characters, lone surrogates, and the marks that turn the direction of a text and so hide what it says. */
const CONTROL = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** Says whether a written path stays below its descriptor, is a URL, or must not be followed. */
export function judgePath(written: string): WrittenPath {
  if (written.trim() === '') return { kind: 'unsafe', problem: 'empty' };
  if (CONTROL.test(written)) return { kind: 'unsafe', problem: 'control' };
  if (URL_START.test(written)) return { kind: 'url' };
  const problem = startProblem(written) ?? segmentProblem(written.split('/'));
  return problem === undefined ? { kind: 'path' } : { kind: 'unsafe', problem };
}

function startProblem(written: string): PathProblem | undefined {
  if (written.startsWith('/') || DRIVE.test(written)) return 'absolute';
  if (written.startsWith('~')) return 'home';
  if (SCHEME.test(written)) return 'scheme';
  return written.includes('\\') ? 'backslash' : undefined;
}

function segmentProblem(segments: readonly string[]): PathProblem | undefined {
  if (segments.includes('..')) return 'parent';
  if (segments.includes('.')) return 'dot';
  if (segments.includes('')) return 'empty';
  return segments.some((segment) => segment.startsWith('.')) ? 'hidden' : undefined;
}

/** A path below a folder; the folder `''` is the snapshot's root. */
export function joinPath(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file's extension in lower case without its dot, or `undefined`; `.gz` does not count. */
export function extensionOf(path: string): string | undefined {
  const name = baseName(path).toLowerCase().replace(/\.gz$/, '');
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : undefined;
}

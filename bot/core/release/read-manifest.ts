import { isSafeName } from '../dataset/file-names.ts';
import type { Coverage } from './coverage.ts';
import type { Manifest } from './manifest.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const OBJECT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * A manifest that comes from elsewhere. `undefined` where it is none, or where what a consumer acts upon is not of its
 * kind: names of files that are no names, digests that are none.
 */
export function readManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isManifest(value) ? value : undefined;
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value['apertura'] !== 1) return false;
  const texts = ['dataset', 'version', 'tag', 'folio', 'title', 'date', 'program'] as const;
  return (
    (value['kind'] === 'release' || value['kind'] === 'tombstone') &&
    texts.every((name) => typeof value[name] === 'string') &&
    typeof value['commit'] === 'string' &&
    OBJECT.test(value['commit']) &&
    isListOf(value['assets'], isAsset) &&
    isListOf(value['resources'], isResource) &&
    isListOf(value['coverage'], isCoverage) &&
    (value['withdrawn'] === undefined || isWithdrawn(value['withdrawn']))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isAsset(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, size, sha256, mediatype } = value;
  const hasName = typeof name === 'string' && isSafeName(name) && typeof mediatype === 'string';
  return hasName && isCount(size) && typeof sha256 === 'string' && DIGEST.test(sha256);
}

function isResource(value: unknown): boolean {
  return isRecord(value) && typeof value['name'] === 'string' && isCount(value['bytes']);
}

/** Whether a value is on whose word something was published, so far as it is told to people. */
export function isCoverage(value: unknown): value is Coverage {
  if (!isRecord(value)) return false;
  switch (value['kind']) {
    case 'pull':
      return (
        Number.isSafeInteger(value['number']) &&
        ['title', 'author', 'merged', 'commit'].every((name) => typeof value[name] === 'string') &&
        isListOf(value['approvals'], isApproval)
      );
    case 'adopted':
      return typeof value['by'] === 'string' && typeof value['commit'] === 'string';
    default:
      return value['kind'] === 'unreviewed';
  }
}

function isApproval(value: unknown): boolean {
  if (!isRecord(value) || typeof value['login'] !== 'string') return false;
  const isText = (item: unknown): boolean => typeof item === 'string';
  const named = [value['name'], value['post']].every((each) => each === undefined || isText(each));
  const titled = value['titles'] === undefined || isListOf(value['titles'], isText);
  return named && titled && isListOf(value['groups'], isText) && isListOf(value['rules'], isText);
}

function isWithdrawn(value: unknown): boolean {
  if (!isRecord(value) || typeof value['reason'] !== 'string') return false;
  return ['date', 'ground', 'replacedBy', 'renamedTo'].every(
    (name) => value[name] === undefined || typeof value[name] === 'string',
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

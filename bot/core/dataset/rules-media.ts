import { textOf } from './authored.ts';
import { found } from './finding.ts';
import { canonicalFormat, extensionFormat, formatOfMediaType, formatsClash } from './format.ts';
import { below, type Origin, placeAt } from './origin.ts';
import type { Resource } from './package.ts';
import { judgePath } from './paths.ts';
import type { Report } from './reading.ts';
import type { DatasetRule } from './rule.ts';

const mediaTypeMismatch: DatasetRule = {
  id: 'media-type-mismatch',
  check({ resources }, report) {
    for (const resource of resources) {
      checkMediaType(resource, report);
      checkExtension(resource, report);
    }
  },
};

function checkMediaType({ authored, mediatype, at }: Resource, report: Report): void {
  const format = textOf(authored, 'format');
  const named = mediatype === undefined ? undefined : formatOfMediaType(mediatype);
  if (format === undefined || mediatype === undefined || named === undefined) return;
  if (!formatsClash(named, canonicalFormat(format))) return;
  const facts = { declared: mediatype, against: 'format', other: format } as const;
  report(found('media-type-mismatch', facts, placeAt(below(at, 'mediatype'))));
}

function checkExtension({ format, data, authored, at }: Resource, report: Report): void {
  const extension = data.kind === 'files' ? extensionFormat(data.paths[0]) : undefined;
  if (format === undefined || extension === undefined || !formatsClash(format, extension)) return;
  const property = textOf(authored, 'format') === undefined ? 'mediatype' : 'format';
  const declared = textOf(authored, property) ?? format;
  report(
    found('media-type-mismatch', { declared, against: 'extension', other: extension }, placeAt(below(at, property))),
  );
}

/** The paths of licences, sources, contributors and the image obey the rules of all paths. */
const unsafePath: DatasetRule = {
  id: 'unsafe-path',
  check({ at, image, licenses, sources, contributors, resources }, report) {
    checkPath(image, below(at, 'image'), report);
    checkPaths('licenses', licenses, at, report);
    checkPaths('sources', sources, at, report);
    checkPaths('contributors', contributors, at, report);
    for (const resource of resources) {
      checkPaths('licenses', resource.licenses, resource.at, report);
      checkPaths('sources', resource.sources, resource.at, report);
    }
  },
};

function checkPaths(
  list: string,
  items: readonly { readonly path: string | undefined }[],
  at: Origin,
  report: Report,
): void {
  for (const [index, { path }] of items.entries()) checkPath(path, below(at, list, index, 'path'), report);
}

function checkPath(written: string | undefined, at: Origin, report: Report): void {
  if (written === undefined) return;
  const judged = judgePath(written);
  if (judged.kind !== 'unsafe') return;
  report(found('unsafe-path', { written, problem: judged.problem }, placeAt(at)));
}

/** Rules about media types and about the paths of metadata. */
export const MEDIA_RULES: readonly DatasetRule[] = [mediaTypeMismatch, unsafePath];

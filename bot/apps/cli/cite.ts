import { CITATION_FORMATS, citeAs } from '../../core/release/citation-formats.ts';
import { ASSETS } from '../../core/release/names.ts';
import { acronymOf, readCitation } from '../../core/release/read-citation.ts';
import { fetchBytes } from '../consume/fetch-bytes.ts';
import { provenPapers } from '../consume/papers.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { unexpected, usage } from './command-words.ts';
import { orDisagreement } from './disagreement-told.ts';
import { print } from './output.ts';
import { releaseHere, SHELF_OPTIONS, shelfHere } from './shelf-here.ts';

const OPTIONS = { ...SHELF_OPTIONS, format: { type: 'string', default: 'text' } } as const;

/** `apertura cite NAME[@VERSION] [--format text|apa|bibtex|cff|ris|libre-uso]`: how a version is cited. */
export async function citeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, CITATION_FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const [written, ...others] = positionals;
  if (written === undefined) throw usage({ es: 'cite CONJUNTO[@VERSIÓN]', en: 'cite DATASET[@VERSION]' });
  if (others[0] !== undefined) throw unexpected(others[0], 'cite');
  const here = await shelfHere(values);
  const { entry } = await releaseHere(here, written);
  return await orDisagreement(language, async () => {
    const papers = await provenPapers(here.shelf, entry.tag);
    const bytes = await fetchBytes(here.shelf, papers, ASSETS.citation);
    const manifest = papers.manifest.value;
    const cited = { citation: readCitation(bytes, manifest), acronym: acronymOf(manifest), page: entry.page };
    await print(format === 'cff' ? new TextDecoder().decode(bytes) : citeAs(format, cited, language));
    return 0;
  });
}

import { shelvedIn } from '../../core/release/find-release.ts';
import { tellList, tellListCsv, tellListJson } from '../../core/report/list-face.ts';
import { newNames } from '../consume/renamed.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { unexpected } from './command-words.ts';
import { print } from './output.ts';
import { SHELF_OPTIONS, shelfHere } from './shelf-here.ts';

const OPTIONS = {
  ...SHELF_OPTIONS,
  format: { type: 'string', default: 'terminal' },
  versions: { type: 'boolean', default: false },
} as const;
const FORMATS = ['terminal', 'json', 'csv'] as const;

/** `apertura list [--repo OWNER/NAME | --from FOLDER] [--versions]`: what is published. */
export async function listCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const format = oneOf('--format', values.format, FORMATS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  if (positionals[0] !== undefined) throw unexpected(positionals[0], 'list');
  const { shelf, where } = await shelfHere(values);
  const datasets = shelvedIn(await shelf.list());
  const listed = { where, datasets, renamed: await newNames(shelf, datasets), versions: values.versions };
  switch (format) {
    case 'terminal':
      await print(tellList(listed, { language, width: process.stdout.columns ?? 100 }));
      return 0;
    case 'json':
      await print(tellListJson(listed));
      return 0;
    case 'csv':
      await print(tellListCsv(listed));
      return 0;
  }
}

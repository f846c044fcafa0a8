/**
 * The laws of the house, as functions of sources: what may import what, what is pure, what files may be called. They
 * read text, not a compiler's tree: a law that needs more than a line is not one that a reviewer can keep in mind.
 */

/** A source file: its path from the repository's root, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What breaks a law, as a person would say it: "bot/core/a.ts imports node:fs". */
export type Law = (sources: readonly Source[]) => readonly string[];

/** From the ground up; rooms of one level do not know each other. */
const LEVELS: readonly (readonly string[])[] = [
  ['bot/core'],
  ['bot/core/table'],
  ['bot/core/dataset'],
  ['bot/core/privacy', 'bot/core/quality', 'bot/core/difference'],
  ['bot/core/plan'],
  ['bot/core/governance'],
  ['bot/core/release'],
  ['bot/core/report', 'bot/core/portal'],
  ['bot/flows'],
  ['bot/apps'],
];
/** Beside the levels: the outside world knows the core, and tools know all but the apps. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'bot/io': ['bot/core', 'bot/io', 'schemas'],
  'bot/tools': ['bot/core', 'bot/flows', 'bot/io', 'bot/tools', 'sandbox', 'schemas'],
  // It stands for GitHub, so it knows nothing of the program that is tried on it.
  sandbox: ['sandbox'],
};

const isTest = ({ path }: Source): boolean => path.endsWith('.test.ts') || path.startsWith('test/');
const isPure = ({ path }: Source): boolean => /^bot\/(core|flows)\//.test(path);
const programs = (sources: readonly Source[]): readonly Source[] => sources.filter((source) => !isTest(source));

/** The core and the flows take in no outside world. */
export const pureImports: Law = (sources) =>
  programs(sources)
    .filter(isPure)
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => /^(node:|octokit|@octokit\/|probot|@actions\/)/.test(name) || BUILT_IN.has(name))
        .map((name) => `${path} imports ${name}`),
    );

const BUILT_IN = new Set([
  'fs',
  'path',
  'os',
  'crypto',
  'process',
  'child_process',
  'http',
  'https',
  'net',
  'url',
  'zlib',
]);

/** What gives another answer the second time. */
const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/, 'the clock'],
  [/\bnew Date\(\s*\)/, 'the clock'],
  [/(?<![\w.])Date\(\)/, 'the clock'],
  [/(?<![\w.])performance\./, 'the clock'],
  [/(?<![\w.])process\./, 'the environment'],
  [/(?<![\w.]|async )(?:globalThis\.)?(?:fetch|setTimeout|setInterval)\(/, 'the outside world'],
  [/\bMath\.random\b/, 'chance'],
  [/(?<![\w.])crypto\./, 'chance'],
];

/** The core and the flows read no clock, no environment, no chance. */
export const pureReading: Law = (sources) =>
  programs(sources)
    .filter(isPure)
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return IMPURE.filter(([what]) => what.test(code)).map(([, name]) => `${path} reads ${name}`);
    });

/** Imports go down, never up or sideways. */
export const downwards: Law = (sources) =>
  programs(sources).flatMap((source) => {
    const from = roomOf(source.path);
    return localImports(source)
      .filter((target) => !mayImport(from, roomOf(target)))
      .map((target) => `${source.path} imports ${target}`);
  });

function mayImport(from: string, to: string): boolean {
  if (from === to || to === 'schemas') return true;
  const beside = BESIDE[from];
  if (beside !== undefined) return beside.some((room) => to === room || to.startsWith(`${room}/`));
  if (to === 'bot/io') return from === 'bot/apps';
  return levelOf(to) >= 0 && levelOf(to) < levelOf(from);
}

const levelOf = (room: string): number => LEVELS.findIndex((rooms) => rooms.includes(room));

/** `bot/core/table/types/x.ts` is in the room `bot/core/table`; a file of the core itself in `bot/core`. */
function roomOf(path: string): string {
  const [top = '', second = '', third = '', fourth] = path.split('/');
  if (top !== 'bot') return top;
  return second === 'core' && fourth !== undefined ? `bot/core/${third}` : `bot/${second}`;
}

/** No file imports itself, by whatever way round. */
export const noCycles: Law = (sources) => {
  const targets = new Map(programs(sources).map((source) => [source.path, localImports(source)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    else if (!done.has(path)) {
      for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
      done.add(path);
    }
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
};

/** A thing is imported from the file that has it. */
export const noBarrels: Law = (sources) =>
  programs(sources).flatMap(({ path, text }) => {
    const code = withoutComments(text).trim();
    const rest = code.replace(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']*';?/g, '').trim();
    if (code !== '' && rest === '') return [`${path} only exports what others have`];
    return /(^|\/)index\.ts$/.test(path) ? [`${path} is named index.ts`] : [];
  });

/** A file is named for its subject. */
export const noDrawers: Law = (sources) =>
  sources
    .filter(
      ({ path }) =>
        /(^|\/)(utils?|helpers?|common|misc|shared|types)\.ts$/.test(path) || /\/(utils?|helpers?|common)\//.test(path),
    )
    .map(({ path }) => `${path} is named for no subject`);

/** What is in git is true on every machine. */
export const noMachines: Law = (sources) =>
  sources.flatMap(({ path, text }) => [...text.matchAll(MACHINE)].map(([found]) => `${path} names ${found.trim()}`));

/** Absolute paths of somebody's home or work, and the registry of a network of its own. */
const MACHINE = new RegExp(
  ['(?<![\\w./:-])/(?:home|Users|root|work|mnt|private|var/folders)/[\\w.-]+', '[A-Z]:\\\\\\\\?Users\\\\'].join('|'),
  'g',
);

/** What a text imports, types too. */
function importsOf(text: string): readonly string[] {
  const found = withoutComments(text).matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '');
}

function localImports({ path, text }: Source): readonly string[] {
  return importsOf(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(path, name));
}

function resolve(path: string, name: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

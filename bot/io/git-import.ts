/** What `git fast-import` reads. */

/** A commit that is to be made of a former one's files and some more. */
export interface NewCommit {
  /** The first is the one whose files stay where they are not named; none for files alone. */
  readonly base: string | undefined;
  /** All parents, `base` first where there is one. */
  readonly parents: readonly string[];
  /** By path; `undefined`: not there. */
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly message: string;
  /** Author and committer. */
  readonly by: GitPerson;
  /** ISO 8601. */
  readonly date: string;
}

/** Whose name is in a commit. */
export interface GitPerson {
  readonly name: string;
  readonly email: string;
}

/** The stream that makes one commit and answers with its id. Throws on a path that no work tree could have. */
export function fastImport({ base, parents, files, message, by, date }: NewCommit): Buffer {
  const seconds = Math.floor(Date.parse(date) / 1000);
  if (Number.isNaN(seconds)) throw new Error(`${date} is no date`);
  const who = `${plain(by.name)} <${plain(by.email)}> ${seconds} +0000`;
  const others = parents.filter((parent) => parent !== base);
  const paths = Object.keys(files).sort();
  return Buffer.concat([
    Buffer.from(`commit refs/made\nmark :1\nauthor ${who}\ncommitter ${who}\n`),
    data(message),
    Buffer.from(base === undefined ? '' : `from ${base}\n`),
    ...others.map((parent) => Buffer.from(`merge ${parent}\n`)),
    // What goes goes first: a file may come where a folder was.
    ...paths.filter((path) => files[path] === undefined).map((path) => Buffer.from(`D ${quoted(path)}\n`)),
    ...paths.flatMap((path) => {
      const text = files[path];
      return text === undefined ? [] : [Buffer.from(`M 100644 inline ${quoted(path)}\n`), data(text)];
    }),
    Buffer.from('\nget-mark :1\n'),
  ]);
}

function data(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** Without what would end the line of a name. */
function plain(text: string): string {
  return text.replace(/[<>\0-\x1f\x7f]/g, '').trim();
}

function quoted(path: string): string {
  if (path.split('/').some((part) => /^\.{0,2}$|^\.git$/i.test(part)) || path.includes('\0')) {
    throw new Error(`${JSON.stringify(path).slice(0, 80)} is no path of a file`);
  }
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

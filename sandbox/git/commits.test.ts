import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBare } from './bare.ts';
import { commitsAt, commitsOf } from './commits.ts';
import { forget } from './look-up.ts';
import { git } from './run.ts';

const ANA = 'Ana <ana@example.org> 1790000000';
const PLAIN = `author ${ANA} +0000\ncommitter Luis Ñ. <> 86400 -0630\n`;
/** What stands between a commit's parents and its end, as anybody may write it. */
const COMMITS: Readonly<Record<string, string | Buffer>> = {
  plain: `${PLAIN}\nOne line\n`,
  'no line end': `${PLAIN}\nOne line`,
  'many line ends': `${PLAIN}\n\n\nOne line\n\n\n`,
  'no message': `${PLAIN}\n`,
  'a signature': `${PLAIN}gpgsig -----BEGIN\n \n author Eva <e> 1 +0000\n -----END\n\nSigned\n`,
  'another author further down': `${PLAIN}author Eva <eva@example.org> 5 +0000\n\nTwice\n`,
  'another encoding': Buffer.from(`${PLAIN}encoding ISO-8859-1\n\ncaf\u00e9\n`, 'latin1'),
  'bytes that are no text': Buffer.from(`${PLAIN}\ncaf\u00e9\n`, 'latin1'),
  'a NUL': `${PLAIN}\nfirst\0second\n`,
  'a person without a name': `author <ana@example.org> 1 +0000\ncommitter  <a> 2 +0000\n\nx\n`,
  'a name within blanks': `author  Ana  <ana@example.org> 1 +0000\ncommitter ${ANA} +0000\n\nx\n`,
  'an address in an address': `author Ana <a <b> c> 1 +0000\ncommitter ${ANA} +0000\n\nx\n`,
  'no time': `author Ana <ana@example.org>\ncommitter ${ANA} +0000\n\nx\n`,
  'a time zone that is none': `author ${ANA} +9999\ncommitter ${ANA} -1459\n\nx\n`,
  'a far time': `author Ana <a> 99999999999 +0000\ncommitter Ana <a> 9999999999 +1400\n\nx\n`,
  'blanks that are no blanks': `author \u00a0Ana\u3000 <a> 1 +0000\ncommitter ${ANA} +0000\n\nx\n`,
};

it('tells a commit as git tells it, whatever is in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commits-'));
  try {
    await makeBare(folder, { branch: 'main' });
    const tree = await git(folder, ['mktree'], { input: '' });
    const write = async (rest: string | Buffer, parents: readonly string[] = []): Promise<string> => {
      const head = `tree ${tree}\n${parents.map((parent) => `parent ${parent}\n`).join('')}`;
      const input = Buffer.concat([Buffer.from(head), Buffer.from(rest)]);
      return await git(folder, ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], { input });
    };
    const roots = await Promise.all(Object.values(COMMITS).map((rest) => write(rest)));
    const shas = [...roots, await write(`${PLAIN}\nMerge\n`, roots.slice(0, 2))];
    const repository = { folder };
    const told = await commitsOf(repository, ['--no-walk=unsorted', ...shas], shas.length);
    expect(told.map(({ sha }) => sha)).toEqual(shas);
    for (const [at, sha] of shas.entries()) expect(await commitsAt(repository, [sha])).toEqual([told[at]]);
    expect(await commitsAt(repository, [...shas, ...shas])).toEqual([...told, ...told]);
    // Git's log will not tell this one, so it was not asked.
    const early = await write(`author ${ANA} +0000\ncommitter Ana <a> 1 -0630\n\nx\n`);
    const [first] = await commitsAt(repository, [early]);
    expect(first?.committer).toEqual({ name: 'Ana', email: 'a', date: '1970-01-01T00:00:01Z' });
    await expect(commitsAt(repository, ['0123456789'.repeat(4)])).rejects.toThrow(/bad object/);
  } finally {
    forget(folder);
    await rm(folder, { recursive: true, force: true });
  }
});

import { describe, expect, test } from 'vitest';
import { git } from '../../sandbox/git/run.ts';
import { commitFiles } from '../../sandbox/seed.ts';
import { carriedOut, publishStage, recordOf, stateText } from '../../test/github/publish-stage.ts';
import { readRecord } from './published-branch.ts';

const stage = publishStage();

describe('the record', () => {
  test('grows upon what others have written, and keeps what they keep', async () => {
    const scene = await stage().scene();
    const [one = '', two = '', three = ''] = scene.commits;
    await carriedOut(scene, [recordOf([one], { 'state.json': stateText(one), 'a.txt': 'a' })]);
    const first = await git(scene.repository.folder, ['rev-parse', 'published']);
    await commitFiles(scene.repository, { branch: 'published', files: { 'b.txt': 'b' }, message: 'De otro' });
    await carriedOut(scene, [recordOf([one, two, three], { 'state.json': stateText(two), 'a.txt': undefined })]);
    const { record, kept } = await scene.state();
    expect(record.map((line) => line.split('\t')[1])).toEqual(['b.txt', 'state.json']);
    expect(kept).toEqual([three, two, one]);
    // The second keeps the third, which has the second in its past; the former tip comes first.
    const parents = (await git(scene.repository.folder, ['log', '-1', '--format=%P', 'published'])).split(' ');
    expect(parents.slice(1)).toEqual([three]);
    const line = await git(scene.repository.folder, ['rev-list', '--first-parent', 'published']);
    expect(line.split('\n')).toContain(first);
  });

  test('that has come further keeps its state and its catalogue; what was published is added all the same', async () => {
    const scene = await stage().scene();
    const [one = '', two = ''] = scene.commits;
    await carriedOut(scene, [recordOf([two], { 'state.json': stateText(two), 'catalog/dcat.ttl': 'dos' })]);
    const late = { 'state.json': stateText(one), 'catalog/dcat.ttl': 'uno', 'releases/x/1.0.0.tag': 'x' };
    await carriedOut(scene, [recordOf([one], late)]);
    const at = async (path: string) => await git(scene.repository.folder, ['cat-file', 'blob', `published:${path}`]);
    expect(await at('state.json')).toContain(two);
    expect(await at('catalog/dcat.ttl')).toBe('dos');
    expect(await at('releases/x/1.0.0.tag')).toBe('x');
  });

  test('is the same commit from the same former one, whoever writes it', async () => {
    const [one, other] = [await stage().scene(), await stage().scene()];
    for (const scene of [one, other]) await carriedOut(scene);
    const tips = [one, other].map(async ({ repository }) => await git(repository.folder, ['rev-parse', 'published']));
    const [first, second] = await Promise.all(tips);
    expect(first).toBe(second);
  });

  test('that is damaged is told by the name of its file', async () => {
    const scene = await stage().scene();
    const { folder } = scene.repository;
    const read = async (files: Readonly<Record<string, string>>) =>
      await readRecord(
        folder,
        await commitFiles(scene.repository, { branch: 'roto', parent: 'main', files, message: 'x' }),
      );
    const [one = ''] = scene.commits;
    expect((await read({ 'state.json': stateText(one) })).state?.walked).toBe(one);
    await expect(read({ 'state.json': '{' })).rejects.toThrow('state.json');
    await expect(read({ 'state.json': stateText(one), 'releases/agua/1.0.0.json': '[]' })).rejects.toThrow(
      'releases/agua/1.0.0.json',
    );
  });
});

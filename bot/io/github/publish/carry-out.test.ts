import { describe, expect, test } from 'vitest';
import { git } from '../../../../sandbox/git/run.ts';
import {
  alarm,
  BOT,
  carriedOut,
  MARKER,
  type PublishScene,
  publishStage,
  tagText,
  writings,
} from '../../../../test/github/publish-stage.ts';
import { carryOut } from './carry-out.ts';

const stage = publishStage();

test('publishes each once, and the second time nothing', async () => {
  const scene = await stage().scene();
  const release = ['drafted', 'uploaded agua.zip', 'uploaded notes.es.md', 'uploaded SHA256SUMS', 'published'];
  expect(await carriedOut(scene)).toEqual([
    'tag',
    ...release.map((step) => `release ${step}`),
    'tag',
    ...release.map((step) => `release ${step.replace('agua', 'arboles')}`),
    'record',
    'issue opened',
  ]);
  const state = await scene.state();
  expect(Object.keys(state.refs)).toEqual(['refs/heads/main', 'refs/tags/agua@1.0.0', 'refs/tags/arboles@1.1.0']);
  expect(state.releases).toMatchObject([
    { tag: 'agua@1.0.0', name: 'agua 1.0.0', draft: false, prerelease: false, by: BOT },
    { tag: 'arboles@1.1.0', name: 'arboles 1.1.0', draft: false, prerelease: true, by: BOT },
  ]);
  expect(state.issues).toEqual([{ title: 'Alarma', body: `${MARKER}\nHay algo`, labels: ['alarma'] }]);
  expect(state.kept).toEqual([scene.commits[1], scene.commits[0]]);
  const before = stage().sandbox.requests.length;
  expect(await carriedOut(scene)).toEqual([]);
  expect(writings(stage().sandbox, before)).toEqual([]);
  expect(await scene.state()).toEqual(state);
});

describe('a tag', () => {
  test.each([
    ['another message', (commit: string) => ['tag', '-a', '-m', 'Otra', 'agua@1.0.0', commit]],
    ['a tag without a message', (commit: string) => ['tag', 'agua@1.0.0', commit]],
  ])('that is %s does not move, and nothing is released', async (_, make) => {
    const scene = await stage().scene({ datasets: ['agua'], immutable: false });
    const { folder } = scene.repository;
    const person = ['-c', 'user.name=X', '-c', 'user.email=x@example.org'];
    await git(folder, [...person, ...make(scene.commits[0] ?? '')]);
    const before = await git(folder, ['rev-parse', 'refs/tags/agua@1.0.0']);
    const carried = await carryOut(scene.target, scene.intents);
    expect([carried.fault?.fault, carried.fault?.subject, carried.done]).toEqual(['tag-other', 'agua@1.0.0', []]);
    expect(await git(folder, ['rev-parse', 'refs/tags/agua@1.0.0'])).toBe(before);
    expect(scene.repository.releases.size).toBe(0);
  });

  test('that rules forbid is a fault, told with what GitHub says', async () => {
    const scene = await stage().scene({ datasets: ['agua'], immutable: false });
    scene.repository.rulesets.set(1, {
      id: 1,
      name: 'nadie',
      target: 'tag',
      enforcement: 'active',
      bypassActors: [],
      conditions: { ref_name: { include: ['refs/tags/*@*'], exclude: [] } },
      rules: [{ type: 'creation' }],
    } as unknown as Parameters<typeof scene.repository.rulesets.set>[1]);
    const { fault } = await carryOut(scene.target, scene.intents);
    expect(fault?.fault).toBe('declined');
    expect(fault?.message).toContain('creations being restricted');
  });

  test('keeps a release from being public: GitHub would make one that says nothing', async () => {
    const scene = await stage().scene({ datasets: ['agua'], immutable: false });
    const { fault } = await carryOut(
      scene.target,
      scene.intents.filter(({ kind }) => kind === 'release'),
    );
    expect(fault?.fault).toBe('tag-missing');
    expect([...scene.repository.releases.values()].map(({ draft }) => draft)).toEqual([true]);
  });
});

describe('an issue', () => {
  test('is one, of ours, and says what it has to say; then it is closed', async () => {
    const scene = await stage().scene();
    const { issues } = scene.repository;
    await carriedOut(scene, [alarm('Hay algo')]);
    const [first] = issues.values();
    if (first === undefined) throw new Error('there is one');
    // Another of ours, made at the same time; and one of somebody else's.
    issues.set(8, { ...first, number: 8 });
    issues.set(9, { ...first, number: 9, author: stage().sandbox.user('ana') });
    first.labels.push('de-alguien');
    expect(await carriedOut(scene, [alarm('Hay más')])).toEqual(['issue closed', 'issue updated']);
    expect((await scene.state()).issues).toMatchObject([
      { body: `${MARKER}\nHay más`, labels: ['alarma', 'de-alguien'] },
      { body: `${MARKER}\nHay algo` },
    ]);
    expect(await carriedOut(scene, [alarm(undefined, 'Ya no hay nada')])).toEqual(['issue closed']);
    expect(await carriedOut(scene, [alarm(undefined, 'Ya no hay nada')])).toEqual([]);
    expect([first.title, first.state]).toEqual(['Ya no hay nada', 'closed']);
    expect(issues.get(9)?.state).toBe('open');
  });

  test.each([
    ['is archived', (scene: PublishScene) => Object.assign(scene.repository, { archived: true })],
    ['has none', (scene: PublishScene) => scene.repository.settings.set('has_issues', false)],
  ])('that cannot be written, because the repository %s, is given back', async (_, spoil) => {
    const scene = await stage().scene();
    spoil(scene);
    const { untold, fault } = await carryOut(scene.target, [alarm('Hay algo')]);
    expect([fault, untold]).toEqual([undefined, [alarm('Hay algo')]]);
  });
});

test('a tag’s text has to name the commit that is published', async () => {
  const scene = await stage().scene();
  const [one = '', two = ''] = scene.commits;
  const intent = { kind: 'tag', tag: 'x@1.0.0', commit: two, text: tagText('x@1.0.0', one) } as const;
  await expect(carryOut(scene.target, [intent])).rejects.toThrow('names another commit');
});

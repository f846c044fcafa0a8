import { expect, test } from 'vitest';
import { realmOf } from './changes.ts';

test.each<readonly [string, string]>([
  ['datasets/arboles/datapackage.json', 'dataset arboles'],
  ['datasets/arboles/data/.hidden.csv', 'dataset arboles'],
  ['datasets/arboles/withdrawn.yaml', 'dataset arboles'],
  ['datasets/README.md', 'other'],
  ['plan/datasets/arboles.yaml', 'promise arboles'],
  ['plan/datasets/otra/arboles.yaml', 'promise otra'],
  ['plan/milestones.yaml', 'plan'],
  ['plan/promotion/stories/a.md', 'plan'],
  ['plan/groups.yaml', 'rules'],
  ['plan/policy.yaml', 'rules'],
  ['plan/policy.yml', 'plan'],
  ['schemas/plan/policy.schema.json', 'rules'],
  ['bot/apps/cli/main.ts', 'machinery'],
  ['test/pulls/a/comment.md', 'machinery'],
  ['.github/workflows/review.yml', 'machinery'],
  ['.github/CODEOWNERS', 'machinery'],
  ['CODEOWNERS', 'machinery'],
  ['docs/CODEOWNERS', 'machinery'],
  ['package.json', 'machinery'],
  ['.gitattributes', 'machinery'],
  ['datasets/arboles/.gitattributes', 'machinery'],
  ['plan/.gitmodules', 'machinery'],
  ['action.yml', 'machinery'],
  ['.husky/pre-commit', 'machinery'],
  ['node_modules/x/index.js', 'machinery'],
  ['docs/_config.yml', 'machinery'],
  ['docs/guia.md', 'other'],
  ['docs/images/check.es.svg', 'other'],
  ['README.es.md', 'other'],
  ['LICENSE', 'other'],
])('%s', (path, expected) => {
  const realm = realmOf(path);
  expect('dataset' in realm ? `${realm.kind} ${realm.dataset}` : realm.kind).toBe(expected);
});

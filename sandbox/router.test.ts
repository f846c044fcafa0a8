import { expect, it } from 'vitest';
import type { Operation } from './operation.ts';
import { makeRouter } from './router.ts';

const operations = [
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/contents/{path}',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'GET /repos/{owner}/{repo}/commits/{ref}',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/releases/{release_id}',
  'GET /repos/{owner}/{repo}/releases/latest',
  'POST /repos/{owner}/{repo}/releases/{release_id}/assets',
].map((line): Operation => {
  const [method, path = ''] = line.split(' ');
  return { id: line, method: method as Operation['method'], path, needs: {}, handle: () => ({ status: 200 }) };
});

const { find } = makeRouter(operations);

it.each([
  ['GET /repos/o/r', 'GET /repos/{owner}/{repo}', { owner: 'o', repo: 'r' }],
  ['GET /repos/o/r/contents/a/b.csv', 'GET /repos/{owner}/{repo}/contents/{path}', { path: 'a/b.csv' }],
  ['GET /repos/o/r/contents/a%2Fb%20c.csv', 'GET /repos/{owner}/{repo}/contents/{path}', { path: 'a/b c.csv' }],
  ['GET /repos/o/r/contents', 'GET /repos/{owner}/{repo}/contents/{path}', { path: '' }],
  ['GET /repos/o/r/contents/', 'GET /repos/{owner}/{repo}/contents/{path}', { path: '' }],
  ['GET /repos/o/r/git/ref/heads/x/y', 'GET /repos/{owner}/{repo}/git/ref/{ref}', { ref: 'heads/x/y' }],
  ['GET /repos/o/r/commits/x%2Fy', 'GET /repos/{owner}/{repo}/commits/{ref}', { ref: 'x/y' }],
  ['GET /repos/o/r/commits/x%2Fy/check-runs', 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ref: 'x/y' }],
  ['GET /repos/o/r/compare/main...a%2Fb', 'GET /repos/{owner}/{repo}/compare/{basehead}', { basehead: 'main...a/b' }],
  ['GET /repos/o/r/releases/latest', 'GET /repos/{owner}/{repo}/releases/latest', {}],
  ['GET /repos/o/r/releases/7', 'GET /repos/{owner}/{repo}/releases/{release_id}', { release_id: '7' }],
])('%s is %s', (asked, id, params) => {
  const [method = '', path = ''] = asked.split(' ');
  const match = find(method, path);
  expect(match?.operation.id).toBe(id);
  expect(match?.params).toMatchObject(params);
});

it.each(['PUT /repos/o/r', 'GET /repos/o', 'GET /repos/o/r/', 'GET /repos//r', 'GET /repos/o/%E0%A4%A'])(
  '%s is nothing',
  (asked) => {
    const [method = '', path = ''] = asked.split(' ');
    expect(find(method, path)).toBeUndefined();
  },
);

import { expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { type ProfileName, validate } from './profile.ts';

const violated = (profile: ProfileName, text: string): readonly string[] => {
  const result = parseJson(new TextEncoder().encode(text));
  return 'document' in result ? validate(profile, result.document).map(({ pointer }) => pointer) : ['no JSON'];
};

test.each(['datapackage.json', 'dataresource.json', 'tableschema.json'] as const)(
  '%s refuses an empty object',
  (profile) => {
    expect(violated(profile, '{}')).not.toEqual([]);
  },
);

test('a dialect may be empty', () => expect(violated('tabledialect.json', '{}')).toEqual([]));

test('a large package is judged resource by resource', () => {
  const fields = Array.from({ length: 5000 }, (_, index) => ({ name: `f${index}`, type: 'string' }));
  const sound = { name: 'r', data: [], schema: { fields } };
  const broken = { name: 'b', data: [], schema: { fields: [{ name: 'a', type: 'text' }] } };
  const text = JSON.stringify({ keywords: [], resources: [sound, broken, sound, broken] });
  expect(violated('datapackage.json', text)).toEqual([
    '/keywords',
    '/resources/1/schema/fields/0/type',
    '/resources/3/schema/fields/0/type',
  ]);
});

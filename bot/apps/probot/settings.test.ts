import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../core/user-error.ts';
import { readSettings } from './settings.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const ENOUGH = { APP_ID: '17', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 's3creto' };

function noFile(): string {
  throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
}

/** What the app would say before it ends. */
function complaint(env: Readonly<Record<string, string | undefined>>): UserError['words'] {
  try {
    readSettings({ ...ENOUGH, ...env }, noFile);
  } catch (error) {
    if (error instanceof UserError) return error.words;
    throw error;
  }
  return { es: '', en: '' };
}

test('three variables are enough', () => {
  expect(readSettings(ENOUGH, noFile)).toMatchObject({
    appId: 17,
    secret: 's3creto',
    host: '127.0.0.1',
    port: 3000,
    baseUrl: 'https://api.github.com',
    redisUrl: undefined,
    sweepMinutes: 15,
    jobs: 2,
    judgeSeconds: 600,
    memoryMegabytes: 1024,
    throttle: true,
    alarms: undefined,
    publishMinutes: 15,
    language: 'es',
  });
});

test.each<readonly [string, string]>([
  ['as the file has it', privateKey],
  ['on one line', privateKey.replaceAll('\n', '\\n')],
  ['in base64', Buffer.from(privateKey).toString('base64')],
])('the private key, %s', (_, text) => {
  expect(readSettings({ ...ENOUGH, PRIVATE_KEY: text }, noFile).privateKey.trim()).toBe(privateKey.trim());
});

test('the private key from a file', () => {
  const env = { APP_ID: '17', WEBHOOK_SECRET: 's3creto', PRIVATE_KEY_PATH: '/etc/apertura/key.pem' };
  const paths: string[] = [];
  const settings = readSettings(env, (path) => {
    paths.push(path);
    return privateKey;
  });
  expect(paths).toEqual(['/etc/apertura/key.pem']);
  expect(settings.privateKey).toContain('PRIVATE KEY');
});

test('where alarms are gathered', () => {
  const settings = readSettings({ ...ENOUGH, APERTURA_ALARMS: 'valle-claro/alarmas' }, noFile);
  expect(settings.alarms).toEqual({ owner: 'valle-claro', repo: 'alarmas' });
});

describe('it refuses to start, and says why,', () => {
  test.each<readonly [string, Readonly<Record<string, string | undefined>>, RegExp]>([
    ['without an app', { APP_ID: undefined }, /APP_ID/],
    ['with an app that is no number', { APP_ID: '0x17' }, /APP_ID/],
    ['without a key', { PRIVATE_KEY: undefined }, /PRIVATE_KEY_PATH/],
    ['with a key that is none', { PRIVATE_KEY: 'abc' }, /Private keys/],
    ['with a file that is not there', { PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/no/such.pem' }, /ENOENT/],
    ['without a secret', { WEBHOOK_SECRET: undefined }, /WEBHOOK_SECRET/],
    ['with an empty secret', { WEBHOOK_SECRET: '  ' }, /WEBHOOK_SECRET/],
    ['with the secret that everybody knows', { WEBHOOK_SECRET: 'development' }, /WEBHOOK_SECRET/],
    ['with a port that is none', { PORT: '70000' }, /PORT/],
    ['with half a judgement at a time', { APERTURA_JOBS: '1.5' }, /APERTURA_JOBS/],
    ['with an unknown level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    ['with an address that is none', { GITHUB_API_URL: 'api.github.com' }, /GITHUB_API_URL/],
    ['with alarms that go nowhere', { APERTURA_ALARMS: 'alarmas' }, /APERTURA_ALARMS/],
    ['with a throttle that is neither on nor off', { APERTURA_THROTTLE: 'no' }, /APERTURA_THROTTLE/],
  ])('%s', (_, env, words) => {
    const said = complaint(env);
    expect(said.es).toMatch(words);
    expect(said.en).toMatch(words);
    expect(said.es).not.toBe(said.en);
  });

  test('never telling what may be secret', () => {
    const said = complaint({ REDIS_URL: 'http://:hunter2@redis' });
    expect(said.es).toContain('REDIS_URL');
    expect(JSON.stringify(said)).not.toContain('hunter2');
  });
});

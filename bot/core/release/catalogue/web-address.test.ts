import { describe, expect, it } from 'vitest';
import { mailAddress, uriPart, webAddress } from './web-address.ts';

describe('webAddress', () => {
  it.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['HTTP://EXAMPLE.org', 'http://example.org/'],
    ['https://león.example/año?q={ñ}#|é', 'https://xn--len-hna.example/a%C3%B1o?q=%7B%C3%B1%7D#%7C%C3%A9'],
    ['https://example.org/]]>?a[]=1#b#c', 'https://example.org/%5D%5D%3E?a%5B%5D=1#b%23c'],
    ['https://[::1]:8080/x', 'https://[::1]:8080/x'],
    ['https://example.org/%zz', 'https://example.org/%25zz'],
    ['https://example.org/"<>^`\\', 'https://example.org/%22%3C%3E%5E%60/'],
  ])('writes %s as %s', (text, expected) => {
    expect(webAddress(text)).toBe(expected);
  });

  it.each([
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['//example.org'],
    ['https://user:secret@example.org/'],
    ['https://['],
    ['ftp://example.org/'],
    [''],
    [undefined],
  ])('refuses %s', (text) => {
    expect(webAddress(text)).toBeUndefined();
  });
});

it('refuses an address that no browser would take', () => {
  expect(webAddress(`https://example.org/${'a'.repeat(3000)}`)).toBeUndefined();
});

describe('mailAddress', () => {
  it.each([
    ['datos@m.example', 'datos@m.example'],
    ['mailto:a+b@m.example', 'a+b@m.example'],
    ['a@m.example?bcc=x@y.example', undefined],
    ['a b@m.example', undefined],
    ['a@localhost', undefined],
  ])('reads %s as %s', (text, expected) => {
    expect(mailAddress(text)).toBe(expected);
  });
});

describe('uriPart', () => {
  it.each([
    ['presupuesto@1.2.0+withdrawn', 'presupuesto%401.2.0%2Bwithdrawn'],
    ["a/b'(c)*!", 'a%2Fb%27%28c%29%2A%21'],
    ['\ud800', '%EF%BF%BD'],
  ])('writes %s as %s', (text, expected) => {
    expect(uriPart(text)).toBe(expected);
  });
});

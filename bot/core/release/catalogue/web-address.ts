/** Addresses of the web, as RFC 3986 has them: ASCII only, and nothing in them that a writer would have to escape. */

/** Longer ones are no addresses: browsers and harvesters cut them. */
const LONGEST = 2_000;

/** The address as a URI; `undefined` where the text is no absolute `http` or `https` address. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.length > LONGEST || !/^https?:\/\//i.test(text.trim())) return undefined;
  try {
    const { href, username, password } = new URL(text.trim());
    return username + password === '' ? escaped(href) : undefined;
  } catch {
    return undefined;
  }
}

/** What `URL` leaves as it is after the host, and no URI may have there. */
function escaped(href: string): string {
  const [, host = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(href) ?? [];
  const [before = '', ...fragments] = rest.split('#');
  const fragment = fragments.length === 0 ? '' : `#${fragments.map(allowed).join('%23')}`;
  return host + allowed(before) + fragment;
}

function allowed(text: string): string {
  return text
    .replace(/[^\u0021-\u007e]|["<>[\]\\^`{|}]/gu, (found) =>
      encodeURIComponent(found.replace(/\p{Surrogate}/u, '\ufffd')),
    )
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}

/** A mail address alone, without `mailto:`; `undefined` where the text is none that everybody can read. */
export function mailAddress(text: string | undefined): string | undefined {
  const mail = text?.trim().replace(/^mailto:/i, '');
  return mail !== undefined && mail.length <= 254 && /^[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(mail)
    ? mail
    : undefined;
}

/** One part of a path, whatever stands in it. */
export function uriPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

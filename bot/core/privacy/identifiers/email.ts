/** Whose an address is by its domain: a public institution's, a provider's where people have theirs, or another's. */
export type EmailClass = 'institutional' | 'personal' | 'other';

/** One address and nothing else. Pragmatic: what mail systems in use give out. */
const ADDRESS = /^[A-Za-z0-9_%+&'.-]{1,64}@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})$/;
/** Addresses within a text. It begins only where such a run begins, so that long texts without one cost a reading. */
const ADDRESSES = /(?<![A-Za-z0-9_%+&'.-])[A-Za-z0-9_%+&'.-]+@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})/g;

/** Providers that have a domain in many countries. */
const PROVIDERS = new Set(
  'gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud aol protonmail gmx'.split(' '),
);
/** Providers by their whole domain. */
const PERSONAL_DOMAINS = new Set(
  'me.com mac.com proton.me mail.com prodigy.net prodigy.net.mx infinitum.com.mx terra.com.mx att.net.mx megared.net.mx cablevision.net.mx'.split(
    ' ',
  ),
);
/** Public institutions by the end of their domain; paraestatales and universities that are not below gob.mx or edu.mx. */
const INSTITUTIONAL_ENDS =
  'gob.mx edu.mx gob edu mil.mx pemex.com cfe.mx unam.mx ipn.mx uam.mx inegi.org.mx banxico.org.mx ine.mx inai.org.mx ift.org.mx cndh.org.mx cofece.mx infonavit.org.mx nafin.com tecnm.mx udg.mx uanl.mx buap.mx'.split(
    ' ',
  );

/** Classes of domains; an institution's own count as institutional. */
export class EmailDomains {
  private readonly own: readonly string[];

  constructor(ownDomains: readonly string[]) {
    this.own = ownDomains.map((domain) => domain.toLowerCase().replace(/^@/, ''));
  }

  /** Whose a domain is. */
  classOf(domain: string): EmailClass {
    const name = domain.toLowerCase();
    if ([...this.own, ...INSTITUTIONAL_ENDS].some((end) => name === end || name.endsWith(`.${end}`)))
      return 'institutional';
    const provider = name.slice(0, name.indexOf('.'));
    return PROVIDERS.has(provider) || PERSONAL_DOMAINS.has(name) ? 'personal' : 'other';
  }
}

/** The domain of a text that is one address and nothing else. */
export function domainOf(text: string): string | undefined {
  return ADDRESS.exec(text)?.[1];
}

/** The domains of the addresses in a text. */
export function domainsIn(text: string): readonly string[] {
  return text.includes('@') ? [...text.matchAll(ADDRESSES)].map((match) => match[1] ?? '') : [];
}

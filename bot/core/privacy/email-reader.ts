import { textOf } from '../table/batch.ts';
import { KeyTable } from '../table/key-table.ts';
import { domainOf, type EmailClass, type EmailDomains } from './identifiers/email.ts';

const AT = 64;
/** Domains whose class is remembered; a column with more is no directory, and is asked anew. */
const DOMAINS_KEPT = 4096;
/** No address is longer. */
const LENGTH_LIMIT = 320;

/** Reads cells that are one address each: a column has few domains, so most cells cost a look at their bytes. */
export class EmailReader {
  readonly domains: EmailDomains;
  private known = new KeyTable();
  private classes: EmailClass[] = [];

  constructor(domains: EmailDomains) {
    this.domains = domains;
  }

  /** Whose the address is; `undefined`: the cell is not one address and nothing else. */
  read(bytes: Uint8Array, start: number, end: number): EmailClass | undefined {
    let from = start;
    let to = end;
    while (from < to && (bytes[from] as number) <= 32) from++;
    while (to > from && (bytes[to - 1] as number) <= 32) to--;
    const at = localEnd(bytes, from, to);
    if (at <= from || to - from > LENGTH_LIMIT) return undefined;
    const entry = this.known.find(bytes, at + 1, to);
    return entry >= 0 ? this.classes[entry] : this.learn(bytes, from, at + 1, to);
  }

  private learn(bytes: Uint8Array, from: number, domainFrom: number, to: number): EmailClass | undefined {
    const domain = domainOf(textOf(bytes, from, to));
    if (domain === undefined) return undefined;
    if (this.known.size >= DOMAINS_KEPT) {
      this.known = new KeyTable();
      this.classes = [];
    }
    const found = this.domains.classOf(domain);
    this.known.add(bytes, domainFrom, to, 1);
    this.classes.push(found);
    return found;
  }
}

/** Bytes that stand before an `@`. */
const LOCAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9._%+&'-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Where the `@` is after what can stand before it; -1: something else is there. */
function localEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && LOCAL[bytes[at] as number] === 1) at++;
  return at < end && bytes[at] === AT ? at : -1;
}

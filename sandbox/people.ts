/** People as git writes them down. */
import type { Account } from './account.ts';

/** The address that stands for an account in commits. */
export function emailOf({ id, login }: Account): string {
  return `${id}+${login}@users.noreply.example.org`;
}

/** `Name <mail>`, without what would end it early. */
export function signature(name: string, email: string): string {
  const clean = (text: string): string => text.replace(/[<>\0-\x1f\x7f]/g, '').trim();
  return `${clean(name) || 'unknown'} <${clean(email)}>`;
}

/** `Name <mail>` of an account. */
export function signatureOf(account: Account): string {
  return signature(account.name ?? account.login, emailOf(account));
}

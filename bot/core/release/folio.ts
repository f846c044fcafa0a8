/** A receipt's number, as ADELA gave them (`SLUG-epoch`), with what was published: `MSAV-1763710746-presupuesto-1.2.0`. */
export function folioOf(acronym: string, date: string, tag: string): string {
  const slug = acronym
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  return `${slug || 'APERTURA'}-${Date.parse(date) / 1000}-${tag.replace('@', '-')}`;
}

const MARKS = /[\u0300-\u0302\u0304-\u036f]/g;

/** What two spellings of one word have in common: no capitals, accents or spaces around and between. ñ stays a letter. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** A label's letters and digits, without capitals and accents. */
export function foldLabel(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

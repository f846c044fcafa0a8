/** windows-1252 where it differs from Latin-1, for the letters that Spanish data hold. */
const LATIN = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/**
 * A CSV as Excel saves it on a machine set to Spanish: semicolons, decimal commas, months as words, percentages with
 * their sign, windows-1252, and an empty line at the end.
 */
export function spoiledByExcel(csv: string): Uint8Array {
  const [header = '', ...rows] = csv.trimEnd().split('\n');
  const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
  const last = rows.length - 1;
  const spoiled = rows.map((row, at) => {
    const cells = row.split(',');
    // Excel has touched the rows that were looked at last.
    if (at < last - 2) return cells.join(';');
    const [work, month = '', physical, financial, amount = ''] = cells;
    const [year = '', number = '1'] = month.split('-');
    return [
      work,
      `${months[Number(number) - 1]}-${year.slice(2)}`,
      `${physical}%`,
      financial,
      amount.replace('.', ','),
    ].join(';');
  });
  return LATIN(`${header.split(',').join(';')}\r\n${spoiled.join('\r\n')}\r\n;;;;\r\n`);
}

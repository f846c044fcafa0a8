/**
 * The names of a Parquet file's columns: the fields' own, unless two of them are the same for a reader that does not
 * tell capitals from small letters (DuckDB, Spark), or a field has no name.
 */
export function columnNames(fields: readonly string[]): readonly string[] {
  const plain = fields.map((name) => name.replaceAll('\0', '\ufffd'));
  // A name that a field has itself is no other field's.
  const taken = new Set(plain.map(fold));
  const given = new Set<string>();
  return plain.map((name, index) => {
    if (name !== '' && !given.has(fold(name))) {
      given.add(fold(name));
      return name;
    }
    const stem = name === '' ? `column_${index + 1}` : name;
    let other = name === '' ? stem : `${stem}_2`;
    for (let n = 2; taken.has(fold(other)) || given.has(fold(other)); n++) other = `${stem}_${n}`;
    given.add(fold(other));
    return other;
  });
}

const fold = (name: string): string => name.toLowerCase();

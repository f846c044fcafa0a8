/** `SHA256SUMS` as GNU's `sha256sum` writes and checks it: a digest, two spaces and a name a line, sorted by name. */
export function sumsText(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  const lines = files
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return lines.join('');
}

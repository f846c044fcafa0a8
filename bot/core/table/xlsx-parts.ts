/**
 * A workbook's parts, unpacked under guard. What a zip's directory says of sizes may be a lie, and one far cell makes a
 * reader that fills the rows between fill the memory: both are found before the library is given anything.
 */
import { type ScanProblem, WorkbookScan } from './xlsx-scan.ts';
import { storedZip, unpacked, zipEntries } from './zip.ts';

/** Parts that hold no cells. */
const NEEDLESS =
  /^(docProps|customXml|xl\/(theme|drawings|charts|media|tables|pivot\w*|comments\w*|persons|printerSettings))\b/;

/** The workbook with what is needed of it, stored as it is; or why it cannot be had. */
export async function workbookParts(bytes: Uint8Array): Promise<ArrayBuffer | ScanProblem> {
  const entries = zipEntries(bytes)?.filter(({ name }) => /\.xml(\.rels)?$/.test(name) && !NEEDLESS.test(name));
  if (entries === undefined) return { problem: 'xlsx' };
  const files: { readonly name: string; readonly chunks: Uint8Array[] }[] = [];
  const scan = new WorkbookScan();
  try {
    for (const entry of entries) {
      const chunks: Uint8Array[] = [];
      scan.begin();
      for await (const chunk of unpacked(entry)) {
        scan.read(chunk);
        if (scan.problem !== undefined) return scan.problem;
        chunks.push(chunk);
      }
      files.push({ name: entry.name, chunks });
    }
  } catch {
    return { problem: 'xlsx' };
  }
  return storedZip(files);
}

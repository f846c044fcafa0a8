import { closeSync, openSync, writeSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** A run of bytes, repeated up to so many bytes. */
export interface Run {
  readonly unit: string | Uint8Array;
  readonly bytes: number;
}

const STRETCH = 1 << 20;

/** Writes a file of texts and long runs, a stretch at a time. */
export function writeBig(path: string, ...parts: readonly (string | Run)[]): void {
  const file = openSync(path, 'w');
  for (const part of parts) {
    if (typeof part === 'string') writeSync(file, part);
    else for (const stretch of stretches(part)) writeSync(file, stretch);
  }
  closeSync(file);
}

function* stretches({ unit, bytes }: Run): Generator<Uint8Array> {
  const one = Buffer.from(unit);
  const stretch = Buffer.alloc(one.length * Math.max(1, Math.floor(STRETCH / one.length)), one);
  for (let left = bytes; left > 0; left -= stretch.length) yield stretch.subarray(0, Math.min(left, stretch.length));
}

/** The same in memory, for what is to be packed. */
export function bigText(...parts: readonly (string | Run)[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => (typeof part === 'string' ? Buffer.from(part) : [...stretches(part)])));
}

export function gzipped(...parts: readonly (string | Run)[]): Buffer {
  return gzipSync(bigText(...parts), { level: 1 });
}

/** A zip archive. `claimed`: the sizes that its directory gives, where they are not to be true. */
export function zipped(files: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content, { level: 1 });
    const header = Buffer.alloc(46);
    header.writeUInt16LE(8, 10);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(claimed ?? content.length, 24);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    header.writeUInt32LE(at, 42);
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      Buffer.alloc(2),
      header.subarray(8, 32),
      Buffer.from(name),
    ]);
    header.write('PK\u0001\u0002', 0, 'latin1');
    locals.push(local, packed);
    directory.push(header, Buffer.from(name));
    at += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

const NAMESPACE = 'http://schemas.openxmlformats.org';

/** A workbook of one sheet, whose rows are given as XML. */
export function workbook(
  rows: Buffer | string,
  more: Readonly<Record<string, string | Buffer>> = {},
  claimed?: number,
): Buffer {
  const open = `<worksheet xmlns="${NAMESPACE}/spreadsheetml/2006/main"><sheetData>`;
  return zipped(
    {
      '[Content_Types].xml': `<Types xmlns="${NAMESPACE}/package/2006/content-types"/>`,
      'xl/workbook.xml': `<workbook xmlns:r="${NAMESPACE}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${NAMESPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': Buffer.concat([
        Buffer.from(open),
        Buffer.from(rows),
        Buffer.from('</sheetData></worksheet>'),
      ]),
      ...more,
    },
    claimed,
  );
}

/** A cell that holds a text. */
export function cell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

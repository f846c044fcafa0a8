/** The first bytes by which a file says what it is. */
const SIGNATURES: readonly { readonly kind: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { kind: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { kind: 'pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', at: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'gz', at: 0, bytes: [0x1f, 0x8b] },
];

/** Formats that have a signature, by the kind that they must show. */
const SIGNED_FORMATS: Readonly<Record<string, string>> = {
  png: 'png',
  jpeg: 'jpeg',
  gif: 'gif',
  webp: 'webp',
  pdf: 'pdf',
  zip: 'zip',
  xlsx: 'zip',
  ods: 'zip',
  docx: 'zip',
  odt: 'zip',
  pptx: 'zip',
  gz: 'gz',
};

/** How many bytes from a file's start `signatureOf` needs. */
export const SIGNATURE_LENGTH = 16;

/** What a file's first bytes say that it is, or `undefined`. */
export function signatureOf(head: Uint8Array): string | undefined {
  return SIGNATURES.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte))?.kind;
}

/** The signature that a format's files must have, or `undefined` where there is none. */
export function expectedSignature(format: string | undefined): string | undefined {
  return format !== undefined && Object.hasOwn(SIGNED_FORMATS, format) ? SIGNED_FORMATS[format] : undefined;
}

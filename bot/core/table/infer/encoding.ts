import type { ByteSurvey } from './bytes.ts';
import type { Doubt } from './doubt.ts';

/** The encoding to declare; `undefined` where it is UTF-8, the standard's default. */
export interface InferredEncoding {
  readonly encoding: string | undefined;
  readonly doubts: readonly Doubt[];
}

/** One wrong byte among so many right sequences is a fault in a UTF-8 file, not another encoding. */
const FAULT_SHARE = 0.05;

/** The encoding that the bytes fit. ISO-8859-1 is never named: on the web and in practice it is windows-1252. */
export function inferEncoding(survey: ByteSurvey): InferredEncoding {
  const { utf16, mark, right, wrong, wrongByte, wrongLine } = survey;
  if (utf16 !== undefined) {
    return { encoding: utf16, doubts: [{ doubt: 'encoding', line: 1, facts: { encoding: utf16, bytes: '' } }] };
  }
  const bom: readonly Doubt[] = mark > 0 ? [{ doubt: 'bom', line: 1, facts: {} }] : [];
  if (wrong === 0) return { encoding: undefined, doubts: bom };
  if (mark > 0 || wrong < right * FAULT_SHARE) {
    return {
      encoding: undefined,
      doubts: [...bom, { doubt: 'encoding-mixed', line: wrongLine, facts: { wrong, right } }],
    };
  }
  const encoding = 'windows-1252';
  const bytes = wrongByte.toString(16).toUpperCase().padStart(2, '0');
  return { encoding, doubts: [{ doubt: 'encoding', line: wrongLine, facts: { encoding, bytes } }] };
}

/** The sample in UTF-8. */
export function sampleInUtf8({ sample }: ByteSurvey, encoding: string | undefined): Uint8Array {
  if (encoding === undefined) return sample;
  return new TextEncoder().encode(new TextDecoder(encoding).decode(sample));
}

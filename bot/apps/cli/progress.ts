import type { Language } from '../../core/finding.ts';
import { WORDS } from './words.ts';

/** Work shorter than this shows no progress, in milliseconds; and how often it is drawn. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** Bytes done of bytes to do, on a terminal only. */
export interface Progress {
  readonly onBytes: ((bytes: number, path: string) => void) | undefined;
  readonly end: () => void;
}

/** Shows progress on standard error where that is a terminal; else does nothing. */
export function startProgress(total: number, language: Language, quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return { onBytes: undefined, end: () => undefined };
  const begun = Date.now();
  let done = 0;
  let drawn = 0;
  return {
    onBytes: (bytes, path) => {
      done += bytes;
      const now = Date.now();
      if (now - begun < PATIENCE || now - drawn < INTERVAL) return;
      drawn = now;
      const percent = Math.min(99, Math.floor((100 * done) / Math.max(1, total)));
      const line = WORDS[language].progress(percent, megabytes(done), megabytes(total), path);
      process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    end: () => {
      if (drawn > 0) process.stderr.write('\r\u001b[K');
    },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

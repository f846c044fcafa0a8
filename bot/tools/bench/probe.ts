import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Preloaded (`node --import`) into a measured process: on exit, writes what the process used to the named file. */
const PROBE_FILE = 'APERTURA_BENCH_PROBE';

/** What one process used, from its start to its exit. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

function usage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: (ownPeak() ?? maxRSS) * 1024 };
}

/**
 * Linux hands the parent's peak down through exec into maxRSS, so a large bench would be measured instead of its small
 * child. VmHWM (in kB) begins anew with the program.
 */
function ownPeak(): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes);
  } catch {
    return undefined;
  }
}

const file = process.env[PROBE_FILE];
if (file !== undefined && isMainThread) {
  // Children of the measured process would write over its figures.
  delete process.env[PROBE_FILE];
  process.on('exit', () => writeFileSync(file, JSON.stringify(usage())));
}

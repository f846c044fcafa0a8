/** Starts a sandbox for a person: `node dist/sandbox/main.js [--port N]`. Ends on Ctrl-C. */
import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('usage: main.js [--port N]\n');
  process.exitCode = 2;
} else {
  const sandbox = await startSandbox({ port });
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void sandbox.stop();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  process.stdout.write(`${sandbox.url}\n`);
}

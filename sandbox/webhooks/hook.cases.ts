import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an app was handed. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An app's end of the line, for tests: keeps what comes and answers as it is told. */
export async function startHook(answer: (received: Received) => Promise<number> | number = () => 200) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const parcel = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(parcel);
    response.writeHead(await answer(parcel)).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** Names of events in the order in which they came. */
    names: () => received.map(({ headers, body }) => `${headers['x-github-event']}.${JSON.parse(body).action}`),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

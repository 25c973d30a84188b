import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCanvas } from '@napi-rs/canvas';

/** A request that a QuickChart server got. */
export interface Asked {
  request: IncomingMessage;
  body: { width: number; height: number; [field: string]: unknown };
}

/** A PNG of a size. */
export const pngOf = (width: number, height: number): Promise<Buffer> => createCanvas(width, height).encode('png');

/** Draws an empty picture of the asked size, as a server that works does. */
export async function drawAsked(response: ServerResponse, { body }: Asked): Promise<void> {
  response.writeHead(200, { 'content-type': 'image/png' }).end(await pngOf(body.width, body.height));
}

/** Starts a server in the place of QuickChart on the loopback interface. It answers with `answer` and keeps its requests. */
export async function serveQuickChart(answer: (response: ServerResponse, asked: Asked) => unknown) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const one = { request, body: JSON.parse(body || '{}') as Asked['body'] };
      asked.push(one);
      void answer(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      if (server.listening) {
        server.close();
        await once(server, 'close');
      }
    },
  };
}

import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { WebSocket, WebSocketServer } from 'ws';
import { TLS } from './start-proxy.ts';

export interface Gateway {
  port: number;
  /** The app's value for Slack's API. */
  apiUrl: string;
  /** Method and path of each request, and `UPGRADE` for each socket. */
  came: string[];
  close(): Promise<void>;
}

/**
 * Gives a stand-in for Slack the public name `slack.invalid`, as Slack's own front door does. Every address in its answers and
 * deliveries (sockets, uploads, response URLs) gets that name; sockets get `wss-primary.slack.invalid`.
 * @param standIn its address, `http://127.0.0.1:41234`
 */
export async function startGateway(standIn: string, { tls = false }: { tls?: boolean } = {}): Promise<Gateway> {
  const came: string[] = [];
  const { host } = new URL(standIn);
  const secure = tls ? 's' : '';
  const publish = (words: string) =>
    words
      .replaceAll(`http://${host}`, `http${secure}://slack.invalid`)
      .replaceAll(`ws://${host}`, `ws${secure}://wss-primary.slack.invalid`);
  const pass = (incoming: IncomingMessage, response: ServerResponse) => {
    came.push(`${incoming.method} ${incoming.url}`);
    const headers = { ...incoming.headers, host };
    const outgoing = request(`${standIn}${incoming.url}`, { method: incoming.method, headers }, async (answer) => {
      const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, rest).end(publish(await text(answer)));
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  };
  const server = tls ? createTlsServer(TLS, pass) : createServer(pass);
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    came.push('UPGRADE');
    sockets.handleUpgrade(incoming, socket, head, (near) => {
      const far = new WebSocket(`ws://${host}${incoming.url}`);
      const early: string[] = [];
      near.on('message', (data) =>
        far.readyState === WebSocket.OPEN ? far.send(String(data)) : early.push(String(data)),
      );
      far.on('open', () => {
        for (const each of early) far.send(each);
      });
      far.on('message', (data) => near.send(publish(String(data))));
      far.on('ping', () => near.ping());
      far.on('close', () => near.close());
      near.on('close', () => far.close());
      for (const each of [near, far]) each.on('error', () => each.terminate());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    apiUrl: `http${secure}://slack.invalid/api/`,
    came,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Certificate and key for `slack.invalid`, `*.slack.invalid` and `localhost`. */
export const TLS = {
  file: new URL('certificate.pem', import.meta.url).pathname,
  cert: readFileSync(new URL('certificate.pem', import.meta.url)),
  key: readFileSync(new URL('key.pem', import.meta.url)),
};

export interface TestProxy {
  /** Its address without a user: `http://127.0.0.1:41234`, or `https://localhost:41234`. */
  url: string;
  /** The host and port of each CONNECT request, refused ones too. */
  asked: string[];
  /** The host and port of each tunnel. */
  tunnels: string[];
  /** Answers CONNECT with this status from now on; undefined opens tunnels again. A function decides by host and port. */
  refuse(status: number | undefined | ((target: string) => number | undefined)): void;
  /** Cuts every tunnel. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Starts a proxy on loopback that opens tunnels by CONNECT.
 * @param options.hosts the ports on loopback of the names that only this proxy knows, such as `slack.invalid:443`
 * @param options.user `user:password` that it demands
 * @param options.tls speaks TLS itself
 */
export async function startProxy({
  hosts,
  user,
  tls = false,
}: {
  hosts: Readonly<Record<string, number>>;
  user?: string;
  tls?: boolean;
}): Promise<TestProxy> {
  const asked: string[] = [];
  const tunnels: string[] = [];
  const open = new Set<Duplex>();
  let refusal: (target: string) => number | undefined = () => undefined;
  const server = tls ? createTlsServer(TLS) : createServer();
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const target = request.url ?? '';
    asked.push(target);
    keep(open, socket);
    const status = statusFor(request);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const other: Socket = connect(hosts[target] ?? 0, '127.0.0.1', () => {
      tunnels.push(target);
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      other.write(head);
      socket.pipe(other).pipe(socket);
    });
    keep(open, other);
    socket.once('close', () => other.destroy());
    other.once('close', () => socket.destroy());
  });
  const statusFor = (request: IncomingMessage): number => {
    const wanted = `Basic ${Buffer.from(user ?? '').toString('base64')}`;
    if (user !== undefined && request.headers['proxy-authorization'] !== wanted) return 407;
    return refusal(request.url ?? '') ?? (hosts[request.url ?? ''] === undefined ? 502 : 200);
  };
  await new Promise<void>((resolve) => server.listen(0, tls ? 'localhost' : '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    asked,
    tunnels,
    refuse(status) {
      refusal = typeof status === 'function' ? status : () => status;
    },
    cut,
    async close() {
      cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function keep(open: Set<Duplex>, socket: Duplex): void {
  open.add(socket);
  socket.on('error', () => {});
  socket.once('close', () => open.delete(socket));
}

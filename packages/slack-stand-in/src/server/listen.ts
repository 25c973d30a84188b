import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TRIES = 20;

/**
 * Listens on the port, or on the next free one of the 20 above it.
 * @param options.isFixed takes no other port
 * @returns the port
 * @throws Error `EADDRINUSE` when none is free
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
  { isFixed }: { isFixed: boolean },
): Promise<number> {
  for (let offset = 0; ; offset += 1) {
    try {
      const wanted = port === 0 ? 0 : port + offset;
      if (wanted !== 0 && host === '127.0.0.1') await checkOtherLoopback(wanted);
      return await tryPort(server, host, wanted);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || isFixed || offset >= TRIES) throw error;
    }
  }
}

/**
 * Checks that `[::1]:port` is free. Browsers resolve `localhost` to `::1` first, so another server there would answer instead.
 * @throws Error `EADDRINUSE` when the port is taken
 */
async function checkOtherLoopback(port: number): Promise<void> {
  const probe = createServer();
  try {
    await tryPort(probe, '::1', port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') throw error;
    return;
  }
  await new Promise((resolve) => probe.close(resolve));
}

function tryPort(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.removeListener('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TRIES = 20;

/** Listens on the port, or the next free one of the 20 above it. @returns the port @throws Error when none is free */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let offset = 0; ; offset += 1) {
    try {
      return await tryPort(server, host, port === 0 ? 0 : port + offset);
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || offset >= TRIES) throw error;
    }
  }
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

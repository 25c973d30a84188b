import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runApp } from '../helpers/run-app.ts';
import { freePort } from '../helpers/start-kakehashi.ts';

/** Whether a connection to this address can be made. */
function takes(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  }).then((isTaken) => isTaken as boolean);
}

test('a rehearsal and its ops port listen on 127.0.0.1 alone', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const ports = [await freePort(), await freePort()];
  const [page = '', ops = ''] = ports.map(String);
  const app = await runApp({ KAKEHASHI_DIR: dir, PORT: page, OPS_PORT: ops });
  try {
    for (const port of ports) {
      expect(await takes(port, '127.0.0.1')).toBe(true);
      // A server on all interfaces would answer at the other loopback addresses, too.
      expect(await takes(port, '127.0.0.2')).toBe(false);
    }
  } finally {
    await app.kill();
    await rm(dir, { recursive: true, force: true });
  }
});

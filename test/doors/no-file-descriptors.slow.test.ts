import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const DOOR = fileURLToPath(new URL('../helpers/serve-door.ts', import.meta.url));

test('a door survives more connections than the process has file descriptors for', async () => {
  // The shell's limit holds for the process alone.
  const child = spawn('bash', ['-c', 'ulimit -n 64; exec "$0" --import tsx "$1"', process.execPath, DOOR], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<never>((_resolve, reject) =>
    child.once('exit', (code) => reject(new Error(`the door ended with ${code}`))),
  );
  ended.catch(() => {});
  const sockets: Socket[] = [];
  try {
    const port = await Promise.race([
      ended,
      new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text)))),
    ]);
    for (let nth = 0; nth < 200; nth += 1) sockets.push(connect(port, '127.0.0.1').on('error', () => {}));
    const isConnected = (socket: Socket) => socket.destroyed || socket.readyState === 'open';
    await Promise.race([ended, expect.poll(() => sockets.every(isConnected)).toBe(true)]);
    for (const socket of sockets) socket.destroy();
    const status = () => fetch(`http://127.0.0.1:${port}/page`).then((answer) => answer.status, String);
    await Promise.race([ended, expect.poll(status).toBe(200)]);
  } finally {
    for (const socket of sockets) socket.destroy();
    child.kill('SIGKILL');
  }
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createServiceProbes } from '../../src/doctor/create-service-probes.ts';
import { inspectDataFolder } from '../../src/store/inspect-data-folder.ts';
import { lockFolder } from '../../src/store/lock-folder.ts';

let folder = '';
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kakehashi-doctor-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const server of servers.splice(0)) server.close();
});

const probesFor = (env: Record<string, string>) =>
  createServiceProbes(readConfig(env), async () => [], inspectDataFolder);

/** A Redis that answers INFO, and OK to other commands. */
async function redisThatSays(info: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const command of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/gu)) {
        socket.write(/info/iu.test(command[1] ?? '') ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

describe('the embedded database', () => {
  it('is announced with its future folder, and not created', async () => {
    const dir = join(folder, 'deep', 'new');
    expect((await probesFor({ KAKEHASHI_DIR: dir }).database()).said).toContain('at the first start');
    expect((await probesFor({ KAKEHASHI_DIR: dir }).database()).said).toContain('at the first start');
  });

  it('is reported with its folder, when that is empty', async () => {
    const { said } = await probesFor({ KAKEHASHI_DIR: folder }).database();
    expect(said).toBe(`embedded in ${folder}, made at the first start`);
  });

  it('is reported as open in an app, and not read, while one holds its lock', async () => {
    const unlock = await lockFolder(folder);
    expect((await probesFor({ KAKEHASHI_DIR: folder }).database()).said).toContain('an app has it open');
    await unlock();
  });

  it('is reported as a problem when a file is in the place of its folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(probesFor({ KAKEHASHI_DIR: join(folder, 'file', 'inside') }).database()).rejects.toThrow('ENOTDIR');
  });
});

describe('a server that does not answer', () => {
  it('is reported with the reason, for PostgreSQL', async () => {
    await expect(probesFor({ DATABASE_URL: 'postgres://u:p@127.0.0.1:1/k' }).database()).rejects.toThrow(
      'ECONNREFUSED',
    );
  });

  it('is reported with the reason, for Redis', async () => {
    await expect(probesFor({ REDIS_URL: 'redis://127.0.0.1:1' }).queue()).rejects.toThrow('ECONNREFUSED');
  });
});

describe('Redis', () => {
  it('is ok when it never evicts keys', async () => {
    const REDIS_URL = await redisThatSays('redis_version:7.2.4\r\nmaxmemory_policy:noeviction\r\n');
    expect(await probesFor({ REDIS_URL }).queue()).toEqual({ said: 'Redis 7.2.4' });
  });

  it('is reported when it may evict jobs', async () => {
    const REDIS_URL = await redisThatSays('redis_version:7.2.4\r\nmaxmemory_policy:allkeys-lru\r\n');
    expect(await probesFor({ REDIS_URL }).queue()).toEqual({ said: 'Redis 7.2.4', evicts: 'allkeys-lru' });
  });

  it('is refused when it is too old', async () => {
    const REDIS_URL = await redisThatSays('redis_version:5.0.1\r\n');
    await expect(probesFor({ REDIS_URL }).queue()).rejects.toThrow('Redis 5.0.1 is too old');
  });
});

it('the queue is in the database without Redis', async () => {
  expect(await probesFor({}).queue()).toEqual({ said: 'in the database' });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEED } from 'slack-stand-in';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { rehearsalRoles } from '../../src/demo/rehearsal-roles.ts';
import { greetRehearsal, startDemo } from '../../src/demo/start-demo.ts';
import { course } from '../helpers/course.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

describe('the teammates of the rehearsal', () => {
  it("have titles that are the course's names of their roles, in their language", async () => {
    const titles = Object.fromEntries(SEED.users.map(({ id, title }) => [id, title]));
    const terms = (await rehearsalRoles({ channelId: 'C1' })).map(({ userId, role }) => {
      const locale = SEED.users.find(({ id }) => id === userId)?.locale === 'ja-JP' ? 'ja' : 'en';
      return [userId, course.role(locale, role).name];
    });
    expect(titles).toEqual(Object.fromEntries(terms));
  });

  it('have no roles in a direct message with the app', async () => {
    expect(await rehearsalRoles({ channelId: 'D1' })).toEqual([]);
  });
});

describe('the greeting', () => {
  it('gives the address as people type it, and what to type next', () => {
    const greeting = greetRehearsal('http://127.0.0.1:3001');
    expect(greeting).toContain('http://localhost:3001\n');
    expect(greeting).toContain('/kakehashi');
    for (const { name } of SEED.channels) expect(greeting).toContain(`#${name}`);
    expect(greeting).not.toContain('anyone');
    expect(greetRehearsal('http://127.0.0.1:3001', true)).toContain('anyone who reaches its port can act as anyone');
  });
});

it('a rehearsal whose PORT is set and taken ends with one line that names it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  const config = readConfig({ KAKEHASHI_DIR: dir, PORT: String(port) });
  await expect(startDemo(config, memoryLog())).rejects.toMatchObject({
    values: { problems: `PORT ${port} cannot be listened on (EADDRINUSE): name a free one.` },
  });
  await new Promise((resolve) => other.close(resolve));
  await rm(dir, { recursive: true, force: true });
});

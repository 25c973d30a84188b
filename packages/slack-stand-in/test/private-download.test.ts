import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StandIn } from '../src/start-stand-in.ts';
import { SEED } from '../src/state/seed.ts';
import { createManualTimers } from '../src/time/create-manual-timers.ts';
import { clientFor, HANA, HOUSE, rehearse } from './helpers.ts';
import { download, MB, shareFile } from './share-file.ts';

describe('a private download', () => {
  it('gives the bytes to the bot’s token', async () => {
    const rehearsal = await rehearse();
    const { url } = await shareFile(rehearsal);
    const served = await download(rehearsal, url);
    expect(served.headers.get('content-length')).toBe('8');
    expect(served.headers.get('content-type')).toBe('text/csv');
    expect(await served.text()).toBe('a,b\n1,2\n');
    expect(await (await download(rehearsal, url.replace('/download', ''))).text()).toBe('a,b\n1,2\n');
  });

  it.each([
    ['without a token', (_rehearsal: StandIn, url: string) => fetch(url)],
    ['with a wrong token', (rehearsal: StandIn, url: string) => download(rehearsal, url, 'xoxb-wrong')],
    ['with the app’s token', (rehearsal: StandIn, url: string) => download(rehearsal, url, rehearsal.appToken)],
    [
      'without files:read',
      (rehearsal: StandIn, url: string) => {
        rehearsal.withholdScope('files:read');
        return download(rehearsal, url);
      },
    ],
    [
      'with a revoked token',
      (rehearsal: StandIn, url: string) => {
        rehearsal.refuseToken('token_revoked');
        return download(rehearsal, url);
      },
    ],
    [
      'by an app that has left the channel',
      async (rehearsal: StandIn, url: string) => {
        await rehearsal.driver.leave(HOUSE, SEED.app.userId);
        return download(rehearsal, url);
      },
    ],
  ])('%s leads to the sign-in page, with status 200', async (_how, ask) => {
    const rehearsal = await rehearse();
    const { url } = await shareFile(rehearsal);
    const served = await ask(rehearsal, url);
    expect([served.status, served.redirected]).toEqual([200, true]);
    expect(served.headers.get('content-type')).toContain('text/html');
    expect(await served.text()).toContain('<!DOCTYPE html>');
  });

  it('redirects to the sign-in page, for a client that doesn’t follow', async () => {
    const rehearsal = await rehearse();
    const { url } = await shareFile(rehearsal);
    const served = await fetch(url, { redirect: 'manual' });
    expect(served.status).toBe(302);
    expect(served.headers.get('location')).toBe(`/signin?redir=${encodeURIComponent(new URL(url).pathname)}`);
  });

  it('of a deleted file is not found', async () => {
    const rehearsal = await rehearse();
    const { id, url } = await shareFile(rehearsal);
    await rehearsal.driver.deleteFile(HANA, id);
    expect((await download(rehearsal, url)).status).toBe(404);
  });

  it('of 50 MB comes in pieces, as fast as the client reads them', async () => {
    const stateDir = await mkdtemp(join(tmpdir(), 'rehearsal-'));
    onTestFinished(() => rm(stateDir, { recursive: true, force: true }));
    for (const more of [{}, { stateDir }]) {
      const rehearsal = await rehearse(more);
      const { url } = await shareFile(rehearsal, { name: 'big.csv', bytes: Buffer.alloc(50 * MB, 'a') });
      const served = await download(rehearsal, url);
      // The client has read nothing yet, so the download waits.
      expect(await clientFor(rehearsal).auth.test()).toMatchObject({ ok: true });
      let size = 0;
      for await (const piece of served.body!) {
        expect(piece.length).toBeLessThanOrEqual(MB);
        size += piece.length;
      }
      expect(size).toBe(50 * MB);
    }
  });

  it('can fail with a status, be cut off, or stall', async () => {
    const rehearsal = await rehearse();
    const { id, url } = await shareFile(rehearsal, { name: 'rows.csv', bytes: Buffer.alloc(200_000, 'a') });
    rehearsal.faults.add('download', { status: 503 }, { cutAfter: 100_000 }, { stallAfter: 100_000 });
    expect((await download(rehearsal, url)).status).toBe(503);
    await expect((await download(rehearsal, url)).arrayBuffer()).rejects.toThrow('terminated');
    const stop = new AbortController();
    const stalled = await download(rehearsal, url, rehearsal.botToken, { signal: stop.signal });
    const reader = stalled.body!.getReader();
    let size = 0;
    while (size < 100_000) size += (await reader.read()).value?.length ?? 0;
    expect(size).toBe(100_000);
    stop.abort();
    expect((await download(rehearsal, url)).status).toBe(200);
    expect(await rehearsal.driver.deleteFile(HANA, id)).toEqual({ ok: true });
  });

  it('can be slow, and breaks off when its file is deleted meanwhile', async () => {
    const timers = createManualTimers();
    const rehearsal = await rehearse({ timers });
    const { id, url } = await shareFile(rehearsal, { name: 'rows.csv', bytes: Buffer.alloc(200_000, 'a') });
    rehearsal.faults.add('download', { chunkMs: 100 });
    const served = await download(rehearsal, url);
    const reader = served.body!.getReader();
    /** Reads the next piece while time passes. */
    const readLate = async () => {
      let isOver = false;
      const read = reader.read().finally(() => {
        isOver = true;
      });
      // The loop below may end before someone waits for it.
      read.catch(() => {});
      while (!isOver) {
        await setImmediate();
        timers.advance(100);
      }
      return read;
    };
    expect((await readLate()).value?.length).toBeLessThanOrEqual(64 * 1024);
    await rehearsal.driver.deleteFile(HANA, id);
    const rest = async () => {
      while (!(await readLate()).done);
    };
    await expect(rest()).rejects.toThrow('terminated');
  });
});

import type pg from 'pg';
import { type OpenStore, storeOn } from '../../src/store/open-store.ts';
import { allRows } from './all-rows.ts';

/** Thrown in place of a statement that the database never gets. */
class CutOff extends Error {}

/** A store on the same database, whose transactions end before their nth statement, as when the process does. `reached` tells whether one got so far. */
function cutAt({ pool }: OpenStore, nth: number): { opened: OpenStore; reached: () => boolean } {
  let left = nth;
  const connect = async () => {
    const client = await pool.connect();
    const query = (...args: Parameters<typeof client.query>) => {
      left -= 1;
      if (left === 0) throw new CutOff(`before statement ${nth}`);
      return client.query(...args);
    };
    return { query, release: (isBroken?: boolean) => client.release(isBroken) };
  };
  const query = (...args: Parameters<typeof pool.query>) => pool.query(...args);
  const cut = { connect, query } as unknown as pg.Pool;
  return { opened: storeOn(cut, async () => {}), reached: () => left <= 0 };
}

/**
 * Does a deed again and again, and ends it before another statement of its transactions each time, until it gets through.
 * @param options.watched which rows count; default: all
 * @returns how many times it was cut off, and after how many of these times anything had changed
 */
export async function cutOffEverywhere(
  opened: OpenStore,
  deed: (opened: OpenStore) => Promise<unknown>,
  { watched = () => true }: { watched?: (row: string) => boolean } = {},
): Promise<{ cuts: number; changed: number[] }> {
  const state = async () => (await allRows(opened.pool)).split('\n').filter(watched).toSorted().join('\n');
  const before = await state();
  const changed: number[] = [];
  for (let nth = 1; ; nth += 1) {
    const { opened: cut, reached } = cutAt(opened, nth);
    try {
      await deed(cut);
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
    }
    if (!reached()) return { cuts: nth - 1, changed };
    if ((await state()) !== before) changed.push(nth);
  }
}

import type { StoreOf } from '../ports/store.ts';

/**
 * Writes what was made of texts that were read outside the transaction. When texts were erased meanwhile, it reads again: what is
 * written never holds a text that is erased already.
 * @param store its transaction writes; an erasure waits for it
 * @param read reads the texts and makes something of them, which may take long
 * @returns what `write` returns
 */
export async function writeWhatWasRead<Tx extends StoreOf<'erasures'>, R, T>(
  store: Pick<Tx, 'erasures'> & { transaction<U>(work: (tx: Tx) => Promise<U>): Promise<U> },
  teamId: string,
  read: () => Promise<R>,
  write: (tx: Tx, made: R) => Promise<T>,
): Promise<T> {
  for (;;) {
    const before = await store.erasures.count(teamId);
    const made = await read();
    const done = await store.transaction(async (tx) =>
      (await tx.erasures.hold(teamId)) === before ? { result: await write(tx, made) } : undefined,
    );
    if (done !== undefined) return done.result;
  }
}

import type { Config } from '../config.ts';
import { type OpenStore, openStore } from '../store/open-store.ts';

/**
 * Does one piece of work on the store, without the app, and closes it.
 * @throws AppError config_invalid when the database cannot be used, for example because the app uses the embedded one; as `work` does
 */
export async function withStore<T>(
  { databaseUrl, dataKeys, dir }: Pick<Config, 'databaseUrl' | 'dataKeys' | 'dir'>,
  work: (opened: OpenStore) => Promise<T>,
): Promise<T> {
  const opened = await openStore({ dataKeys, ...(databaseUrl === undefined ? { dir } : { databaseUrl }) });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

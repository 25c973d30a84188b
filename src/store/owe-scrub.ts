import type { Db } from './query.ts';

/** Notes that deleted words may still be in the files of the embedded database (`scrub-folder.ts`). */
export async function oweScrub(db: Db): Promise<void> {
  await db.query(
    'INSERT INTO kakehashi.scrub (since) VALUES (now()) ON CONFLICT (one) DO UPDATE SET since = excluded.since',
  );
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../make-folders.ts';
import type { Clock } from '../ports/clock.ts';

/** A clock that runs at the machine's pace and can be set ahead. It never goes back, because Slack's messages are ordered by time. */
export interface MovableClock extends Clock {
  /** Milliseconds since 1970. */
  read(): number;
  moveTo(at: Date): void;
}

/** Creates a movable clock. A file in `dir` keeps how far it is ahead, so that a restart does not go back in time. */
export function createMovableClock(dir: string): MovableClock {
  const file = join(dir, 'clock.json');
  let ahead = readAhead(file);
  const read = () => Date.now() + ahead;
  return {
    read,
    now: () => new Date(read()),
    moveTo(at) {
      ahead = Math.max(ahead, at.getTime() - Date.now());
      makeFolders(dir);
      writeFileSync(file, JSON.stringify({ aheadMs: ahead }));
    },
  };
}

function readAhead(file: string): number {
  try {
    const { aheadMs } = JSON.parse(readFileSync(file, 'utf8')) as { aheadMs?: unknown };
    return typeof aheadMs === 'number' && aheadMs > 0 ? aheadMs : 0;
  } catch {
    // Without a readable file, the clock shows the machine's time.
    return 0;
  }
}

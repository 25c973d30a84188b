import type { ErasePort } from '../../src/flow/members/erase-data.ts';
import type { Store } from '../../src/ports/store.ts';
import { at, fresh } from '../store/fixtures.ts';
import { course } from './course.ts';
import { memoryLog } from './start-kakehashi.ts';

/** What an erasure needs, with a store and a chat platform on which everybody reads English and is there. */
export function eraseNeeds(store: Store): ErasePort {
  return {
    store,
    course,
    clock: { now: () => at(9) },
    random: { uuid: () => fresh('uuid') },
    jobs: { enqueue: async () => {} },
    log: memoryLog(),
    chat: {
      accessTo: async () => 'open',
      groupOf: async () => 'unknown',
      personOf: async () => ({ locale: 'en', zone: 'Etc/UTC', kind: 'member' }),
      quietUntil: async () => new Map(),
    },
  };
}

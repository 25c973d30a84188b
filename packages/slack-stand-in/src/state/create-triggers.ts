import { randomBytes } from 'node:crypto';

const LIFE_MS = 3000;

type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids. Each lets the app open one modal for one person within 3 seconds. */
export interface Triggers {
  issue(userId: string): string;
  /** Uses up a trigger id. `userId` is the person who gets the modal. */
  exchange(triggerId: unknown): { userId: string } | { error: TriggerError };
}

export function createTriggers(now: () => number): Triggers {
  const issued = new Map<string, { userId: string; at: number; used: boolean }>();
  return {
    issue(userId) {
      const id = `${Math.floor(now())}.${randomBytes(4).readUInt32BE()}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { userId, at: now(), used: false });
      return id;
    },
    exchange(triggerId) {
      const trigger = typeof triggerId === 'string' ? issued.get(triggerId) : undefined;
      if (trigger === undefined) return { error: 'invalid_trigger_id' };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (now() - trigger.at > LIFE_MS) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return { userId: trigger.userId };
    },
  };
}

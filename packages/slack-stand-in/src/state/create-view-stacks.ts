import type { Json } from '../json.ts';
import type { ViewValues } from '../page-api.ts';

/** Slack stacks at most three modal views. */
export const MAX_DEPTH = 3;

/** The open modals of each person, bottom first. A restart closes them. */
export interface ViewStacks {
  of(userId: string): Json[];
  /** Replaces a person's stack. */
  set(userId: string, stack: Json[]): void;
  find(matches: (view: Json) => boolean): { userId: string; view: Json } | undefined;
  /** The person's current input in a view. */
  state(viewId: string): ViewValues;
  setState(viewId: string, values: ViewValues): void;
}

export function createViewStacks(): ViewStacks {
  const stacks = new Map<string, Json[]>();
  const states = new Map<string, ViewValues>();
  return {
    of: (userId) => stacks.get(userId) ?? [],
    set: (userId, stack) => void stacks.set(userId, stack),
    find(matches) {
      for (const [userId, stack] of stacks) {
        const view = stack.find(matches);
        if (view !== undefined) return { userId, view };
      }
      return undefined;
    },
    state: (viewId) => states.get(viewId) ?? {},
    setState: (viewId, values) => void states.set(viewId, values),
  };
}

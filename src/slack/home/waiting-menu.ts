import type { Overflow } from '@slack/types';
import { z } from 'zod';
import { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';

/** What a person can do with a request that waits for them. */
const CHOICES = ['reply', 'hand-on', 'snooze', 'decline'] as const;
const VALUE = z.tuple([z.enum(CHOICES), z.string()]);

/** The one menu of a request that waits: reply, hand on, later, not mine. */
export function waitingMenu({ t }: Words, requestId: string): Overflow {
  return {
    type: 'overflow',
    action_id: ACTIONS.waitingMenu,
    options: CHOICES.map((each) => option(JSON.stringify([each, requestId]), t(`button.${each}`))),
  };
}

/** Reads a choice of the menu. @throws AppError stale_button */
export function readWaitingChoice(value: string): { what: (typeof CHOICES)[number]; requestId: string } {
  const [what, requestId] = readValue(VALUE, value);
  return { what, requestId };
}

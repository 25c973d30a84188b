import type { Overflow } from '@slack/types';
import { z } from 'zod';
import { WORKSHOP_DEEDS, type WorkshopDeed } from '../../team/workshop.ts';
import { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { option } from './kit.ts';
import type { Words } from './words.ts';

const VALUE = z.tuple([z.enum(WORKSHOP_DEEDS), z.string(), z.number().int()]);

/** What a press does, in which workshop, and the step that its board showed. */
export interface WorkshopRef {
  deed: WorkshopDeed;
  workshopId: string;
  step: number;
}

/** The facilitator's menu on the board of a workshop. */
export function workshopMenu(
  { t }: Words,
  { workshopId, step, paused }: { workshopId: string; step: number; paused: boolean },
): Overflow {
  const deeds = [paused ? 'resume' : 'pause', 'extend', 'skip', 'back', 'end'] as const;
  return {
    type: 'overflow',
    action_id: ACTIONS.workshopMenu,
    options: deeds.map((deed) => option(workshopValue({ deed, workshopId, step }), t(`workshop.menu.${deed}`))),
  };
}

/** The value of a button or a choice that moves a workshop. */
export function workshopValue({ deed, workshopId, step }: WorkshopRef): string {
  return JSON.stringify([deed, workshopId, step]);
}

/** Reads such a value. @throws AppError stale_button */
export function readWorkshopRef(value: string): WorkshopRef {
  const [deed, workshopId, step] = readValue(VALUE, value);
  return { deed, workshopId, step };
}

const REVEAL = z.tuple([z.string(), z.number().int()]);

/** The value of the button that reveals the best request: the workshop, and the step of the debrief. */
export function revealValue({ workshopId, step }: { workshopId: string; step: number }): string {
  return JSON.stringify([workshopId, step]);
}

/** Reads such a value. @throws AppError stale_button */
export function readRevealRef(value: string): { workshopId: string; step: number } {
  const [workshopId, step] = readValue(REVEAL, value);
  return { workshopId, step };
}

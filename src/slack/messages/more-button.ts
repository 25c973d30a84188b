import { z } from 'zod';
import { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { actions, button } from './kit.ts';
import type { Words } from './words.ts';

/** What a message or view may show in part, and the modal `more` shows in whole. */
const KINDS = ['answer', 'review', 'asked', 'cohorts', 'replies', 'reviews', 'request', 'lesson', 'holders'] as const;
export type MoreKind = (typeof KINDS)[number];

/** What a button leads to. */
export interface MoreRef {
  kind: MoreKind;
  /** The first item that is shown, from 0. */
  from: number;
  /** The request, lesson or channel whose list it is; '' for a list of the reader's own. */
  about: string;
}

/** Writes the value of a button. */
export function writeMore({ kind, from, about }: MoreRef): string {
  return JSON.stringify([kind, from, about]);
}

const VALUE = z.tuple([z.enum(KINDS), z.int().nonnegative(), z.string()]);

/** Reads the value of a button. @throws AppError stale_button */
export function readMore(value: string): MoreRef {
  const [kind, from, about] = readValue(VALUE, value);
  return { kind, from, about };
}

/** "Show 5 more": a button that leads to the items of a list which a message or view leaves out. */
export function moreButton({ t }: Words, { kind, from, about = '' }: Omit<MoreRef, 'about'> & { about?: string }) {
  return (left: number, shown = 0) => [
    actions(button(ACTIONS.openMore, t('button.more', { n: left }), writeMore({ kind, from: from + shown, about }))),
  ];
}

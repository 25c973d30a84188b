import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import { REQUEST_KINDS } from '../../../course/types.ts';
import type { Written } from '../../../flow/requests/open-draft.ts';
import type { Writing } from '../../../flow/requests/save-draft.ts';
import type { Actor } from '../../edge.ts';
import { BLOCKS, VALUE } from '../../ids.ts';
import { readMetadata } from '../../read-metadata.ts';
import { chosen } from '../schedule/read-schedule.ts';

/** The form that asks a role, and how far it is filled in. */
export interface AskForm extends Writing {
  channelId: string;
  /** How often the app has written in the text; Slack takes a new text only in a new block. */
  edition: number;
  written: Written;
}

/** Block of the text, by how often the app has written in it. */
export function textBlock(edition: number): string {
  return edition === 0 ? BLOCKS.text : `${BLOCKS.text}-${edition}`;
}

/** What the form holds; `written` is undefined where Slack has not sent along what was typed. @throws AppError stale_button */
export function readAsk(
  { teamId, userId }: Pick<Actor, 'teamId' | 'userId'>,
  view: Pick<ViewOutput, 'private_metadata' | 'state'>,
): Omit<AskForm, 'written'> & { written: Written | undefined } {
  const metadata = readMetadata(view);
  const edition = Number(metadata.edition ?? 0);
  const value = (block: string): ViewStateValue | undefined => view.state?.values?.[block]?.[VALUE];
  const typed = value(textBlock(edition));
  const kind = REQUEST_KINDS.find((one) => one === value(BLOCKS.kind)?.selected_option?.value);
  const written = { roles: chosen(value(BLOCKS.role)), text: typed?.value ?? '', ...(kind ? { kind } : {}) };
  return {
    teamId,
    userId,
    lessonId: metadata.lessonId ?? '',
    channelId: metadata.channelId ?? '',
    requestId: metadata.requestId ?? '',
    edition,
    written: typed === undefined ? undefined : written,
  };
}

/** When something was done in a modal: what is told of it may arrive in another order. */
export function timeOf({ action_ts: at }: { action_ts: string }): Date {
  return new Date(Number(at) * 1000);
}

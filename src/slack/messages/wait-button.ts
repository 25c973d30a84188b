import type { ActionsBlock } from '@slack/types';
import { z } from 'zod';
import type { RoleId } from '../../course/role.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { actions, button, shorten } from './kit.ts';
import type { Words } from './words.ts';

/** Most characters of a name on a button. */
const MOST_NAME = 40;

type Asked = ContentOf<'request'>['asked'][number];

/** Whom a request could wait for instead, and in which role. */
interface WaitRef {
  requestId: string;
  role: RoleId;
  person: string;
}

/** Who is back first among those for whom a part of a request could still wait; undefined where somebody has taken or answered it. */
export function couldWaitFor({ assignee, why, state, away }: Asked): string | undefined {
  const [first] = away ?? [];
  const isUntaken = state === 'asked' || (state === 'answered' && assignee === undefined);
  return why === 'away' || why === 'waits' || !isUntaken ? undefined : first?.userId;
}

/**
 * Buttons for the asker, who may wait for somebody who is away instead; one a block, because a block's ids are unique. A button shows no mention, so
 * it takes names.
 */
export function waitButtons(
  { t }: Words,
  requestId: string,
  asked: readonly Asked[],
  names: ReadonlyMap<string, string> | undefined,
): ActionsBlock[] {
  return asked.flatMap((each) => {
    const person = couldWaitFor(each);
    if (person === undefined) return [];
    const name = names?.get(person);
    const label =
      name === undefined ? t('button.wait-instead') : t('button.wait-for', { person: shorten(name, MOST_NAME) });
    return actions(button(ACTIONS.waitForPerson, label, JSON.stringify([requestId, each.role, person])));
  });
}

/** Reads the value of a button. @throws AppError stale_button */
export function readWaitRef(value: string): WaitRef {
  const [requestId, role, person] = readValue(z.tuple([z.string(), z.string(), z.string()]), value);
  return { requestId, role, person };
}

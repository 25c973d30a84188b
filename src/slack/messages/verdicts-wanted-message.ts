import { ACTIONS } from '../app/ids.ts';
import { actions, button, type Message, section } from './kit.ts';
import type { Words } from './words.ts';

/** Tells somebody who wrote in a presentation's thread that each statement wants a verdict, and offers the form. */
export function verdictsWantedMessage({ t }: Words, requestId: string): Message {
  const text = t('verdicts.wanted');
  return { text, blocks: [section(text), actions(button(ACTIONS.openReply, t('button.reply'), requestId, 'primary'))] };
}

import type { ViewStateValue } from '@slack/bolt';
import { BLOCKS } from '../app/ids.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { selectedOptions } from './field-values.ts';
import { checksField } from './kit.ts';

/** What a channel gets besides its lessons: once what to expect, and the messages of each week. */
export type OtherMessage = 'kick-off' | 'weekly';

/** The field for a channel's messages besides its lessons, of those that a form offers. */
export function messagesField(
  { t }: Words,
  { offered, initial }: { offered: OtherMessage[]; initial: OtherMessage[] },
) {
  return checksField({
    block: BLOCKS.messages,
    label: t('schedule.messages'),
    hint: t('schedule.messages-hint'),
    optional: true,
    options: offered.map((id) => option(id, t(`schedule.messages.${id}`))),
    initial,
  });
}

/** Whether a message is chosen in the field. */
export function wants(state: ViewStateValue | undefined, message: OtherMessage): boolean {
  return selectedOptions(state).includes(message);
}

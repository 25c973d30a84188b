import type { KnownBlock } from '@slack/types';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { fitBlocks, listing } from './fit-blocks.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { moreButton } from './more-button.ts';
import { quoteStart } from './quote.ts';
import type { Words } from './words.ts';

/** Most requests in a digest: more would not be read. The button below them shows all that wait. */
const MOST = 8;

/** Lists once a day, privately, the requests that wait for this person's answer, with buttons. */
export function digestMessage(words: Words, content: ContentOf<'digest'>): Message {
  const { t } = words;
  const text = t('digest.title', { count: content.requests.length });
  const blocks = [
    section(text),
    listing(content.requests, (request) => requestBlocks(words, request), {
      most: MOST,
      // From the first: meanwhile, other requests may wait.
      more: (left) => moreButton(words, { kind: 'answer', from: 0 })(left),
    }),
    context(t('digest.hint')),
    actions(button(ACTIONS.openOwnHours, t('button.own-hours'), 'digest')),
  ];
  return { text, blocks: fitBlocks(blocks, MESSAGE_LIMITS) };
}

/** One request. Its buttons are not primary, because a list has many. */
function requestBlocks({ t, course, locale }: Words, request: ContentOf<'digest'>['requests'][number]): KnownBlock[] {
  return [
    section(
      t('digest.request', {
        asker: mention(request.asker),
        role: escapeMrkdwn(course.role(locale, request.role).name),
        kind: t(`kind.${request.kind}`),
        channel: `<#${request.channelId}>`,
        since: dateToken(new Date(request.askedAt)),
      }),
    ),
    ...quoteStart(request.text, 400),
    ...(request.due === undefined ? [] : [context(t('request.due', { by: dateToken(new Date(request.due)) }))]),
    actions(
      button(ACTIONS.openReply, t('button.reply'), request.requestId),
      button(ACTIONS.snooze, t('button.snooze'), request.requestId),
      button(ACTIONS.openHandOn, t('button.hand-on'), request.requestId),
      button(ACTIONS.openDecline, t('button.decline'), request.requestId),
    ),
  ];
}

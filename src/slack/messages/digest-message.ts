import type { KnownBlock } from '@slack/types';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { quoteStart } from './quote.ts';
import type { Words } from './words.ts';

/** Most requests in a digest, because a message takes 50 blocks; App Home shows the rest. */
const MOST = 8;

/** Lists once a day, privately, the requests that wait for this person's answer, with buttons. */
export function digestMessage({ t, course, locale }: Words, content: ContentOf<'digest'>): Message {
  const text = t('digest.title', { count: content.requests.length });
  const shown = content.requests.slice(0, MOST);
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap((request): KnownBlock[] => [
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
        actions(
          button(ACTIONS.openReply, t('button.reply'), request.requestId, 'primary'),
          button(ACTIONS.snooze, t('button.snooze'), request.requestId),
          button(ACTIONS.openHandOn, t('button.hand-on'), request.requestId),
          button(ACTIONS.openDecline, t('button.decline'), request.requestId),
        ),
      ]),
      context(t(shown.length < content.requests.length ? 'digest.more' : 'digest.hint')),
    ],
  };
}

import type { KnownBlock } from '@slack/types';
import { keyFor, keyIf } from '../../course/request-kind.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { fitBlocks, listing } from './fit-blocks.ts';
import { actions, button, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { moreButton } from './more-button.ts';
import { nameOf } from './name-people.ts';
import { nameSettled } from './name-settled.ts';
import { newsParts } from './news-message.ts';
import { quoteStart } from './quote.ts';
import { spokenAs } from './request-roles.ts';
import { weekBlocks } from './week-messages.ts';
import type { Words } from './words.ts';

/** Most requests in a digest: more would not be read. The button below them shows all that wait. */
const MOST = 8;

/** Lists once a day, privately, the requests that wait for this person's answer, with buttons, and what else waited to be told. */
export function digestMessage(words: Words, content: ContentOf<'digest'>): Message {
  const { t } = words;
  const waiting = content.requests.filter(({ settled }) => settled === undefined);
  const count = waiting.length;
  const hasRemarks = waiting.some(({ kind }) => kind === 'remark');
  const { nudgedBy, week } = content;
  const waits = count === 0 ? t('digest.title-settled') : t(keyIf(hasRemarks, 'digest.title'), { count });
  const isListing = content.requests.length > 0;
  const text =
    week === undefined ? waits : isListing ? t('list.pair', { label: t('week.title'), text: waits }) : t('week.title');
  const items = content.items ?? [];
  const asksReview = items.some((item) => item.type === 'review-asked' && item.settled === undefined);
  const blocks = [
    ...(week === undefined ? [] : [section(`*${t('week.title')}*`), ...weekBlocks(words, week, asksReview)]),
    ...(week === undefined || isListing ? [section(waits)] : []),
    ...(nudgedBy === undefined || count === 0 ? [] : [section(t('nudge.lead', { by: nameOf(words, nudgedBy) }))]),
    listing(content.requests, (request) => requestBlocks(words, content.to, request), {
      most: MOST,
      // From the first: meanwhile, other requests may wait.
      more: (left) => moreButton(words, { kind: 'answer', from: 0 })(left),
    }),
    ...(count === 0 ? [] : [context(t('digest.hint'))]),
    ...newsParts(words, items),
    ...(week === undefined ? [] : [context(t('week.hint'))]),
    actions(button(ACTIONS.openOwnHours, t('button.own-hours'), 'digest')),
  ];
  return { text, blocks: fitBlocks(blocks, MESSAGE_LIMITS) };
}

/** One request; when it is settled, only what became of it. Its buttons are not primary, because a list has many. */
function requestBlocks(words: Words, reader: string, request: ContentOf<'digest'>['requests'][number]): KnownBlock[] {
  const { t, course, locale } = words;
  const lead = section(
    t(keyFor(request.kind, 'digest.request'), {
      asker: nameOf(words, request.asker),
      role: escapeMrkdwn(course.role(locale, request.role).name),
      kind: t(`kind.${request.kind}`),
      as: spokenAs(words, request),
      channel: `<#${request.channelId}>`,
      since: dateToken(new Date(request.askedAt)),
    }),
  );
  if (request.settled !== undefined) return [lead, context(nameSettled(words, request.settled, reader))];
  return [
    lead,
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

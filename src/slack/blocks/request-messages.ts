import { RUBRIC } from '../../course/types.ts';
import { ACTIONS, MARKS } from '../ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, quote, section } from './kit.ts';
import type { ContentOf, Words } from './render-content.ts';

/** A request in the lesson's thread: who asks whom for what, why this person, and how it stands. */
export function requestMessage({ t, course, locale }: Words, content: ContentOf<'request'>): Message {
  const role = course.role(locale, content.role).name;
  const kind = t(`kind.${content.kind}`);
  const asker = mention(content.asker);
  const why = t(`routing.${content.why}`, { role });
  const to = content.assignee === undefined ? t('request.to-anyone', { role }) : mention(content.assignee);
  const lead = t('request.lead', { to, role: escapeMrkdwn(role), kind, asker });
  const state = t(`request.state.${content.state}`, {
    done: content.reviews.done,
    invited: content.reviews.invited,
  });
  return {
    text: lead,
    blocks: [
      section(lead),
      ...quote(content.text),
      context(`${escapeMrkdwn(why)} · *${t('request.state')}* ${state}`),
      ...(content.state === 'asked'
        ? [actions(button(ACTIONS.openReply, t('button.reply'), content.requestId, 'primary'))]
        : []),
      ...(content.state === 'asked' ? [context(t('request.or-thread'))] : []),
    ],
  };
}

/** An answer given in the modal, so that the thread has it too. */
export function replyMessage({ t }: Words, content: ContentOf<'reply'>): Message {
  const lead = t('reply.lead', { author: mention(content.author) });
  return { text: lead, blocks: [section(lead), ...quote(content.text)] };
}

/** Asks two peers to review an answered request. */
export function invitationMessage({ t, course, locale }: Words, content: ContentOf<'review-invitation'>): Message {
  const role = course.role(locale, content.role).name;
  const asker = mention(content.asker);
  const text = content.fallback
    ? t('review.nobody', { asker })
    : t('review.invitation', { reviewers: content.reviewers.map(mention).join(' '), asker, role: escapeMrkdwn(role) });
  return {
    text,
    blocks: [section(text), actions(button(ACTIONS.openReview, t('button.review'), content.requestId, 'primary'))],
  };
}

/** A peer's review, told to the asker. */
export function reviewResultMessage({ t }: Words, content: ContentOf<'review-result'>): Message {
  const lead = t('review.result', {
    asker: mention(content.asker),
    reviewer: mention(content.reviewer),
    nth: content.nth,
    of: content.of,
  });
  const marks = { yes: ':white_check_mark:', partly: ':large_yellow_circle:', no: ':x:' } as const;
  const lines = RUBRIC.map((criterion) => {
    const rating = content.ratings[criterion];
    return `${marks[rating]} ${t(`rubric.${criterion}`)} *${t(`rating.${rating}`)}*`;
  });
  return {
    text: lead,
    blocks: [
      { ...section(lead), block_id: MARKS.reviewResult },
      section(lines.join('\n')),
      ...(content.comment === '' ? [] : quote(content.comment)),
    ],
  };
}

import { RUBRIC } from '../../course/rubric.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS, MARKS } from '../app/ids.ts';
import { actions, button, context, type Message, mention, section, shorten } from './kit.ts';
import { namePeople, nameRoles } from './name-people.ts';
import { quote } from './quote.ts';
import { writeReviewRef } from './review-ref.ts';
import type { Words } from './words.ts';

/** Asks peers to review an answered request. */
export function invitationMessage(words: Words, content: ContentOf<'review-invitation'>): Message {
  const { t } = words;
  const about = { asker: mention(content.asker), role: nameRoles(words, content.roles) };
  const text = content.fallback
    ? t('review.nobody', about)
    : content.reviewers.length === 0
      ? t('review.invitation-anonymous', about)
      : t('review.invitation', { ...about, reviewers: namePeople(words, content.reviewers) });
  return { text, blocks: [section(text), reviewButton(words, content.requestId), context(t('review.seats'))] };
}

/** Asks one person privately, where the channel does not show who is asked. */
export function reviewAskedMessage(words: Words, content: ContentOf<'review-asked'>): Message {
  const about = { asker: mention(content.asker), role: nameRoles(words, content.roles) };
  const text =
    content.channel === undefined
      ? words.t('review.asked-privately', about)
      : words.t('review.asked-in', { ...about, channel: `<#${content.channel}>` });
  const { settled } = content;
  const below = settled === undefined ? reviewButton(words, content.requestId) : context(words.t(`settled.${settled}`));
  return { text, blocks: [section(text), below] };
}

function reviewButton({ t }: Words, requestId: string) {
  return actions(button(ACTIONS.openReview, t('button.review'), requestId, 'primary'));
}

/** A sign for each level, by shape and not only by colour. */
const SIGNS = {
  fully: ':white_check_mark:',
  mostly: ':large_blue_circle:',
  partly: ':large_yellow_circle:',
  not: ':x:',
} as const;

/** Shows a peer's review to the asker, and the asker's reaction. */
export function reviewResultMessage({ t }: Words, content: ContentOf<'review-result'>): Message {
  const { asker, reviewer, nth, of, requestId, reaction } = content;
  const lead = t('review.result', {
    asker: mention(asker),
    reviewer: reviewer === undefined ? t('review.someone') : mention(reviewer),
    nth,
    of,
  });
  const lines = RUBRIC.flatMap((criterion) => {
    const rating = content.ratings[criterion];
    if (rating === undefined) return [];
    return `${SIGNS[rating]} *${t(`rubric.${criterion}.short`)}* ${t(`rubric.${criterion}.${rating}`)}`;
  });
  const value = writeReviewRef({ requestId, nth });
  return {
    text: lead,
    blocks: [
      { ...section(lead), block_id: MARKS.reviewResult },
      section(lines.join('\n')),
      ...(content.comment === '' ? [] : quote(content.comment)),
      ...(reaction === undefined
        ? [
            actions(
              button(ACTIONS.reviewHelps, t('button.review-helps'), value),
              button(ACTIONS.openReviewDiffers, t('button.review-differs'), value),
            ),
          ]
        : [context(t(`review.reaction.${reaction.kind}`, { asker: mention(asker) }))]),
      ...(reaction === undefined || reaction.text === '' ? [] : quote(reaction.text)),
    ],
  };
}

/** Summarises all reviews of a request by the median of each criterion. */
export function reviewSummaryMessage({ t, locale }: Words, content: ContentOf<'review-summary'>): Message {
  const { summary, asker } = content;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const lead = t('review.summary', { asker: mention(asker), n: summary.reviews });
  const lines = summary.criteria.map(({ criterion, median }) =>
    t('review.summary-line', { criterion: t(`rubric.${criterion}.short`), median: number.format(median) }),
  );
  const weakest = summary.criteria.toSorted((a, b) => a.median - b.median)[0];
  return {
    text: shorten(`${lead} ${lines.join(t('list.comma'))}`, 3000),
    blocks: [
      section(lead),
      section(lines.map((line) => `• ${line}`).join('\n')),
      ...(weakest === undefined || weakest.median > 3
        ? [context(t('review.next-good'))]
        : [context(t(`review.next.${weakest.criterion}`))]),
    ],
  };
}

import type { KnownBlock } from '@slack/types';
import { keyIf } from '../../course/request-kind.ts';
import { CRITERIA, REMARK_RUBRIC } from '../../course/rubric.ts';
import type { Ratings } from '../../exercise/review.ts';
import type { ReviewSummary } from '../../exercise/summarize-reviews.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS, MARKS } from '../app/ids.ts';
import { actions, button, context, type Message, section, shorten } from './kit.ts';
import { mentionPeople, nameOf, nameRoles } from './name-people.ts';
import { quote } from './quote.ts';
import { writeReviewRef } from './review-ref.ts';
import type { Words } from './words.ts';

/** Asks peers to review an answered request. Earlier releases posted it. */
export function invitationMessage(words: Words, content: ContentOf<'review-invitation'>): Message {
  const { t } = words;
  const about = { asker: nameOf(words, content.asker), role: nameRoles(words, content.roles) };
  const text = content.fallback
    ? t('review.nobody', about)
    : content.reviewers.length === 0
      ? t('review.invitation-anonymous', about)
      : t('review.invitation', { ...about, reviewers: mentionPeople(words, content.reviewers) });
  return { text, blocks: [section(text), reviewButton(words, content.requestId), context(t('review.seats'))] };
}

/** Asks one person to review. The channel does not show who is asked. */
export function reviewAskedMessage(words: Words, content: ContentOf<'review-asked'>): Message {
  const { channel, settled, named, remark } = content;
  const about = { asker: nameOf(words, content.asker), role: nameRoles(words, content.roles) };
  const key = named === true ? 'review.asked-named' : 'review.asked';
  const text =
    channel === undefined
      ? words.t(keyIf(remark, `${key}-privately`), about)
      : words.t(keyIf(remark, `${key}-in`), { ...about, channel: `<#${channel}>` });
  const below = settled === undefined ? reviewButton(words, content.requestId) : context(words.t(`settled.${settled}`));
  return { text, blocks: [section(text), below] };
}

/** Tells the asker that the reviews of their request are complete, and where they are. */
export function reviewsCompleteMessage(words: Words, content: ContentOf<'reviews-complete'>): Message {
  const { t, lookedUp } = words;
  const link = lookedUp?.links.get(content.requestId);
  const where = { channel: `<#${content.channel}>`, role: nameRoles(words, content.roles) };
  const text =
    link === undefined
      ? t(keyIf(content.remark, 'review.complete'), where)
      : t(keyIf(content.remark, 'review.complete-link'), { ...where, link });
  return { text, blocks: [section(text)] };
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

/** Shows a peer's review to the asker, and the asker's reaction. Earlier releases posted one message a review. */
export function reviewResultMessage(words: Words, content: ContentOf<'review-result'>): Message {
  const { t } = words;
  const { asker, reviewer, nth, of } = content;
  const lead = t('review.result', {
    asker: nameOf(words, asker),
    reviewer: reviewer === undefined ? t('review.someone') : nameOf(words, reviewer),
    nth,
    of,
  });
  const lines = ratingLines(words, content.ratings);
  return {
    text: lead,
    blocks: [
      { ...section(lead), block_id: MARKS.reviewResult },
      section(lines.join('\n')),
      ...(content.comment === '' ? [] : quote(content.comment)),
      ...reactionBlocks(words, content),
    ],
  };
}

/** Each rated criterion with its level, in the order of the rubric. */
export function ratingLines({ t }: Words, ratings: Ratings): string[] {
  return CRITERIA.flatMap((criterion) => {
    const rating = ratings[criterion];
    if (rating === undefined) return [];
    return `${SIGNS[rating]} *${t(`rubric.${criterion}.short`)}* ${t(`rubric.${criterion}.${rating}`)}`;
  });
}

/** What the asker thinks of a review, or the buttons that ask. */
export function reactionBlocks(
  words: Words,
  { requestId, asker, nth, reaction }: Pick<ContentOf<'review-result'>, 'requestId' | 'asker' | 'nth' | 'reaction'>,
): KnownBlock[] {
  const { t } = words;
  if (reaction === undefined) {
    const value = writeReviewRef({ requestId, nth });
    return [
      actions(
        button(ACTIONS.reviewHelps, t('button.review-helps'), value),
        button(ACTIONS.openReviewDiffers, t('button.review-differs'), value),
      ),
    ];
  }
  const said = context(t(`review.reaction.${reaction.kind}`, { asker: nameOf(words, asker) }));
  return [said, ...(reaction.text === '' ? [] : quote(reaction.text))];
}

/** Summarises all reviews of a request by the median of each criterion. Earlier releases posted it. */
export function reviewSummaryMessage(words: Words, content: ContentOf<'review-summary'>): Message {
  const { t } = words;
  const { summary, asker } = content;
  const lead = t('review.summary', { asker: nameOf(words, asker), n: summary.reviews });
  const lines = medianLines(words, summary);
  return {
    text: shorten(`${lead} ${lines.join(t('list.comma'))}`, 3000),
    blocks: [section(lead), section(lines.map((line) => `• ${line}`).join('\n')), context(nextTime(words, summary))],
  };
}

/** The median of each criterion. */
export function medianLines({ t, locale }: Words, { criteria }: ReviewSummary): string[] {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return criteria.map(({ criterion, median }) =>
    t('review.summary-line', { criterion: t(`rubric.${criterion}.short`), median: number.format(median) }),
  );
}

/** What to do better next time, by the weakest criterion. */
export function nextTime({ t }: Words, { criteria }: ReviewSummary): string {
  const weakest = criteria.toSorted((a, b) => a.median - b.median)[0];
  if (weakest !== undefined && weakest.median <= 3) return t(`review.next.${weakest.criterion}`);
  const isRemark = criteria.some(({ criterion }) => (REMARK_RUBRIC as readonly string[]).includes(criterion));
  return t(keyIf(isRemark, 'review.next-good'));
}

import type { KnownBlock } from '@slack/types';
import { keyIf } from '../../course/request-kind.ts';
import { firstWords } from '../../exercise/first-words.ts';
import { summarizeReviews } from '../../exercise/summarize-reviews.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { ShownReview } from '../../messages/shown-review.ts';
import { ACTIONS, MARKS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { writeMore } from './more-button.ts';
import { nameOf } from './name-people.ts';
import { quote } from './quote.ts';
import { medianLines, nextTime, ratingLines, reactionBlocks } from './review-messages.ts';
import type { Words } from './words.ts';

/** Most characters of a comment in the message. A button shows all of it, and each reviewer's ratings. */
const MOST_OF_COMMENT = 200;

/** What the reviews of a request say together, each one's comment in short, and what the asker thinks of it. */
export function reviewResultsMessage(words: Words, content: ContentOf<'review-results'>): Message {
  const { t } = words;
  const { requestId, asker, about, of, reviews, remark } = content;
  const done = reviews.length;
  const lead = t(keyIf(remark, 'review.results'), {
    asker: nameOf(words, asker),
    about: escapeMrkdwn(about),
    done,
    of,
  });
  const summary = summarizeReviews(reviews.map(({ ratings }) => ratings));
  const medians = medianLines(words, summary).map((line) => `• ${line}`);
  return {
    text: lead,
    blocks: [
      { ...section(lead), block_id: MARKS.reviewResult },
      section([t('review.medians'), ...medians].join('\n')),
      ...reviews.flatMap((review) => [
        section(t('list.pair', { label: `*${reviewerOf(words, review)}*`, text: commentOf(words, review) })),
        ...reactionBlocks(words, { requestId, asker, ...review }),
      ]),
      actions(
        button(ACTIONS.openMore, t('button.show-reviews'), writeMore({ kind: 'reviews', from: 0, about: requestId })),
      ),
      ...(done < of ? [] : [context(nextTime(words, summary))]),
    ],
  };
}

/** A review in a modal, with its ratings and the whole comment. */
export function shownReviewBlocks(words: Words, review: ShownReview): KnownBlock[] {
  return [
    section([`*${reviewerOf(words, review)}*`, ...ratingLines(words, review.ratings)].join('\n')),
    ...(review.comment === '' ? [] : quote(review.comment)),
  ];
}

function reviewerOf(words: Words, { reviewer }: ShownReview): string {
  return reviewer === undefined ? words.t('review.someone') : nameOf(words, reviewer);
}

function commentOf({ t }: Words, { comment }: ShownReview): string {
  return comment === '' ? t('review.no-comment') : escapeMrkdwn(firstWords(comment, MOST_OF_COMMENT));
}

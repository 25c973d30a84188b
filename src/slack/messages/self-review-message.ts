import type { KnownBlock } from '@slack/types';
import { keyFor } from '../../course/request-kind.ts';
import type { Ratings } from '../../exercise/review.ts';
import { rewrittenOf } from '../../flow/reviews/self-review.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, type Message, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import { quoteStart } from './quote.ts';
import { ratingLines } from './review-messages.ts';
import type { Words } from './words.ts';

/** Most characters of each text, with their escapes, so that both fit into one message. The forms have all of them. */
const MOST_SHOWN = 4000;

/** A request before and after its asker has written it anew, each with the asker's own ratings; until then, the ratings. */
export function selfReviewMessage(words: Words, content: ContentOf<'self-review'>): Message {
  const { t } = words;
  const { requestId, text, ratings, rewrite, remark } = content;
  const kind = remark === true ? 'remark' : 'information';
  const asker = nameOf(words, content.asker);
  const lead = t(keyFor(kind, rewrite === undefined ? 'self-review.rated' : 'self-review.rewritten'), { asker });
  const rated = (of: Ratings): KnownBlock[] => {
    const lines = ratingLines(words, of);
    return lines.length === 0 ? [] : [section(lines.join('\n'))];
  };
  // What a rewrite leaves as it is would only be said twice.
  const changed = Object.fromEntries(rewrittenOf(kind).map((criterion) => [criterion, rewrite?.ratings[criterion]]));
  const after: KnownBlock[] =
    rewrite === undefined
      ? []
      : [section(`*${t('self-review.after')}*`), ...quoteStart(rewrite.text, MOST_SHOWN), ...rated(changed)];
  return {
    text: lead,
    blocks: [
      section(lead),
      ...(rewrite === undefined ? [] : [section(`*${t('self-review.before')}*`)]),
      ...quoteStart(text, MOST_SHOWN),
      ...rated(ratings),
      ...after,
      actions(
        button(
          ACTIONS.openRewrite,
          t(rewrite === undefined ? keyFor(kind, 'button.rewrite') : 'button.rewrite-again'),
          requestId,
        ),
      ),
    ],
  };
}

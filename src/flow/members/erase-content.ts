import type { Content, ContentOf, NewsItem } from '../../messages/content.ts';
import type { ShownReview } from '../../messages/shown-review.ts';

/** Prefix of the ids that replace erased people. No Slack id begins like this. */
export const GONE = 'UGONE';
/** Replaces an erased person's text. It reads the same in every language. */
export const NO_WORDS = '—';

/** Removes a person from a message: their text is replaced, and a pseudonym replaces their id. */
export function eraseContent(
  content: Content,
  { userId, pseudonym, isTheirReview }: { userId: string; pseudonym: string; isTheirReview: (nth: number) => boolean },
): Content {
  const silent = silence(content, (id) => id === userId, isTheirReview);
  return JSON.parse(JSON.stringify(silent).replaceAll(userId, pseudonym)) as Content;
}

/**
 * Replaces the texts in a message that people wrote.
 * @param isTheirs whether a person's texts are replaced
 * @param isTheirReview whether the comment of a request's nth review is replaced: it may be shown without a name
 */
export function silence(
  content: Content,
  isTheirs: (userId: string) => boolean,
  isTheirReview: (nth: number) => boolean,
): Content {
  switch (content.type) {
    case 'request':
      if (!isTheirs(content.asker)) return content;
      return {
        ...content,
        text: NO_WORDS,
        ...(content.statements === undefined
          ? {}
          : { statements: content.statements.map((each) => ({ ...each, text: NO_WORDS })) }),
      };
    case 'real-question':
      return isTheirs(content.asker) ? { ...content, text: NO_WORDS } : content;
    case 'real-answer': {
      const answer = isTheirs(content.by) ? { ...content, text: NO_WORDS } : content;
      return isTheirs(content.asker) ? { ...answer, about: NO_WORDS } : answer;
    }
    case 'real-passed':
      return isTheirs(content.asker) ? { ...content, about: NO_WORDS } : content;
    case 'buddy-asked':
      return isTheirs(content.asker) && content.state !== 'declined' ? { ...content, state: 'ended' } : content;
    case 'buddy-finished':
      return silenceFinished(content, isTheirs);
    case 'news':
      return { ...content, items: content.items.map((item) => silenceItem(item, isTheirs)) };
    case 'buddy-comment': {
      // Without the other, neither has a use for it.
      const comment = isTheirs(content.by) || isTheirs(content.asker) ? { ...content, text: NO_WORDS } : content;
      return isTheirs(content.asker) ? { ...comment, about: NO_WORDS } : comment;
    }
    case 'own-questions':
      if (!isTheirs(content.author)) return content;
      return { ...content, questions: content.questions.map((each) => ({ ...each, text: NO_WORDS })) };
    case 'workshop-best':
      return isTheirs(content.asker) ? { ...content, text: NO_WORDS } : content;
    case 'week-recap': {
      const { best, open } = content;
      return {
        ...content,
        ...(best !== undefined && isTheirs(best.asker) ? { best: { ...best, text: NO_WORDS } } : {}),
        open: open.map((each) => (isTheirs(each.asker) ? { ...each, about: NO_WORDS } : each)),
      };
    }
    case 'workshop-end':
      return {
        ...content,
        notes: content.notes.map((note) => (isTheirs(note.author) ? { ...note, text: NO_WORDS } : note)),
      };
    case 'asked-back':
      if (!isTheirs(content.asker)) return content;
      return { ...content, text: NO_WORDS, ...(content.about === undefined ? {} : { about: NO_WORDS }) };
    case 'request-list':
      return {
        ...content,
        requests: content.requests.map((each) => (isTheirs(each.asker) ? { ...each, about: NO_WORDS } : each)),
      };
    case 'reply': {
      const reply = isTheirs(content.author) ? { ...content, text: NO_WORDS } : content;
      const { asks, asker, about } = reply;
      return {
        ...reply,
        ...(asks !== undefined && isTheirs(asks.asker) ? { asks: { ...asks, about: NO_WORDS } } : {}),
        ...(about !== undefined && asker !== undefined && isTheirs(asker) ? { about: NO_WORDS } : {}),
      };
    }
    case 'verdicts': {
      const isOfAsker = isTheirs(content.asker);
      return {
        ...content,
        ...(isOfAsker ? { about: NO_WORDS } : {}),
        verdicts: content.verdicts.map((each) => ({
          ...each,
          ...(isOfAsker ? { statement: NO_WORDS } : {}),
          ...(each.sentence !== '' && isTheirs(content.author) ? { sentence: NO_WORDS } : {}),
        })),
      };
    }
    case 'reply-noted':
      return isTheirs(content.asker) ? { ...content, about: NO_WORDS } : content;
    case 'handed-on':
      return isTheirs(content.from) ? { ...content, reason: NO_WORDS } : content;
    case 'declined':
      return isTheirs(content.by) ? { ...content, reason: NO_WORDS } : content;
    case 'digest':
      return {
        ...content,
        requests: content.requests.map((each) => (isTheirs(each.asker) ? { ...each, text: NO_WORDS } : each)),
      };
    case 'review-result':
      return silenceReview(content, isTheirs(content.asker), isTheirReview);
    case 'review-results':
      return {
        ...content,
        ...(isTheirs(content.asker) ? { about: NO_WORDS } : {}),
        reviews: content.reviews.map((each) => silenceReview(each, isTheirs(content.asker), isTheirReview)),
      };
    case 'self-review': {
      if (!isTheirs(content.asker)) return content;
      const { rewrite } = content;
      return {
        ...content,
        text: NO_WORDS,
        ...(rewrite === undefined ? {} : { rewrite: { ...rewrite, text: NO_WORDS } }),
      };
    }
    case 'own-data': {
      const named = isTheirs(content.by) ? { ...content, file: NO_WORDS } : content;
      return 'answeredBy' in named && isTheirs(named.answeredBy) ? { ...named, text: NO_WORDS } : named;
    }
    case 'own-data-read': {
      if (!isTheirs(content.to)) return content;
      return { ...content, file: NO_WORDS, ...(content.refused === undefined ? {} : { refused: NO_WORDS }) };
    }
    default:
      return content;
  }
}

function silenceItem(item: NewsItem, isTheirs: (userId: string) => boolean): NewsItem {
  return item.type === 'buddy-finished' ? silenceFinished(item, isTheirs) : item;
}

/** Replaces the texts about a finished request. */
export function silenceFinished(
  content: ContentOf<'buddy-finished'>,
  isTheirs: (userId: string) => boolean,
): ContentOf<'buddy-finished'> {
  const { answer, rewrite } = content;
  const silent =
    answer !== undefined && isTheirs(answer.author) ? { ...content, answer: { ...answer, text: NO_WORDS } } : content;
  if (!isTheirs(content.asker)) return silent;
  return { ...silent, text: NO_WORDS, ...(rewrite === undefined ? {} : { rewrite: NO_WORDS }) };
}

function silenceReview<Shown extends ShownReview>(
  review: Shown,
  isTheirRequest: boolean,
  isTheirReview: (nth: number) => boolean,
): Shown {
  const { nth, comment, reaction } = review;
  return {
    ...review,
    ...(isTheirReview(nth) && comment !== '' ? { comment: NO_WORDS } : {}),
    ...(reaction !== undefined && isTheirRequest ? { reaction: { ...reaction, text: '' } } : {}),
  };
}

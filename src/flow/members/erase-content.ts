import type { Content } from '../../messages/content.ts';

/** Prefix of the ids that replace erased people. No Slack id begins like this. */
export const GONE = 'UGONE';
/** Replaces an erased person's text. It reads the same in every language. */
export const NO_WORDS = '—';

/** Removes a person from a message: their text is replaced, and a pseudonym replaces their id. */
export function eraseContent(content: Content, userId: string, pseudonym: string, isTheirReview: boolean): Content {
  const silent = silence(content, (id) => id === userId, isTheirReview);
  return JSON.parse(JSON.stringify(silent).replaceAll(userId, pseudonym)) as Content;
}

/** Replaces the texts in a message that people wrote. @param isTheirs whether this is true of a person's id */
export function silence(content: Content, isTheirs: (userId: string) => boolean, isTheirReview: boolean): Content {
  switch (content.type) {
    case 'request':
    case 'asked-back':
      return isTheirs(content.asker) ? { ...content, text: NO_WORDS } : content;
    case 'reply': {
      const reply = isTheirs(content.author) ? { ...content, text: NO_WORDS } : content;
      const { asks } = reply;
      if (asks === undefined || !isTheirs(asks.asker)) return reply;
      return { ...reply, asks: { ...asks, about: NO_WORDS } };
    }
    case 'handed-on':
      return isTheirs(content.from) ? { ...content, reason: NO_WORDS } : content;
    case 'declined':
      return isTheirs(content.by) ? { ...content, reason: NO_WORDS } : content;
    case 'digest':
      return {
        ...content,
        requests: content.requests.map((each) => (isTheirs(each.asker) ? { ...each, text: NO_WORDS } : each)),
      };
    case 'review-result': {
      const { reaction, ...review } = content;
      return {
        ...review,
        ...(isTheirReview && content.comment !== '' ? { comment: NO_WORDS } : {}),
        ...(reaction === undefined ? {} : { reaction: isTheirs(content.asker) ? { ...reaction, text: '' } : reaction }),
      };
    }
    default:
      return content;
  }
}

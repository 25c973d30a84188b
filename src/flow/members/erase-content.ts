import type { Content } from '../../messages/content.ts';

/** Prefix of the ids that replace erased people. No Slack id begins like this. */
export const GONE = 'UGONE';
/** Replaces an erased person's text. It reads the same in every language. */
export const NO_WORDS = '—';

/** Removes a person from a message: their text is replaced, and a pseudonym replaces their id. */
export function eraseContent(content: Content, userId: string, pseudonym: string, isTheirReview: boolean): Content {
  const silent = silence(content, userId, isTheirReview);
  return JSON.parse(JSON.stringify(silent).replaceAll(userId, pseudonym)) as Content;
}

function silence(content: Content, userId: string, isTheirReview: boolean): Content {
  switch (content.type) {
    case 'request':
    case 'asked-back':
      return content.asker === userId ? { ...content, text: NO_WORDS } : content;
    case 'reply':
      return content.author === userId ? { ...content, text: NO_WORDS } : content;
    case 'handed-on':
      return content.from === userId ? { ...content, reason: NO_WORDS } : content;
    case 'declined':
      return content.by === userId ? { ...content, reason: NO_WORDS } : content;
    case 'review-result': {
      const { reaction, ...review } = content;
      return {
        ...review,
        ...(isTheirReview && content.comment !== '' ? { comment: NO_WORDS } : {}),
        ...(reaction === undefined
          ? {}
          : { reaction: content.asker === userId ? { ...reaction, text: '' } : reaction }),
      };
    }
    default:
      return content;
  }
}

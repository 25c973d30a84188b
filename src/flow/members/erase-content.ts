import type { Content } from '../../messages/content.ts';

/** Ids of people whose data were deleted begin with this; Slack has none like it. */
export const GONE = 'UGONE';
/** Stands for what somebody wrote and deleted; it means the same in both languages. */
export const NO_WORDS = '—';

/** What a message says without a person: their words are gone, and another id stands for theirs. */
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

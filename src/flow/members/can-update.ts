import { privateTo } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';

/** Whether a private message can be changed in Slack: it is a direct message whose id there is known. */
export function canUpdate(post: Pick<Post, 'channelId' | 'content' | 'state' | 'ts'>): boolean {
  return post.channelId === privateTo(post.content) && post.state === 'posted' && /^\d+\.\d+$/u.test(post.ts ?? '');
}

import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { EdgeWith } from '../app/edge.ts';
import { answerInTime } from '../app/look-up-time.ts';
import { linkToPost } from './link-to-post.ts';

/** The app looks this often whether the message has got its place. */
const BETWEEN_MS = 100;

/**
 * A link to the message of a post that is being posted beside. The app waits for it as long as look-ups may take; undefined when it isn't
 * there by then.
 */
export async function linkWhenPosted(
  edge: EdgeWith<'chat' | 'store'>,
  client: WebClient,
  teamId: string,
  key: string,
): Promise<string | undefined> {
  const { chat, store } = edge.flow;
  let isOver = false;
  const posted = async () => {
    while (!isOver) {
      if ((await store.posts.byKey(teamId, key))?.ts !== undefined) return true;
      await setTimeout(BETWEEN_MS);
    }
    return false;
  };
  const stop = () => {
    isOver = true;
    return false;
  };
  return (await chat.inTime(() => answerInTime(posted(), stop))) ? linkToPost(edge, client, teamId, key) : undefined;
}

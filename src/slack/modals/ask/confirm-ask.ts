import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { type Expected, findExpected } from '../../../flow/requests/find-expected.ts';
import { requestKey } from '../../../messages/post-keys.ts';
import type { Edge, EdgeWith } from '../../app/edge.ts';
import { findPermalink } from '../../app/find-permalink.ts';
import { answerInTime } from '../../app/look-up-time.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import { dateToken } from '../../messages/date-token.ts';
import { escapeMrkdwn, mention } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import type { Submission } from '../submission.ts';
import { readAsk } from './read-ask.ts';

/** The app looks this often whether the request's message has got its place. */
const BETWEEN_MS = 100;

/** Tells the asker privately that the request is sent, with a link to it, and when to expect an answer. */
export async function confirmAsk(edge: Edge, { actor, client, view }: Submission): Promise<void> {
  const { channelId, requestId } = readAsk(actor, view);
  const found = await findExpected(edge.flow, actor.teamId, requestId);
  if (found === undefined) return;
  const { t } = actor.words;
  const link = await findLink(edge, client, { teamId: actor.teamId, channelId, requestId });
  const lines = [
    link === undefined ? t('asked.sent-no-link') : t('asked.sent', { link }),
    ...found.expected.map((each) => expectation(actor.words, each)),
  ];
  await tellPrivately(client, actor, { channelId }, { text: lines.join('\n') });
}

function expectation({ t, course, locale }: Words, { assignment, by }: Expected): string {
  const { role: id, assigneeId, why } = assignment;
  const role = escapeMrkdwn(course.role(locale, id).name);
  if (by !== undefined && assigneeId !== undefined) {
    return t('asked.expect', { person: mention(assigneeId), by: dateToken(by) });
  }
  return t(why === 'stand-in' ? 'asked.stand-in' : 'asked.anyone', { role });
}

/** The link to a request. Its message is posted beside, so the app waits for it as long as look-ups may take. */
async function findLink(
  { flow }: EdgeWith<'chat' | 'store'>,
  client: WebClient,
  { teamId, channelId, requestId }: { teamId: string; channelId: string; requestId: string },
): Promise<string | undefined> {
  let isOver = false;
  const placeOf = async () => {
    while (!isOver) {
      const ts = (await flow.store.posts.byKey(teamId, requestKey(requestId)))?.ts;
      if (ts !== undefined) return ts;
      await setTimeout(BETWEEN_MS);
    }
    return undefined;
  };
  const stop = () => {
    isOver = true;
    return undefined;
  };
  const ts = await flow.chat.inTime(() => answerInTime(placeOf(), stop));
  return ts === undefined ? undefined : findPermalink(client, channelId, ts);
}

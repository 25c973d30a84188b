import { type Expected, findExpected } from '../../../flow/requests/find-expected.ts';
import { requestKey } from '../../../messages/post-keys.ts';
import type { Edge } from '../../app/edge.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import { linkWhenPosted } from '../../listeners/link-when-posted.ts';
import { dateToken } from '../../messages/date-token.ts';
import { escapeMrkdwn, mention } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import type { Submission } from '../submission.ts';
import { readAsk } from './read-ask.ts';

/** Tells the asker privately that the request is sent, with a link to it, and when to expect an answer. */
export async function confirmAsk(edge: Edge, { actor, client, view }: Submission): Promise<void> {
  const { channelId, requestId } = readAsk(actor, view);
  const found = await findExpected(edge.flow, actor.teamId, requestId);
  if (found === undefined) return;
  const { t } = actor.words;
  const link = await linkWhenPosted(edge, client, actor.teamId, requestKey(requestId));
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

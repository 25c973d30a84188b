import { keyFor } from '../../../course/request-kind.ts';
import { type Expected, findExpected } from '../../../flow/requests/find-expected.ts';
import { requestKey } from '../../../messages/post-keys.ts';
import { askedOf } from '../../../messages/request-content.ts';
import type { Edge } from '../../app/edge.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import { linkWhenPosted } from '../../listeners/link-when-posted.ts';
import { dateToken } from '../../messages/date-token.ts';
import { escapeMrkdwn, mention, section } from '../../messages/kit.ts';
import { couldWaitFor, waitButtons } from '../../messages/wait-button.ts';
import { whyThem } from '../../messages/why-them.ts';
import { type Words, wordsIn } from '../../messages/words.ts';
import type { Submission } from '../submission.ts';

/** Tells the asker privately that the request or remark is sent, with a link to it, and when to expect an answer. */
export async function confirmAsk(edge: Edge, { actor, client, carried }: Submission): Promise<void> {
  const [channelId, requestId] = [carried('channelId'), carried('requestId')];
  const words = wordsIn(actor.words, channelId);
  const found = await findExpected(edge.flow, actor.teamId, requestId);
  if (found === undefined) return;
  const { t } = words;
  const link = await linkWhenPosted(edge, client, actor.teamId, requestKey(requestId));
  const { request } = found;
  const { kind } = request;
  const lines = [
    link === undefined ? t(keyFor(kind, 'asked.sent-no-link')) : t(keyFor(kind, 'asked.sent'), { link }),
    ...found.expected.map((each) => expectation(words, each, request.askerId)),
  ];
  const text = lines.join('\n');
  const asked = request.assignments.map(askedOf);
  const names = await namesOf(edge, actor.teamId, asked.map(couldWaitFor));
  const blocks = [section(text), ...waitButtons(words, requestId, asked, names)];
  await tellPrivately(client, actor, { channelId }, { text, blocks });
}

function expectation(words: Words, { assignment, by }: Expected, asker: string): string {
  const { t, course, locale } = words;
  const { role: id, assigneeId, why, away } = assignment;
  const role = escapeMrkdwn(course.role(locale, id).name);
  const because = away === undefined ? '' : whyThem(words, askedOf(assignment), asker);
  if (by !== undefined && assigneeId !== undefined) {
    const expect = t('asked.expect', { person: mention(assigneeId), by: dateToken(by) });
    return because === '' ? expect : t('list.sentences', { first: because, second: expect });
  }
  return because === '' ? t(why === 'stand-in' ? 'asked.stand-in' : 'asked.anyone', { role }) : because;
}

/** The names of people, for buttons. */
async function namesOf(
  { flow }: Edge,
  teamId: string,
  people: readonly (string | undefined)[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const userId of people) {
    const name = userId && (await flow.chat.personOf(teamId, userId)).name;
    if (userId && name) names.set(userId, name);
  }
  return names;
}

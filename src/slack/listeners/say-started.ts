import type { WebClient } from '@slack/web-api';
import type { ProcessId } from '../../course/lesson-id.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Actor } from '../app/actor.ts';
import type { EdgeWith } from '../app/edge.ts';
import { escapeMrkdwn } from '../messages/kit.ts';
import { linkWhenPosted } from './link-when-posted.ts';

/** What a person who doesn't see the lesson's thread is told about the run that they have started, with a link to its message. */
export async function sayStarted(
  edge: EdgeWith<'chat' | 'store'>,
  client: WebClient,
  { teamId, words: { t, course, locale } }: Pick<Actor, 'teamId' | 'words'>,
  started: { runId: string; process: ProcessId },
): Promise<string> {
  const link = await linkWhenPosted(edge, client, teamId, runKey(started.runId, 'progress'));
  const process = escapeMrkdwn(course.process(locale, started.process).name);
  return link === undefined ? t('run.started-no-link', { process }) : t('run.started', { process, link });
}

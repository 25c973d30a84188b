import type { WebClient } from '@slack/web-api';
import { gatherPath } from '../../flow/alone/gather-path.ts';
import { nextLesson } from '../../flow/lessons/next-lesson.ts';
import { mayFacilitate } from '../../flow/members/may-facilitate.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Actor } from '../app/actor.ts';
import type { EdgeWith } from '../app/edge.ts';
import { aloneMenuMessage } from '../messages/alone-menu-message.ts';
import type { Message } from '../messages/kit.ts';
import { menuMessage } from '../messages/menu-message.ts';
import { linkToPost } from './link-to-post.ts';

/** Builds the menu of a channel. */
export async function showMenu(
  edge: EdgeWith<'chat' | 'course' | 'store'>,
  client: WebClient,
  actor: Actor,
  channelId: string,
): Promise<Message> {
  const { store } = edge.flow;
  const cohort = await store.cohorts.inChannel({ teamId: actor.teamId, channelId });
  const lesson = cohort && (await store.lessons.latest(actor.teamId, cohort.id));
  const lessonLink = lesson && (await linkToPost(edge, client, actor.teamId, lessonKey(lesson.id)));
  if (cohort !== undefined && isDirectChannel(channelId)) {
    await store.dailyNudges.see(actor.teamId, cohort.id);
    const path = await gatherPath(edge.flow, cohort);
    const isThere = lesson?.process === path.at;
    return aloneMenuMessage(actor.words, { channelId, path, lesson, lessonLink: isThere ? lessonLink : undefined });
  }
  const posted = cohort === undefined ? [] : await store.lessons.posted(actor.teamId, cohort.id);
  const { course, locale } = actor.words;
  const next = nextLesson(course.lessons(locale), posted);
  const facilitates = cohort !== undefined && (await mayFacilitate(edge.flow, cohort, actor.userId));
  return menuMessage(actor.words, { channelId, cohort, lesson, lessonLink, next, facilitates });
}

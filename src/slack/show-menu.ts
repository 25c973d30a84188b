import type { WebClient } from '@slack/web-api';
import { nextLesson } from '../flow/lessons/next-lesson.ts';
import { lessonKey } from '../messages/post-keys.ts';
import type { Actor, Edge } from './edge.ts';
import type { Message } from './messages/kit.ts';
import { menuMessage } from './messages/menu.ts';
import { linkTo } from './start-lesson.ts';

/** The menu of what can be done in a channel now. */
export async function showMenu(edge: Edge, client: WebClient, actor: Actor, channelId: string): Promise<Message> {
  const { store } = edge.flow;
  const cohort = await store.cohorts.inChannel({ teamId: actor.teamId, channelId });
  const lesson = cohort && (await store.lessons.latest(actor.teamId, cohort.id));
  const lessonLink = lesson && (await linkTo(edge, client, actor.teamId, lessonKey(lesson.id)));
  const posted = cohort === undefined ? [] : await store.lessons.posted(actor.teamId, cohort.id);
  const { course, locale } = actor.words;
  const next = nextLesson(course.lessons(locale), posted);
  return menuMessage(actor.words, { channelId, cohort, lesson, lessonLink, next });
}

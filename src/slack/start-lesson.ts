import type { WebClient } from '@slack/web-api';
import type { LessonId } from '../course/types.ts';
import { postLesson } from '../flow/lessons/post-lesson.ts';
import { lessonKey } from '../messages/post-keys.ts';
import type { Actor, Edge } from './edge.ts';
import { ACTIONS } from './ids.ts';
import { actions, button, type Message, section } from './messages/kit.ts';

/** A link to a post, or undefined while it is not posted yet. */
export async function linkTo(edge: Edge, client: WebClient, teamId: string, key: string): Promise<string | undefined> {
  const post = await edge.flow.store.posts.byKey(teamId, key);
  if (post?.ts === undefined) return undefined;
  const answer = await client.chat.getPermalink({ channel: post.channelId, message_ts: post.ts });
  return answer.permalink;
}

/**
 * Posts a lesson. One that the channel has already is not posted again by accident: the person gets its link and a
 * button that asks for it anew.
 * @returns what to tell the person privately, if anything
 */
export async function startLesson(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  input: { channelId: string; process: LessonId; edition?: number },
): Promise<Message | undefined> {
  const { t, course, locale } = actor.words;
  const place = { teamId: actor.teamId, channelId: input.channelId };
  const { lesson, created } = await postLesson(edge.flow, {
    place,
    userId: actor.userId,
    process: input.process,
    ...(input.edition === undefined ? {} : { edition: input.edition }),
  });
  if (created) return undefined;
  const link = await linkTo(edge, client, actor.teamId, lessonKey(lesson.id));
  const name = course.lessonInfo(locale, input.process).name;
  const text = t('lesson.already', { process: link === undefined ? name : `<${link}|${name}>` });
  return {
    text,
    blocks: [
      section(text),
      actions(
        button(ACTIONS.postLessonAgain, t('button.post-again'), JSON.stringify([input.process, lesson.edition + 1])),
      ),
    ],
  };
}

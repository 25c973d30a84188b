import type { WebClient } from '@slack/web-api';
import type { LessonId } from '../../course/lesson-id.ts';
import { postLesson } from '../../flow/lessons/post-lesson.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, type Message, section } from '../messages/kit.ts';
import { linkToPost } from './link-to-post.ts';

/**
 * Posts a lesson. If the channel has it already, it is not posted again by accident: the person gets its link, and a button that
 * posts it again.
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
  const { takenUp } = actor;
  // Done again, the deed finds the lesson that it has posted.
  if (created || (takenUp !== undefined && lesson.createdAt >= takenUp.since)) return undefined;
  const link = await linkToPost(edge, client, actor.teamId, lessonKey(lesson.id));
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

import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { showTwoViews } from '../../../flow/lessons/show-two-views.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openAsk } from '../ask/open-ask.ts';
import { openView } from '../open-view.ts';
import { twoViewsView } from './two-views-view.ts';

/** Buttons of the two roles that contradict each other. */
export const TWO_VIEWS_ACTIONS = {
  openTwoViews: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const { twoViews, ...given } = await showTwoViews(edge.flow, {
      teamId,
      lessonId: value,
      userId,
      locale: words.locale,
    });
    await openView(client, triggerId, twoViewsView(words, twoViews, { lessonId: value, ...given }));
  },
  askBoth: async (edge, { actor, client, triggerId, value }) => {
    const { words } = actor;
    const { lesson } = await findLesson(edge.flow.store, actor.teamId, value, actor.userId);
    const roles = words.course.lesson(words.locale, lesson.process).twoViews?.views.map(({ role }) => role);
    // The form lies on top of the two views, so that one can look at them again.
    await openAsk(edge, client, actor, {
      triggerId,
      lessonId: value,
      how: 'push',
      ...(roles === undefined ? {} : { roles }),
    });
  },
} satisfies Record<string, PressHandler>;

import { AppError } from '../../../errors.ts';
import { namesField } from '../../../flow/data/find-names.ts';
import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { openPresenting } from '../../../flow/presentations/open-presenting.ts';
import { figuresOf } from '../../../steps/figures-of.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { readPresentRef } from '../../messages/present-ref.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { modelPresentationView } from './model-presentation-view.ts';
import { presentView } from './present-view.ts';

/** Buttons that present findings to a stakeholder. */
export const PRESENT_ACTIONS = {
  openPresent: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const { course, locale } = words;
    const { lessonId, runId } = readPresentRef(value);
    const { lesson, cohort, run } = await openPresenting(edge.flow, { teamId, lessonId, runId, userId });
    const view = presentView(wordsIn(words, cohort.channelId), {
      lessonId,
      channelId: cohort.channelId,
      requestId: edge.flow.random.uuid(),
      runId: run.id,
      process: lesson.process,
      figures: figuresOf(run.process, run.findings, locale, course.t),
      hasExample: course.lesson(locale, lesson.process).presentation !== undefined,
      askerId: userId,
      facilitates: cohort.facilitatorId === userId,
      standIns: cohort.standIns,
      holdings: await edge.flow.store.roles.list(teamId, cohort.id),
    });
    await openView(client, triggerId, view);
  },
  openModelPresentation: async (edge, { actor, client, triggerId, view, value }) => {
    const { teamId, userId, words } = actor;
    const { lesson, cohort } = await findLesson(edge.flow.store, teamId, value, userId);
    const { presentation } = words.course.lesson(words.locale, lesson.process);
    if (presentation === undefined) throw new AppError('stale_button');
    const shown = modelPresentationView(words, presentation, await namesField(edge.flow.store, cohort));
    // On top of the form whose button was pressed, which stays.
    await openView(client, triggerId, shown, view === undefined ? 'open' : 'push');
  },
} satisfies Record<string, PressHandler>;

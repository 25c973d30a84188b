import type { Button } from '@slack/types';
import type { ProcessInfo } from '../../course/course.ts';
import type { Lesson } from '../../course/lesson.ts';
import { isProcess, type LessonId } from '../../course/lesson-id.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { certificateButton } from './certificate-messages.ts';
import { actions, button, context, escapeMrkdwn, header, type Message, section } from './kit.ts';
import { scheduledLine } from './schedule-messages.ts';
import { surveyButton } from './survey-button.ts';
import type { Words } from './words.ts';

/** The parent message of a lesson: its purpose, duration, inputs, outputs and first buttons. */
export function lessonMessage(words: Words, content: ContentOf<'lesson'>): Message {
  const { t, course, locale } = words;
  const process = isProcess(content.process) ? course.process(locale, content.process) : undefined;
  const lesson = course.lesson(locale, content.process);
  const title =
    process === undefined ? lesson.title : t('lesson.title', { number: process.number, process: lesson.title });
  const buttons = lessonButtons(words, content);
  const thread = t(
    process !== undefined
      ? 'lesson.in-thread'
      : `lesson.in-thread.${lesson.parts.communication !== undefined ? 'ask' : 'read'}`,
  );
  return {
    text: t('list.pair', { label: title, text: lesson.summary }),
    blocks: [
      header(title),
      section(escapeMrkdwn(lesson.summary)),
      section(
        [
          `*${t('lesson.minutes')}* ${t(minutesKey(lesson), { minutes: lesson.minutes })}`,
          ...(process === undefined ? [] : inAndOut(t, process)),
        ].join('\n'),
      ),
      section(outcomesInWords(t('lesson.outcomes'), lesson)),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
      context(lesson.locale === locale ? thread : t('list.sentences', { first: t('lesson.fallback'), second: thread })),
      ...(content.scheduled === undefined ? [] : [scheduledLine({ t, course, locale }, content.scheduled)]),
    ],
  };
}

/** What people can do after a lesson, below a heading that its outcomes go on from. */
export function outcomesInWords(heading: string, { outcomes }: Pick<Lesson, 'outcomes'>): string {
  return [`*${heading}*`, ...outcomes.map((outcome) => `• ${escapeMrkdwn(outcome)}`)].join('\n');
}

/** How the minutes are told: with what they are for, where something else is optional. */
function minutesKey({ parts }: Lesson): string {
  if (parts.programming !== undefined) return 'lesson.minutes-optional';
  return parts.communication === undefined ? 'lesson.minutes-value' : 'lesson.minutes-ask';
}

function inAndOut(t: Words['t'], { consumes, produces }: ProcessInfo): string[] {
  return [`*${t('lesson.consumes')}* ${escapeMrkdwn(consumes)}`, `*${t('lesson.produces')}* ${escapeMrkdwn(produces)}`];
}

/** Buttons to run the lesson's step and to ask, where the lesson has them. */
export function lessonButtons(words: Words, { lessonId, process }: { lessonId: string; process: LessonId }): Button[] {
  const { t, course, locale } = words;
  const run = isProcess(process)
    ? [button(ACTIONS.runStep, t('button.run', { process: course.process(locale, process).name }), lessonId, 'primary')]
    : [];
  if (process === 'closing')
    return [certificateButton({ t }, { of: 'course', lessonId }), ...surveyButton(words, 'after')];
  if (course.lesson(locale, process).parts.communication === undefined) return run;
  return [
    ...run,
    button(ACTIONS.openAsk, t('button.ask'), lessonId, run.length === 0 ? 'primary' : undefined),
    button(ACTIONS.openExampleRequests, t('button.example-requests'), lessonId),
  ];
}

import type { Button } from '@slack/types';
import { isProcess, type LessonId, type LessonPartId, type ProcessInfo } from '../../course/types.ts';
import { nextLesson } from '../../flow/lessons/next-lesson.ts';
import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, header, type Message, mention, section } from './kit.ts';
import { lessonRow } from './lesson-row.ts';
import { markdownToBlocks } from './markdown-to-blocks.ts';
import { namePeople } from './name-people.ts';
import { scheduledLine } from './schedule-messages.ts';
import type { Words } from './words.ts';

/** Greets a channel whose cohort has just started, and shows who holds which role. */
export function welcomeMessage({ t, course, locale }: Words, content: ContentOf<'welcome'>): Message {
  const first = nextLesson(course.lessons(locale), []);
  const roles = content.roles.map(({ role, users }) => {
    const label = escapeMrkdwn(course.role(locale, role).name);
    return `• ${t('list.pair', { label, text: namePeople({ t, course, locale }, users) })}`;
  });
  const text = t('welcome.text');
  return {
    text,
    blocks: [
      header(t('welcome.title')),
      section(t('welcome.body', { facilitator: mention(content.facilitator) })),
      section(roles.length === 0 ? t('welcome.no-roles') : `*${t('welcome.roles')}*\n${roles.join('\n')}`),
      ...lessonRow({ t, course, locale }, first),
      actions(button(ACTIONS.openRoles, t('button.my-roles'), 'welcome')),
      context(t('welcome.hint')),
    ],
  };
}

/** The parent message of a lesson: what it is for, how long, what comes in and out, and where to begin. */
export function lessonMessage({ t, course, locale }: Words, content: ContentOf<'lesson'>): Message {
  const process = isProcess(content.process) ? course.process(locale, content.process) : undefined;
  const lesson = course.lesson(locale, content.process);
  const title =
    process === undefined ? lesson.title : t('lesson.title', { number: process.number, process: lesson.title });
  const buttons = lessonButtons({ t, course, locale }, content);
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
          `*${t('lesson.minutes')}* ${t('lesson.minutes-value', { minutes: lesson.minutes })}`,
          ...(process === undefined ? [] : inAndOut(t, process)),
        ].join('\n'),
      ),
      ...(buttons.length === 0 ? [] : [actions(...buttons)]),
      context(lesson.locale === locale ? thread : `${t('lesson.fallback')} ${thread}`),
      ...(content.scheduled === undefined ? [] : [scheduledLine({ t, course, locale }, content.scheduled)]),
    ],
  };
}

function inAndOut(t: Words['t'], { consumes, produces }: ProcessInfo): string[] {
  return [`*${t('lesson.consumes')}* ${escapeMrkdwn(consumes)}`, `*${t('lesson.produces')}* ${escapeMrkdwn(produces)}`];
}

/** What a lesson lets people do: run its step, where it has one, and ask, where it has that exercise. */
export function lessonButtons(
  { t, course, locale }: Words,
  { lessonId, process }: { lessonId: string; process: LessonId },
): Button[] {
  const run = isProcess(process)
    ? [button(ACTIONS.runStep, t('button.run', { process: course.process(locale, process).name }), lessonId, 'primary')]
    : [];
  if (course.lesson(locale, process).parts.communication === undefined) return run;
  return [
    ...run,
    button(ACTIONS.openAsk, t('button.ask'), lessonId, run.length === 0 ? 'primary' : undefined),
    button(ACTIONS.openModelRequests, t('button.model-requests'), lessonId),
  ];
}

/** The part whose message ends with what else to read: after it the learner goes on to do something. */
export const READING_AFTER: LessonPartId = 'how';

/** One part of the lesson's thread; the exercises end with their buttons. */
export function lessonPartMessage(words: Words, content: ContentOf<'lesson-part'>): Message {
  const { t, course, locale } = words;
  const lesson = course.lesson(locale, content.process);
  const part = lesson.parts[content.part];
  if (part === undefined) throw new Error(`The lesson "${content.process}" has no part "${content.part}".`);
  const reading = content.part === READING_AFTER ? lesson.furtherReading.trim() : '';
  const findings = content.headline ?? t('lesson.no-findings');
  const markdown = part.markdown.replaceAll('{findings}', findings);
  return {
    text: part.heading,
    blocks: [
      header(part.heading),
      ...markdownToBlocks(markdown),
      ...(reading === '' ? [] : [section(`*${t('lesson.reading')}*`), ...markdownToBlocks(reading)]),
      ...partButtons(words, content),
    ],
  };
}

function partButtons({ t, course, locale }: Words, content: ContentOf<'lesson-part'>) {
  const { cases } = course.lesson(locale, content.process);
  const process = course.lessonInfo(locale, content.process).name;
  const { lessonId } = content;
  const buttons: Partial<Record<LessonPartId, ReturnType<typeof button>[]>> = {
    programming: [
      button(ACTIONS.runStep, t('button.run', { process }), lessonId, 'primary'),
      button(ACTIONS.openParameters, t('button.parameters'), lessonId),
    ],
    communication: [
      button(ACTIONS.openAsk, t('button.ask'), lessonId, 'primary'),
      button(ACTIONS.openCoverage, t('button.coverage'), lessonId),
      button(ACTIONS.openModelRequests, t('button.model-requests'), lessonId),
    ],
  };
  const row = buttons[content.part];
  if (row === undefined) return [];
  if (content.part !== 'programming' || cases.length === 0) return [actions(...row)];
  return [
    actions(...row),
    section(t('lesson.cases')),
    ...cases.map(({ id, title }) =>
      section(
        `• ${escapeMrkdwn(title)}`,
        button(ACTIONS.openCase, t('button.case'), JSON.stringify([lessonId, id, 'task'])),
      ),
    ),
  ];
}

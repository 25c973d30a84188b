import type { KnownBlock } from '@slack/types';
import { isProcess } from '../../course/lesson-id.ts';
import type { ContentOf, NextLesson, WeekAhead } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { fitBlocks, listing } from './fit-blocks.ts';
import { actions, button, context, escapeMrkdwn, linked, type Message, section, shorten } from './kit.ts';
import { lessonName } from './lesson-name.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { nameOf, nameRoles } from './name-people.ts';
import { openLine } from './project-page-message.ts';
import { quote } from './quote.ts';
import { type Words, wordsIn } from './words.ts';

/** Most open requests in a recap. The project page has the others. */
const MOST_OPEN = 5;
/** Most characters of the best request: its whole text is behind the link. */
const BEST = 600;

/** What to expect of the weeks to come. It mentions nobody. */
export function kickOffMessage(words: Words, content: ContentOf<'kick-off'>): Message {
  const { t } = words;
  const { by, lessons, first, weekly } = content;
  const text = t('kick-off.title');
  const plan = [
    t('kick-off.lessons', { n: lessons }),
    ...(first === undefined ? [] : [t('kick-off.first', nextValues(words, first))]),
  ];
  const heard = [
    t('kick-off.mentions'),
    t('kick-off.direct'),
    ...(weekly === true ? [t('kick-off.weekly')] : []),
    t('kick-off.quiet'),
  ];
  return {
    text,
    blocks: [
      section(`*${text}*\n${plan.join('\n')}`),
      section(`*${t('kick-off.heard')}*\n${heard.map((line) => `• ${line}`).join('\n')}`),
      context(t('kick-off.by', { by: nameOf(words, by) })),
    ],
  };
}

/** What came of a week. It mentions nobody. */
export function weekRecapMessage(words: Words, content: ContentOf<'week-recap'>): Message {
  const { t } = words;
  const { asked, answered, reviews, best, open } = content;
  const title = t('recap.title');
  const figures = t('recap.figures', { asked, answered, reviews });
  return {
    text: t('list.pair', { label: title, text: figures }),
    blocks: fitBlocks(
      [
        section(`*${title}*\n${figures}`),
        ...(best === undefined ? [] : bestBlocks(words, best)),
        ...(open.length === 0 ? [] : [section(`*${t('recap.open', { n: open.length })}*`)]),
        listing(open, (each) => [section(openLine(words, each))], {
          most: MOST_OPEN,
          more: (left) => [context(t('page.more', { n: left }))],
        }),
      ],
      MESSAGE_LIMITS,
    ),
  };
}

function bestBlocks(words: Words, best: NonNullable<ContentOf<'week-recap'>['best']>): KnownBlock[] {
  const { t, lookedUp } = words;
  const label = linked(t('recap.best'), lookedUp?.links.get(best.requestId));
  const whose = t('recap.whose', { asker: nameOf(words, best.asker), roles: nameRoles(words, best.roles) });
  return [section(`*${label}*\n${whose}`), ...quote(shorten(best.text, BEST))];
}

/** The shortest way into the newest lesson, for a person who joins late or has missed lessons. */
export function catchUpMessage(words: Words, content: ContentOf<'catch-up'>): Message {
  const { t, course, locale } = wordsIn(words, content.channel);
  const { why, lessonId, process, channel } = content;
  const values = { channel: `<#${channel}>`, process: escapeMrkdwn(lessonName(words, process)) };
  const text = t(`catch-up.${why}`, values);
  if (why === 'late') {
    const offer = button(ACTIONS.openCatchUp, t('button.catch-up'), channel, 'primary');
    return { text, blocks: [section(text), actions(offer), context(t('catch-up.once'))] };
  }
  const hasCheck = course.lesson(locale, process).quickCheck.length > 0;
  const steps = [
    t('catch-up.read'),
    ...(hasCheck ? [t('catch-up.check')] : []),
    ...(isProcess(process) ? [t('catch-up.ask')] : []),
  ];
  return {
    text,
    blocks: [
      section(text),
      section(steps.map((step, index) => `${index + 1}. ${step}`).join('\n')),
      actions(
        ...catchUpButtons(words, { lessonId, process }),
        button(ACTIONS.openCatchUp, t('button.catch-up'), channel),
      ),
      context(t('catch-up.once')),
    ],
  };
}

/** Buttons to read, check and ask. */
export function catchUpButtons(
  { t, course, locale }: Words,
  { lessonId, process }: Pick<ContentOf<'catch-up'>, 'lessonId' | 'process'>,
) {
  const lesson = course.lesson(locale, process);
  return [
    button(ACTIONS.openLessonPart, t('button.catch-up-read'), JSON.stringify([lessonId, 'read']), 'primary'),
    ...(lesson.quickCheck.length === 0 ? [] : [button(ACTIONS.openQuickCheck, t('button.quick-check'), lessonId)]),
    ...(lesson.parts.communication === undefined ? [] : [button(ACTIONS.openAsk, t('button.ask'), lessonId)]),
  ];
}

/**
 * What lies ahead of a person this week.
 * @param asksReview whether a review is asked for further down, with a button of its own
 */
export function weekBlocks(words: Words, { reviews, next, five }: WeekAhead, asksReview: boolean): KnownBlock[] {
  const { t } = words;
  const lines = [
    ...next.map(({ channel, lesson }) =>
      t(lesson.waits ? 'week.next-waits' : 'week.next', { ...nextValues(words, lesson), channel: `<#${channel}>` }),
    ),
    ...(reviews === 0 ? [] : [t('week.reviews', { n: reviews })]),
  ];
  return [
    ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
    ...(five === undefined ? [] : [fiveBlock(words, five, asksReview)]),
  ];
}

function fiveBlock(words: Words, five: NonNullable<WeekAhead['five']>, asksReview: boolean): KnownBlock {
  const { t } = words;
  if (five.do === 'review' && asksReview) return section(t('week.five.review-below'));
  if (!('lessonId' in five)) {
    const text = t(`week.five.${five.do}`);
    return five.do === 'review'
      ? section(text, button(ACTIONS.openAnyReview, t('button.any-review'), 'home'))
      : section(text);
  }
  const process = escapeMrkdwn(lessonName(words, five.process));
  const press =
    five.do === 'ask'
      ? button(ACTIONS.openAsk, t('button.ask'), five.lessonId)
      : button(ACTIONS.openQuickCheck, t('button.quick-check'), five.lessonId);
  return section(t(`week.five.${five.do}`, { process }), press);
}

/** The day is written out, since the message may be read on a later one. */
function nextValues(words: Words, { process, at }: NextLesson) {
  return { process: escapeMrkdwn(lessonName(words, process)), at: dateToken(new Date(at), '{date_short} {time}') };
}

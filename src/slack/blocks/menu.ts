import type { KnownBlock } from '@slack/types';
import type { ProcessId } from '../../course/types.ts';
import type { Cohort, LessonPost } from '../../ports.ts';
import { COMMAND_WORDS, type CommandWord } from '../commands/parse-command.ts';
import { ACTIONS } from '../ids.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from './kit.ts';
import { lessonRow } from './lesson-row.ts';
import type { Words } from './render-content.ts';

/** What can be done in this channel now, as buttons: nothing needs to be remembered. */
export function menuMessage(
  words: Words,
  state: {
    cohort: Cohort | undefined;
    lesson: LessonPost | undefined;
    lessonLink: string | undefined;
    /** The first process of the course whose lesson was not posted yet. */
    next: ProcessId | undefined;
  },
): Message {
  const { t, course, locale } = words;
  const help = button(ACTIONS.showHelp, t('button.help'), 'menu');
  const { cohort, lesson } = state;
  const text = t('menu.title');
  if (cohort === undefined) {
    return {
      text,
      blocks: [
        section(`*${text}*\n${t('menu.no-cohort')}`),
        actions(button(ACTIONS.openStart, t('button.start'), 'menu', 'primary'), help),
      ],
    };
  }
  const roles = [
    button(ACTIONS.openRoles, t('button.my-roles'), 'menu'),
    button(ACTIONS.showRoles, t('button.roles'), 'menu'),
    help,
  ];
  if (lesson === undefined) {
    return {
      text,
      blocks: [
        section(`*${text}*\n${t('menu.no-lesson', { facilitator: mention(cohort.facilitatorId) })}`),
        ...lessonRow(words, state.next),
        actions(...roles),
      ],
    };
  }
  const process = escapeMrkdwn(course.process(locale, lesson.process).name);
  const name = state.lessonLink === undefined ? process : `<${state.lessonLink}|${process}>`;
  return {
    text,
    blocks: [
      section(`*${text}*\n${t('menu.lesson', { process: name })}`),
      actions(
        button(
          ACTIONS.runStep,
          t('button.run', { process: course.process(locale, lesson.process).name }),
          lesson.id,
          'primary',
        ),
        button(ACTIONS.openAsk, t('button.ask'), lesson.id),
        button(ACTIONS.openModelRequests, t('button.model-requests'), lesson.id),
      ),
      ...lessonRow(words, state.next, undefined),
      actions(...roles),
      context(t('menu.thread-hint')),
    ],
  };
}

/** All subcommands, each with an example in the reader's language. */
export function helpMessage({ t, locale }: Words): Message {
  const lines = (Object.keys(COMMAND_WORDS) as CommandWord[]).map((word) => {
    const first = COMMAND_WORDS[word][locale][0];
    const example = word === 'lesson' || word === 'run' ? `${first} ${t('help.process-example')}` : first;
    return `• \`/kakehashi ${example}\` ${t(`help.${word}`)}`;
  });
  const text = t('help.title');
  const blocks: KnownBlock[] = [
    section(`*${text}*\n${t('help.menu')}`),
    section(lines.join('\n')),
    context(t('help.threads')),
  ];
  return { text, blocks };
}

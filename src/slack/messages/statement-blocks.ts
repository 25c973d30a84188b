import type { KnownBlock } from '@slack/types';
import type { Figure, Verdict } from '../../exercise/presentation.ts';
import { figureInWords } from '../../messages/figure-in-words.ts';
import { context, escapeMrkdwn, section } from './kit.ts';
import type { Words } from './words.ts';

/** A statement as a message or a form shows it. `nth`: its number, where there are several. */
interface ShownStatement {
  nth?: number;
  text: string;
  figure?: Figure;
  verdict?: Verdict;
}

/** A statement, with the figure that shows it and the word on it below. */
export function statementBlocks(words: Words, { nth, text, figure, verdict }: ShownStatement): KnownBlock[] {
  const { t, course, locale } = words;
  const said = `*${escapeMrkdwn(text)}*`;
  const notes = [
    ...(figure === undefined
      ? []
      : [t('presentation.figure', { figure: figureInWords(figure, locale, course.t, escapeMrkdwn) })]),
    ...(verdict === undefined ? [] : [`*${t(`verdict.${verdict}`)}*`]),
  ];
  return [
    section(nth === undefined ? said : `${nth}. ${said}`),
    ...(notes.length === 0 ? [] : [context(notes.join(' · '))]),
  ];
}

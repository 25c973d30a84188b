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
  const { t } = words;
  const said = `*${escapeMrkdwn(text)}*`;
  const notes = [...figureNote(words, figure), ...(verdict === undefined ? [] : [`*${t(`verdict.${verdict}`)}*`])];
  return [
    section(nth === undefined ? said : `${nth}. ${said}`),
    ...(notes.length === 0 ? [] : [context(notes.join(' · '))]),
  ];
}

/** What shows a statement; nothing once its data set is deleted. */
export function figureNote({ t, course, locale }: Words, figure: Figure | undefined): string[] {
  if (figure === undefined) return [];
  return [t('presentation.figure', { figure: figureInWords(figure, locale, course.t, escapeMrkdwn) })];
}

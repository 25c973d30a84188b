import type { KnownBlock } from '@slack/types';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import { exampleMark } from '../../messages/example-mark.ts';
import type { TableNames } from '../../team/own-data.ts';
import { MARKS } from '../app/ids.ts';
import { context, escapeMrkdwn, shorten } from './kit.ts';
import type { Words } from './words.ts';

/** Most characters of a name in the line: a column can be called anything. */
const MOST = 80;
const shown = (text: string) => escapeMrkdwn(shorten(text, MOST));

/** A line above a text of the course, for a course on other data: the text is about the course's example. Empty where there is no such data. */
export function exampleBlock({ course, locale }: Words, table: TableNames | undefined): KnownBlock[] {
  if (table === undefined) return [];
  const show = { target: (text: string) => `*${shown(text)}*`, row: shown };
  return [{ ...context(exampleMark(table, locale, course.t, show)), block_id: MARKS.example }];
}

/** The same in Markdown between the findings on the course's own table and a text about the example, with what to ask about. */
export function exampleBelow({ t }: Words, { target, row }: TableNames): string {
  const show = (text: string) => escapeMarkdown(shorten(text, MOST));
  return t('example.below', { target: show(target), row: show(row) });
}

/** The same above a case, which has a world of its own. */
export function caseBlock({ t }: Words, table: TableNames | undefined): KnownBlock[] {
  return table === undefined ? [] : [{ ...context(t('example.case')), block_id: MARKS.example }];
}

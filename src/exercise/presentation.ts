import { AppError } from '../errors.ts';
import type { Reply } from './reply.ts';

/** The most statements of a presentation. A stakeholder keeps no more apart. */
export const MOST_STATEMENTS = 3;
/** Longest statement, in characters: one sentence, or two. */
export const STATEMENT_LIMIT = 300;
/** Longest sentence with a verdict, in characters. */
export const SENTENCE_LIMIT = 500;

/** What a stakeholder says of a statement. */
export const VERDICTS = ['confirmed', 'doubted', 'corrected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A figure or a chart of a run, in the language of its course. */
export interface Figure {
  /** The same in every language; a chart's begins with `chart:`. */
  id: string;
  name: string;
  /** Formatted, with its unit. A chart has none. */
  value?: string;
}

/** One thing that a presentation wants confirmed. */
export interface Statement {
  text: string;
  /** What shows it. Absent once the data set is deleted. */
  figure?: Figure;
  /** The data set that the figure is about. */
  dataset: string;
  /** The latest word on it; absent until somebody has said one. */
  said?: Said;
}

/** A stakeholder's word on a statement. */
export interface Said {
  verdict: Verdict;
  /** May be empty where the statement is confirmed. */
  sentence: string;
  byId: string;
  at: Date;
}

/** A row of the form: what is typed, and the id of the figure that is chosen. */
export interface WrittenStatement {
  text: string;
  figureId: string | undefined;
}

/**
 * Checks what is to be confirmed. Empty rows are left out.
 * @param given.figures those of the run
 * @throws AppError presentation_empty, presentation_many (values: max), presentation_text, presentation_figure (values: nth), text_too_long
 */
export function checkStatements(
  written: readonly WrittenStatement[],
  given: { figures: readonly Figure[]; dataset: string },
): Statement[] {
  const statements = written.flatMap(({ text, figureId }, index): Statement[] => {
    const nth = index + 1;
    const typed = text.trim().split(/\s+/u).join(' ');
    if (typed === '' && figureId === undefined) return [];
    if (typed === '') throw new AppError('presentation_text', { nth });
    if (typed.length > STATEMENT_LIMIT) {
      throw new AppError('text_too_long', { limit: STATEMENT_LIMIT, length: typed.length });
    }
    const figure = given.figures.find(({ id }) => id === figureId);
    if (figure === undefined) throw new AppError('presentation_figure', { nth });
    return [{ text: typed, figure, dataset: given.dataset }];
  });
  if (statements.length === 0) throw new AppError('presentation_empty');
  if (statements.length > MOST_STATEMENTS) throw new AppError('presentation_many', { max: MOST_STATEMENTS });
  return statements;
}

/** Statements as one text, each in a line of its own; numbered where there are several. */
export function textOf(statements: readonly Pick<Statement, 'text'>[]): string {
  return statements.map(({ text }, index) => (statements.length === 1 ? text : `${index + 1}. ${text}`)).join('\n');
}

/** Places of the statements that still want a word: those without one, and those that are doubted. From 0. */
export function openPlaces(statements: readonly Statement[]): number[] {
  return statements.flatMap(({ said }, place) => (said === undefined || said.verdict === 'doubted' ? [place] : []));
}

/** What a stakeholder has chosen and typed, by a statement's place. */
export type GivenVerdicts = ReadonlyMap<number, { verdict: Verdict | undefined; sentence: string }>;

/**
 * Puts a stakeholder's words to every statement that wants one. What was confirmed or corrected before stays.
 * @throws AppError verdict_missing, verdict_sentence (values: nth, which is the statement's number), text_too_long
 */
export function withVerdicts(
  statements: readonly Statement[],
  given: GivenVerdicts,
  by: Pick<Said, 'byId' | 'at'>,
): Statement[] {
  const open = new Set(openPlaces(statements));
  return statements.map((statement, place) => {
    if (!open.has(place)) return statement;
    const nth = place + 1;
    const { verdict, sentence = '' } = given.get(place) ?? {};
    if (verdict === undefined) throw new AppError('verdict_missing', { nth });
    const typed = sentence.trim();
    if (typed.length > SENTENCE_LIMIT) {
      throw new AppError('text_too_long', { limit: SENTENCE_LIMIT, length: typed.length });
    }
    if (verdict !== 'confirmed' && typed === '') throw new AppError('verdict_sentence', { nth });
    return { ...statement, said: { verdict, sentence: typed, byId: by.byId, at: by.at } };
  });
}

/** Numbers in a text, as people write them: 163,000 and 0.71, in full width too. */
const NUMBER = /\d+(?:[.,]\d+)*/gu;

function numbersIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(NUMBER)].map(([number]) => number.replaceAll(',', ''));
}

/** Fewest digits of a rounded number: one digit agrees with too much. */
const LEAST_DIGITS = 2;

/** Whether a number agrees with a figure: it may be rounded, to as many decimals as it shows. */
function agrees(number: string, figure: string): boolean {
  if (number === figure) return true;
  const decimals = number.split('.')[1]?.length ?? 0;
  const hasEnough = number.replace('.', '').length >= LEAST_DIGITS;
  return hasEnough && Number(figure).toFixed(decimals) === Number(number).toFixed(decimals);
}

/**
 * What a stand-in says of a statement, by what can be seen: it confirms one that quotes its figure, corrects one with other numbers, and doubts
 * one without any, because nobody could check it. A chart has no number to compare, so any number or quoted name will do. It knows nothing of
 * the business.
 * @param replies the asker's latest follow-up question is read along with the statement
 */
export function judgeStatement(
  { text: stated, figure }: Pick<Statement, 'figure' | 'text'>,
  replies: readonly Pick<Reply, 'source' | 'text'>[] = [],
): Verdict {
  const text = `${stated} ${replies.findLast(({ source }) => source === 'ask-back')?.text ?? ''}`;
  const quoted = numbersIn(text);
  const shown = numbersIn(figure?.value ?? '');
  if (shown.length === 0) {
    const columns = (figure?.name ?? '').split(/[^\p{L}\p{N}_]/u).filter((word) => word.includes('_'));
    return quoted.length > 0 || columns.some((column) => text.includes(column)) ? 'confirmed' : 'doubted';
  }
  // A column's name may hold a number, and so may a count or a day.
  const own = quoted.filter((number) => !numbersIn(figure?.name ?? '').includes(number));
  if (own.length === 0) return 'doubted';
  return own.some((number) => shown.some((one) => agrees(number, one))) ? 'confirmed' : 'corrected';
}

/** When the two questions are asked: before the first lesson, and after the last one. */
export const MOMENTS = ['before', 'after'] as const;
export type Moment = (typeof MOMENTS)[number];

/** How sure people can be, from not at all to very. */
export const SURE = [1, 2, 3, 4, 5] as const;
/** The most questions that somebody can have asked in a month. */
export const MOST_ASKED = 999;

/** What a person answers. A question that they leave out is absent. */
export interface SurveyAnswer {
  /** How sure they are to know whom to ask, and how: 1 to 5. */
  sure?: number;
  /** How many questions they asked people outside of their team in the past month. */
  asked?: number;
}

/** All answers of a cohort, by question and moment. Each list is in the order of its numbers, so that it tells nothing about people. */
export type SurveyResults = Record<keyof SurveyAnswer, Record<Moment, number[]>>;

/** With fewer answers to a question, it would be easy to guess who gave them. */
const LEAST = 3;
/** From so many on, one looks at how many people gave each answer. With fewer, each answer counts. */
const MANY = 10;
/** How many questions belong together where there are many answers, by the smallest number of each group. */
const ASKED_FROM = [0, 1, 3, 6, 11] as const;

/** A group of answers: from the smallest number to the largest one; without `to`, all above. */
export interface AnswerGroup {
  from: number;
  to?: number;
  count: number;
}

/**
 * How the answers to a question at a moment are shown: not at all while there are few, then one by one in the order of their numbers, and
 * from ten on as groups with their sizes.
 */
export function shownAnswers(
  question: keyof SurveyAnswer,
  answers: readonly number[],
): { few: true } | { each: number[] } | { groups: AnswerGroup[] } {
  if (answers.length < LEAST) return { few: true };
  const sorted = answers.toSorted((a, b) => a - b);
  if (answers.length < MANY) return { each: sorted };
  const starts: readonly number[] = question === 'sure' ? SURE : ASKED_FROM;
  return {
    groups: starts.map((from, nth) => {
      const next = starts[nth + 1];
      const to = question === 'sure' ? from : next === undefined ? undefined : next - 1;
      const count = sorted.filter((value) => value >= from && (to === undefined || value <= to)).length;
      return { from, ...(to === undefined ? {} : { to }), count };
    }),
  };
}

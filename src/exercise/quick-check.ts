import type { QuickOption, QuickQuestion } from '../course/lesson.ts';
import type { LessonId } from '../course/lesson-id.ts';
import { RandomState } from '../stats/random-state.ts';

/** How many people have to answer before anyone hears what was chosen. One of fewer could be recognized. */
export const LEAST_PEOPLE = 3;

/** How many people chose an option first. */
export interface FirstAnswers {
  process: LessonId;
  question: string;
  option: string;
  people: number;
}

/**
 * Draws the order of every question's options, so that the right one isn't always in the same place.
 * @param drawn a random text: the same one gives the same order, which a second try keeps
 */
export function drawOptions(questions: readonly QuickQuestion[], drawn: string): QuickQuestion[] {
  const random = new RandomState(seedOf(drawn));
  return questions.map((question) => {
    const order = [...random.permutation(question.options.length)];
    return { ...question, options: order.flatMap((place) => question.options[place] ?? []) };
  });
}

/** A seed from a text. Source: Fowler, Noll and Vo's hash, FNV-1a with 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Whether an option is the right one. */
export function isRight({ misconception }: QuickOption): boolean {
  return misconception === undefined;
}

/**
 * The options of a question that count as the team's: none until enough people have answered the question, then all that were chosen
 * first, most often chosen ones first. How many chose each stays untold, because a count that grows by one tells about one person.
 */
export function chosenByTeam(answers: readonly FirstAnswers[]): string[] | undefined {
  const people = answers.reduce((sum, each) => sum + each.people, 0);
  if (people < LEAST_PEOPLE) return undefined;
  return [...answers].sort((a, b) => b.people - a.people || (a.option < b.option ? -1 : 1)).map(({ option }) => option);
}

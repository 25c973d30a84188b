import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { chosenByTeam, drawOptions, isRight, LEAST_PEOPLE } from '../../src/exercise/quick-check.ts';
import { course } from '../helpers/course.ts';

const QUESTIONS = LOCALES.flatMap((locale) =>
  course.lessons(locale).map(({ id }) => course.lesson(locale, id).quickCheck),
).filter((questions) => questions.length > 0);

describe('the order of the options', () => {
  it('has every option once, and is the same for the same draw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...QUESTIONS), fc.string(), (questions, drawn) => {
        const shown = drawOptions(questions, drawn);
        expect(drawOptions(questions, drawn)).toEqual(shown);
        expect(shown.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
        shown.forEach(({ options }, nth) => {
          const ids = (all: typeof options) => all.map(({ id }) => id).sort();
          expect(ids(options)).toEqual(ids(questions[nth]?.options ?? []));
        });
      }),
    );
  });

  it('puts the right option in each place about equally often, whatever the question', () => {
    const DRAWS = 600;
    for (const questions of QUESTIONS) {
      const places = questions.map(({ options }) => options.map(() => 0));
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const uuid = `${((draw * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
        drawOptions(questions, uuid).forEach(({ options }, nth) => {
          const counts = places[nth] ?? [];
          const place = options.findIndex(isRight);
          counts[place] = (counts[place] ?? 0) + 1;
        });
      }
      for (const counts of places) {
        // Five standard deviations of a fair draw.
        const share = 1 / counts.length;
        const room = 5 * Math.sqrt(DRAWS * share * (1 - share));
        for (const count of counts) expect(Math.abs(count - DRAWS * share)).toBeLessThan(room);
      }
    }
  });
});

describe('what counts as the team’s', () => {
  const answers = fc.uniqueArray(
    fc.record({ option: fc.constantFrom('a', 'b', 'c', 'd'), people: fc.integer({ min: 1, max: 40 }) }),
    { selector: ({ option }) => option, maxLength: 4 },
  );

  it('is told only once three people have answered, and without how many chose what', () => {
    fc.assert(
      fc.property(answers, (all) => {
        const given = all.map((each) => ({ ...each, process: 'analyze' as const, question: 'q' }));
        const people = all.reduce((sum, each) => sum + each.people, 0);
        const told = chosenByTeam(given);
        if (people < LEAST_PEOPLE) expect(told).toBeUndefined();
        else expect([...(told ?? [])].sort()).toEqual(all.map(({ option }) => option).sort());
        const counts = (told ?? []).map((option) => all.find((each) => each.option === option)?.people ?? 0);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
      }),
    );
  });

  it('takes three people', () => {
    const of = (people: number) => chosenByTeam([{ process: 'train', question: 'q', option: 'a', people }]);
    expect([of(2), of(3)]).toEqual([undefined, ['a']]);
  });
});

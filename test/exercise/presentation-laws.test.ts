import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import {
  checkStatements,
  type Figure,
  judgeStatement,
  MOST_STATEMENTS,
  openPlaces,
  SENTENCE_LIMIT,
  STATEMENT_LIMIT,
  type Statement,
  textOf,
  VERDICTS,
  type Verdict,
  withVerdicts,
} from '../../src/exercise/presentation.ts';

const FIGURES: readonly Figure[] = [
  { id: 'median', name: 'Median of Sale_Price', value: '$163,000' },
  { id: 'blank:Pool_QC', name: 'Blank cells in Pool_QC', value: '99.6%' },
  { id: 'chart:missing-values', name: 'Columns with the most blank cells' },
];
const given = { figures: FIGURES, dataset: 'house-prices' };
const at = new Date('2026-04-15T03:00:00Z');
const later = new Date('2026-04-16T03:00:00Z');

const words = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const figureId = fc.constantFrom(...FIGURES.map(({ id }) => id));
const full = fc.record({ text: words, figureId });
const empty = fc.constant({ text: '  ', figureId: undefined });
const verdict = fc.constantFrom(...VERDICTS);
const said = fc.record({ verdict, sentence: words, byId: fc.constantFrom('ada', 'bob'), at: fc.constant(at) });
const statements = fc.array(
  fc.tuple(words, fc.constantFrom(...FIGURES), fc.option(said, { nil: undefined })).map(
    ([text, figure, word]): Statement => ({
      text,
      figure,
      dataset: 'house-prices',
      ...(word === undefined ? {} : { said: word }),
    }),
  ),
  { minLength: 1, maxLength: MOST_STATEMENTS },
);
const answers = fc.array(fc.record({ verdict, sentence: words }), {
  minLength: MOST_STATEMENTS,
  maxLength: MOST_STATEMENTS,
});
const asMap = (all: readonly { verdict: Verdict; sentence: string }[]) =>
  new Map(all.map((one, place) => [place, one]));

describe('what is to be confirmed', () => {
  it('keeps every full row in order, each with its figure, and leaves empty rows out', () => {
    fc.assert(
      fc.property(fc.array(full, { minLength: 1, maxLength: MOST_STATEMENTS }), fc.nat(MOST_STATEMENTS), (rows, at) => {
        const written = rows.toSpliced(at, 0, { text: ' ', figureId: undefined } as never);
        const checked = checkStatements(written, given);
        expect(checked.map(({ figure }) => figure?.id)).toEqual(rows.map((row) => row.figureId));
        expect(checked.map(({ text }) => text)).toEqual(rows.map(({ text }) => text.trim().split(/\s+/u).join(' ')));
      }),
    );
  });

  it('is refused where nothing is written', () => {
    fc.assert(
      fc.property(fc.array(empty, { maxLength: MOST_STATEMENTS }), (rows) => {
        expect(() => checkStatements(rows, given)).toThrow(new AppError('presentation_empty'));
      }),
    );
  });

  it('is refused where there are more than three', () => {
    fc.assert(
      fc.property(fc.array(full, { minLength: MOST_STATEMENTS + 1, maxLength: 9 }), (rows) => {
        const refusal = new AppError('presentation_many', { max: MOST_STATEMENTS });
        expect(() => checkStatements(rows, given)).toThrow(refusal);
      }),
    );
  });

  it('needs a sentence and a figure in a row, and says in which one it lacks', () => {
    fc.assert(
      fc.property(full, fc.nat(MOST_STATEMENTS - 1), (row, place) => {
        const rows = (lacking: Partial<typeof row>) =>
          Array.from({ length: MOST_STATEMENTS }, (_, nth) => (nth === place ? { ...row, ...lacking } : row));
        const nth = place + 1;
        expect(() => checkStatements(rows({ text: '' }), given)).toThrow(new AppError('presentation_text', { nth }));
        const strange = [{ figureId: undefined as never }, { figureId: 'of another run' }];
        for (const lacking of strange)
          expect(() => checkStatements(rows(lacking), given)).toThrow(new AppError('presentation_figure', { nth }));
      }),
    );
  });

  it('may be as long as the field takes, and no longer', () => {
    const row = (length: number) => [{ text: 'x'.repeat(length), figureId: 'median' }];
    expect(checkStatements(row(STATEMENT_LIMIT), given)).toHaveLength(1);
    expect(() => checkStatements(row(STATEMENT_LIMIT + 1), given)).toThrow(AppError);
  });

  it('reads as one text with a line for each', () => {
    fc.assert(
      fc.property(fc.array(full, { minLength: 1, maxLength: MOST_STATEMENTS }), (rows) => {
        expect(textOf(checkStatements(rows, given)).split('\n')).toHaveLength(rows.length);
      }),
    );
  });
});

describe('verdicts', () => {
  it('settle what is confirmed or corrected, and leave just the doubts open', () => {
    fc.assert(
      fc.property(statements, answers, (all, given) => {
        const after = withVerdicts(all, asMap(given), { byId: 'eve', at: later });
        const doubted = openPlaces(all).filter((place) => given[place]?.verdict === 'doubted');
        expect(openPlaces(after)).toEqual(doubted);
      }),
    );
  });

  it('never change what was settled before, nor what a statement says', () => {
    fc.assert(
      fc.property(statements, answers, (all, given) => {
        const open = new Set(openPlaces(all));
        const after = withVerdicts(all, asMap(given), { byId: 'eve', at: later });
        for (const [place, one] of all.entries()) {
          if (!open.has(place)) expect(after[place]).toBe(one);
          expect(after[place]).toMatchObject({ text: one.text, figure: one.figure, dataset: one.dataset });
          if (open.has(place)) expect(after[place]?.said).toMatchObject({ byId: 'eve', at: later });
        }
      }),
    );
  });

  it('are wanted for each open statement, with a sentence unless it is confirmed', () => {
    fc.assert(
      fc.property(statements, answers, (all, given) => {
        const [place] = openPlaces(all);
        if (place === undefined) return;
        const nth = place + 1;
        const by = { byId: 'eve', at: later };
        const none = new Map([...asMap(given)].filter(([one]) => one !== place));
        expect(() => withVerdicts(all, none, by)).toThrow(new AppError('verdict_missing', { nth }));
        const silent = (word: Verdict) => new Map(asMap(given)).set(place, { verdict: word, sentence: ' ' });
        for (const word of ['doubted', 'corrected'] as const)
          expect(() => withVerdicts(all, silent(word), by)).toThrow(new AppError('verdict_sentence', { nth }));
        expect(withVerdicts(all, silent('confirmed'), by)[place]?.said?.sentence).toBe('');
      }),
    );
  });

  it('may have a sentence as long as the field takes, and no longer', () => {
    const all: Statement[] = [{ text: 'x', dataset: 'house-prices' }];
    const answer = (length: number) => new Map([[0, { verdict: 'doubted' as const, sentence: 'x'.repeat(length) }]]);
    const by = { byId: 'eve', at };
    expect(withVerdicts(all, answer(SENTENCE_LIMIT), by)).toHaveLength(1);
    expect(() => withVerdicts(all, answer(SENTENCE_LIMIT + 1), by)).toThrow(AppError);
  });
});

describe('a stand-in', () => {
  const [median, blank, chart] = FIGURES;
  const says = (text: string, figure = median) => judgeStatement({ text, ...(figure === undefined ? {} : { figure }) });

  it.each([
    ['quotes its figure', 'Half of the houses cost less than $163,000.', median, 'confirmed'],
    ['quotes it in full width', '半分の家は１６３，０００ドル以下で売れました。', median, 'confirmed'],
    ['rounds it', 'Pool_QC is blank for 100% of the houses.', blank, 'confirmed'],
    ['quotes another number', 'Half of the houses cost less than $180,000.', median, 'corrected'],
    [
      'holds a digit that only looks like its figure',
      'For 1 house, it is blank.',
      { id: 'r', name: 'r', value: '0.71' },
      'corrected',
    ],
    ['quotes none', 'Most houses are cheap.', median, 'doubted'],
    ['quotes a number for a chart', 'Five columns are mostly blank.', chart, 'doubted'],
    ['names a number in a chart', '5 columns are mostly blank.', chart, 'confirmed'],
  ] as const)('of a statement that %s', (_, text, figure, expected) => {
    expect(says(text, figure)).toBe(expected);
  });

  it('always has one of the three verdicts, and the same for the same statement', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...FIGURES), (text, figure) => {
        const word = judgeStatement({ text, figure });
        expect(VERDICTS).toContain(word);
        expect(judgeStatement({ text, figure })).toBe(word);
      }),
    );
  });

  it('confirms any statement that quotes its figure as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (number) => {
        const value = `$${number.toLocaleString('en')}`;
        const figure = { id: 'mean', name: 'Mean', value };
        expect(judgeStatement({ text: `They cost ${value} on average.`, figure })).toBe('confirmed');
        expect(judgeStatement({ text: `They cost $${(number + 7).toLocaleString('en')}.`, figure })).toBe('corrected');
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { AppError } from '../../src/errors.ts';
import type { BusinessFindings } from '../../src/steps/business-understanding/business-findings.ts';
import { businessUnderstanding } from '../../src/steps/business-understanding/business-understanding.ts';
import { paybackDay, valuePerDay } from '../../src/steps/business-understanding/payback.ts';
import { checkParameters, parameterSentence } from '../../src/steps/check-parameters.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import { runOnFlats, say } from '../helpers/flats.ts';

const run = (parameters: Parameters = {}) => runOnFlats('business-understanding', {}, { parameters });
const found = (parameters: Parameters = {}) => run(parameters).findings as BusinessFindings;
const NUMBERS = {
  peopleBefore: 20,
  hoursBefore: 7.5,
  pay: 12,
  developmentCost: 100_000,
  operationPerDay: 1000,
};

describe('the payback day', () => {
  it('is day 162, never, and day 179 for the scenarios of the course', () => {
    expect(found().scenarios).toEqual([
      { name: '2 people x 7.5 h', valuePerDay: 1620, paybackDay: 162 },
      { name: '10 people x 7.5 h', valuePerDay: 900, paybackDay: null },
      { name: '10 people x 2 h', valuePerDay: 1560, paybackDay: 179 },
    ]);
  });

  it("exists for the team's own scenario, after those of the course", () => {
    expect(found({ peopleAfter: 5, hoursAfter: 6.5 }).scenarios.slice(3)).toEqual([
      { name: '5 people x 6.5 h', valuePerDay: 1410, paybackDay: 244 },
    ]);
    expect(found({ peopleAfter: 0, hoursAfter: 0 }).scenarios.at(-1)).toMatchObject({ valuePerDay: 1800 });
  });

  it('never comes when operation costs at least the value', () => {
    for (const operationPerDay of [1620, 1621]) {
      expect(found({ operationPerDay }).scenarios.map((one) => one.paybackDay)).toEqual([null, null, null]);
    }
  });

  it('is day 1 when development costs nothing', () => {
    expect(paybackDay({ ...NUMBERS, developmentCost: 0 }, 162_000)).toBe(1);
  });

  it('is the first day on which the accumulated value is not negative', () => {
    const money = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(money(1_000_000), money(1_000_000), money(100_000_000), (value, operationPerDay, developmentCost) => {
        const day = paybackDay({ ...NUMBERS, operationPerDay, developmentCost }, value);
        const total = (days: number) => days * (value - operationPerDay) - developmentCost;
        if (value <= operationPerDay) {
          expect(day).toBeNull();
          return;
        }
        expect(total(day as number)).toBeGreaterThanOrEqual(0);
        if (day !== 1) expect(total((day as number) - 1)).toBeLessThan(0);
      }),
    );
  });

  it('is exact for hours in tenths, which binary fractions cannot represent', () => {
    const tenths = fc.integer({ min: 0, max: 240 });
    const people = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        people,
        tenths,
        people,
        tenths,
        fc.integer({ min: 1, max: 365 }),
        (before, hours, after, less, days) => {
          // Computed in whole numbers: ten times the hours times a tenth of the pay.
          const value = (before * hours - after * less) * 120;
          fc.pre(value > 1000);
          const pay = 1200;
          const numbers = {
            ...NUMBERS,
            pay,
            peopleBefore: before,
            hoursBefore: hours / 10,
            developmentCost: days * 1000,
          };
          const given = valuePerDay(numbers, { people: after, hours: less / 10 });
          expect(given).toBe(value);
          expect(paybackDay({ ...numbers, operationPerDay: value }, given)).toBeNull();
          expect(paybackDay({ ...numbers, operationPerDay: value - 1000 }, given)).toBe(days);
        },
      ),
    );
  });

  it('is null when the value only equals the operating cost', () => {
    const numbers = { ...NUMBERS, peopleBefore: 6, hoursBefore: 3.6, pay: 1050, operationPerDay: 12_180 };
    expect(paybackDay(numbers, valuePerDay(numbers, { people: 4, hours: 2.5 }))).toBeNull();
  });
});

describe('parameters', () => {
  const check = (typed: Record<string, string>) => checkParameters(stepOf('business-understanding'), typed);

  it("have defaults, without the team's own scenario", () => {
    expect(check({})).toEqual({ values: { ...NUMBERS, targetR2: 0.8 } });
  });

  it.each([
    ['peopleBefore', '0'],
    ['hoursBefore', '25'],
    ['hoursAfter', '24.1'],
    ['peopleAfter', '-1'],
    ['pay', '0'],
    ['developmentCost', '-1'],
    ['operationPerDay', '-1'],
    ['targetR2', '1.1'],
    ['targetR2', 'good'],
  ])('%s refuses %s with a reason in both languages', (id, typed) => {
    const checked = check({ [id]: typed });
    const problem = 'problems' in checked ? checked.problems[0] : undefined;
    expect(problem).toMatchObject({ id, code: 'parameter_out_of_range' });
    for (const locale of LOCALES) {
      expect(parameterSentence(problem!, 'business-understanding', locale, say)).toContain(
        say(locale, `step.business-understanding.parameter.${id}.why`),
      );
    }
  });

  it('require people and hours of the own scenario together, in the modal and in the run', () => {
    expect(check({ peopleAfter: '5' })).toMatchObject({
      problems: [{ id: 'hoursAfter', code: 'scenario_incomplete' }],
    });
    expect(check({ hoursAfter: '5', peopleAfter: '' })).toMatchObject({ problems: [{ id: 'peopleAfter' }] });
    expect(() => run({ peopleAfter: 5 })).toThrow(new AppError('scenario_incomplete'));
    expect(() => run({ hoursAfter: 5 })).toThrow(new AppError('scenario_incomplete'));
  });
});

describe('the Business Goal', () => {
  it.each(LOCALES)('has a default sentence until the team writes one, in %s', (locale) => {
    const { findings } = runOnFlats('business-understanding', {}, { locale });
    const { goal } = findings as BusinessFindings;
    expect(goal.sentence).toBe(say(locale, 'row.any.goal'));
    expect(found({ sentence: '  ' }).goal.sentence).not.toBe('');
    expect(found({ sentence: 'As a tenant\nI know my rent. ' }).goal.sentence).toBe('As a tenant I know my rent.');
  });

  it('is a file with sentence, formula, scenarios, target figure and owners', () => {
    const [file] = run({ pay: 12.5, sentence: 'I know my rent.', targetR2: 0.75 }).artifacts;
    expect(file).toMatchObject({ kind: 'business-goal', filename: 'business-goal.md', mediaType: 'text/markdown' });
    for (const words of [
      '> I know my rent.',
      '(20 people × 7.5 h − people after × hours after) × 12.5.',
      '| 2 people × 7.5 h | 1,688 | 688 | pays back on day 146 |',
      '| 10 people × 7.5 h | 938 | -62.5 | never pays back |',
      'R² of 0.75',
      'recruiting',
    ]) {
      expect(file?.content).toContain(words);
    }
  });

  it.each(LOCALES)('has a headline in one line, even without any payback, in %s', (locale) => {
    const headline = (parameters: Parameters) => businessUnderstanding.headline(found(parameters), locale, say);
    expect(headline({})).toMatch(locale === 'en' ? /2.*days 162 and 179/u : /2つ.*162日目、179日目/u);
    expect(headline({ operationPerDay: 1e6 })).toBe(
      say(locale, 'step.business-understanding.headline.never', {
        sentence: found().goal.sentence,
        of: 3,
        target: '0.80',
      }),
    );
  });
});

describe.each([
  {
    locale: 'en',
    pay: '$12',
    value: '$1,620 per day',
    axis: 'Earned so far (US dollars)',
    column: 'Value per day (US dollars)',
  },
  { locale: 'ja', pay: '12ドル', value: '1日1,620ドル', axis: '累計の損益（米ドル）', column: '1日の価値（米ドル）' },
] as const)('money, in $locale,', ({ locale, pay, value, axis, column }) => {
  const counted = (unit?: string) => {
    const outcome = runOnFlats('business-understanding', {}, { locale, unit });
    const findings = outcome.findings as BusinessFindings;
    const [chart] = businessUnderstanding.charts(findings, locale, say);
    return {
      summary: businessUnderstanding.summarize(findings, locale, say),
      scales: chart?.config.options?.scales,
      altText: chart?.altText,
      report: outcome.artifacts[0]?.content ?? '',
    };
  };

  it('is counted in the currency of the data set', () => {
    const told = counted('usd');
    expect(told.summary).toContain(pay);
    expect(told.summary).toContain(value);
    expect(told.scales).toMatchObject({ y: { title: { text: axis } } });
    expect(told.altText).toContain(say(locale, 'unit.usd.amount', { value: '100,000' }));
    expect(told.report).toContain(column);
    expect(told.report).toContain(pay);
  });

  it('has no currency where the table names none', () => {
    expect(JSON.stringify(counted())).not.toMatch(/dollar|yen|ドル|円/u);
  });
});

describe.each(LOCALES)('the payback chart in %s', (locale) => {
  const chartOf = (parameters: Parameters) => businessUnderstanding.charts(found(parameters), locale, say)[0]!;
  const chart = chartOf({ peopleAfter: 5, hoursAfter: 6.5 });
  interface Line {
    label: string;
    data: { x: number; y: number }[];
    pointRadius: number | number[];
  }
  const lines = chart.config.data.datasets as Line[];

  it('names every scenario with its payback day, in legend and alt text', () => {
    const days = [162, null, 179, 244];
    expect(lines).toHaveLength(days.length + 1);
    for (const [index, day] of days.entries()) {
      const { label } = lines[index]!;
      expect(label).toContain(
        say(locale, `step.business-understanding.${day === null ? 'never' : 'payback'}`, { day: day ?? 0 }),
      );
      expect(chart.altText).toContain(label);
    }
  });

  it('marks the payback day where the line reaches zero', () => {
    for (const [index, { data, pointRadius }] of lines.slice(0, 4).entries()) {
      const marked = data.filter((_, at) => (pointRadius as number[])[at] !== 0);
      expect(marked.map(({ x }) => x)).toEqual([[162], [], [179], [244]][index]);
      for (const { y } of marked) expect(y).toBeGreaterThanOrEqual(0);
    }
  });

  it('shows the zero line over all days, names its axes and is plain JSON', () => {
    expect(lines.at(-1)?.data.map(({ y }) => y)).toEqual([0, 0]);
    for (const axis of Object.values(chart.config.options?.scales ?? {})) {
      expect((axis as { title: { text: string } }).title.text).not.toBe('');
    }
    expect(JSON.parse(JSON.stringify(chart.config))).toEqual(chart.config);
  });

  it('ends at a round day after one year without payback, and after at most twelve years otherwise', () => {
    const last = (parameters: Parameters) => chartOf(parameters).config.options?.scales?.x?.max;
    expect(last({ operationPerDay: 1e6 })).toBe(400);
    expect(last({ developmentCost: 1e12 })).toBe(5000);
  });
});

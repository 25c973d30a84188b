import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from '../../src/charts/formatter.ts';
import { diverging } from '../../src/charts/palette.ts';
import { LOCALES } from '../../src/course/locale.ts';

describe.each(LOCALES)('figures in %s', (locale) => {
  const { whole, two, percent } = formatter(locale);

  it('group thousands and have no decimals for counts and prices', () => {
    expect([whole(2930), whole(180796.06), whole(-1234567.8), whole(0)]).toEqual([
      '2,930',
      '180,796',
      '-1,234,568',
      '0',
    ]);
  });

  it('have two decimals for correlations', () => {
    expect([two(0.7), two(-0.956), two(1)]).toEqual(['0.70', '-0.96', '1.00']);
  });

  it('have a percent sign for shares', () => {
    expect([percent(99.556), percent(50), percent(0)]).toEqual(['99.6%', '50%', '0%']);
  });

  it('never show a positive share as zero', () => {
    expect(percent(0.034)).toBe('<0.1%');
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true, minExcluded: true }), (share) => {
        expect(percent(share)).not.toBe('0%');
      }),
    );
  });
});

describe('the colour of a correlation', () => {
  it('is white at zero and diverges with the sign', () => {
    expect([diverging(0), diverging(1), diverging(-1)]).toEqual([
      'rgb(255, 255, 255)',
      'rgb(213, 94, 0)',
      'rgb(0, 114, 178)',
    ]);
  });

  it('is limited at one', () => {
    expect([diverging(3), diverging(-3)]).toEqual([diverging(1), diverging(-1)]);
  });
});

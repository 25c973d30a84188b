import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from '../../src/charts/formatter.ts';
import { LOCALES } from '../../src/course/locale.ts';

describe.each(LOCALES)('figures in %s', (locale) => {
  const { figure, figures, two, percent, upToOne, upToTwo, upToFour, beyond } = formatter(locale);

  it('group thousands and have no decimals for counts and prices', () => {
    expect([figure(2930), figure(180796.06), figure(-1234567.8), figure(0)]).toEqual([
      '2,930',
      '180,796',
      '-1,234,568',
      '0',
    ]);
  });

  it('have three significant digits where they are small', () => {
    expect([figure(12.5), figure(Math.PI), figure(0.00123456), figure(-0.2)]).toEqual([
      '12.5',
      '3.14',
      '0.00123',
      '-0.2',
    ]);
    expect([figure(1.234e-9), figure(-5e-324), figure(1.5e300)]).toEqual(['1.23e-9', '-5e-324', '1.5e+300']);
  });

  it('have as many digits as it takes to tell figures apart that are shown together', () => {
    expect(figures([129_500, 160_000, 160_000])).toEqual(['129,500', '160,000', '160,000']);
    expect(figures([1000.01, 1000.04, 1000.2])).toEqual(['1,000.01', '1,000.04', '1,000.2']);
  });

  it('have two decimals for correlations, and more where two would show 0 or 1', () => {
    expect([two(0.7), two(-0.956), two(1), two(0)]).toEqual(['0.70', '-0.96', '1.00', '0.00']);
    expect([two(0.998), two(-0.99996), two(0.0012), two(-0.004)]).toEqual(['0.998', '-0.99996', '0.0012', '-0.004']);
    expect(beyond(0.998, 0.8)).toBe('0.998');
    // The rounding of a computation isn't a difference.
    expect(two(1 - 1e-12)).toBe('1.00');
  });

  it('have a percent sign for shares, and are never 0% or 100% unless they are', () => {
    expect([percent(99.556), percent(50), percent(0), percent(100)]).toEqual(['99.6%', '50%', '0%', '100%']);
    expect([percent(99.97), percent(0.034), percent(100.04)]).toEqual(['99.97%', '0.034%', '100.04%']);
  });

  it('have no minus before a zero', () => {
    for (const format of [figure, two, percent, upToOne, upToTwo, upToFour]) expect(format(-0)).not.toContain('-');
  });

  const FORMATS: [string, (value: number) => string][] = [
    ['figure', figure],
    ['figures', (value) => figures([value, 1, 2.5])[0] ?? ''],
    ['two', two],
    ['percent', (value) => percent(value).replace('%', '')],
    ['upToOne', upToOne],
    ['upToTwo', upToTwo],
    ['upToFour', upToFour],
    ['beyond', (value) => beyond(value, 0.8)],
  ];
  const any = fc.oneof(
    fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    fc.double({ min: -1.001, max: 1.001, noNaN: true }),
    fc.double({ min: -101, max: 101, noNaN: true }),
    fc.double({ min: -1e7, max: 1e7, noNaN: true }),
    fc.integer(),
  );

  it.each(FORMATS)('%s reads back within half a unit of its last digit, and as 0 only for 0', (name, format) => {
    fc.assert(
      fc.property(any, (value) => {
        const text = format(value);
        const [digits = '', power = '0'] = text.replaceAll(',', '').split('e');
        const read = Number(`${digits}e${power}`);
        const unit = 10 ** (Number(power) - (digits.split('.')[1]?.length ?? 0));
        // A little more than half, for the rounding of this very comparison.
        expect(Math.abs(read - value), text).toBeLessThanOrEqual(unit * 0.5 + Math.abs(value) * 1e-15);
        if (name !== 'beyond' || Math.abs(value) > 0.8) expect(read === 0, text).toBe(value === 0);
        expect(text).not.toMatch(/NaN|∞|^-0(?:\.0+)?$/u);
      }),
      { numRuns: 500 },
    );
  });
});

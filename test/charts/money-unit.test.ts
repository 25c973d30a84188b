import { expect, it } from 'vitest';
import { moneyUnit } from '../../src/charts/money-unit.ts';

it.each(['own:€', 'own:EUR', 'own:thousand yen', 'own:US dollars', 'own:千円', 'own:¥/day'])(
  'takes %s for money',
  (unit) => {
    expect(moneyUnit(unit)).toBe(unit);
  },
);

it.each(['own:kWh', 'own:分', 'own:units', 'own:m³'])('counts no pay in %s', (unit) => {
  expect(moneyUnit(unit)).toBeUndefined();
});

it('keeps the units of the app’s own data sets, and none where there is none', () => {
  expect(moneyUnit('usd')).toBe('usd');
  expect(moneyUnit(undefined)).toBeUndefined();
});

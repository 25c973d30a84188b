import { expect, it } from 'vitest';
import { title } from '../../src/charts/palette.ts';

it.each([
  ['How complete are the columns?', 'How complete are the columns?'],
  [
    'Distribution of actual and predicted Price_of_the_house_in_dollars',
    ['Distribution of actual and predicted', 'Price_of_the_house_in_dollars'],
  ],
  [
    'ランダムフォレストの重要度（1,234個のうち上位20個の特徴量）',
    ['ランダムフォレストの重要度（1,234個のうち上位20個の', '特徴量）'],
  ],
])('a title takes two lines where one is too short: %s', (text, lines) => {
  expect(title(text).text).toEqual(lines);
});

import { expect, it } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { readForeign } from '../../src/jobs/compute/read-source.ts';
import { readingInWords } from '../../src/messages/reading-in-words.ts';
import { course } from '../helpers/course.ts';
import { writeWorkbook } from '../helpers/write-workbook.ts';

const TABLE = [
  ['x', 'y'],
  [1, 2],
];
const ONE = { Data: TABLE };
const TWO = { Cover: [['Sales 2025']], Data: TABLE };

async function said(sheets: typeof ONE | typeof TWO, locale: Locale, where: 'terminal' | 'form', unworked?: string[]) {
  const { reading } = await readForeign({ choices: {} }, writeWorkbook(sheets));
  return readingInWords(unworked === undefined ? reading : { ...reading, unworked }, locale, course.t, where);
}

it.each([
  ['en', 'terminal', 'sheet "Data", one of 2', 'To read another sheet, name it with `--sheet`.'],
  [
    'en',
    'form',
    'sheet "Data", one of 2',
    'To read another sheet, move it to the front of the workbook or save it as CSV, and choose the file again.',
  ],
  ['ja', 'terminal', 'シート「Data」（全2シート）', 'ほかのシートを読み込むには、`--sheet`で指定してください。'],
  [
    'ja',
    'form',
    'シート「Data」（全2シート）',
    'ほかのシートを読み込むには、ブックの先頭に移すかCSVで保存して、ファイルを選び直してください。',
  ],
] as const)(
  'in %s, the %s says which of several sheets was read, and how to read another',
  async (locale, where, which, other) => {
    const lines = await said(TWO, locale, where);
    expect(lines).toEqual([expect.stringContaining(which), other]);
    expect(await said(ONE, locale, where)).toEqual([]);
  },
);

it.each([
  [
    'en',
    'Column calc has formulas without results, so those cells are blank: open the file in your spreadsheet program and save it.',
    'Columns calc, sum have formulas without results, so those cells are blank: open the file in your spreadsheet program and save it.',
  ],
  [
    'ja',
    '次の1列には計算結果のない数式があり、そのセルは空欄になっています：calc。表計算ソフトでファイルを開き、保存し直してください。',
    '次の2列には計算結果のない数式があり、そのセルは空欄になっています：calc、sum。表計算ソフトでファイルを開き、保存し直してください。',
  ],
] as const)('in %s, formulas without results are told in one line', async (locale, one, two) => {
  expect(await said(ONE, locale, 'form', ['calc'])).toEqual([one]);
  expect(await said(ONE, locale, 'terminal', ['calc', 'sum'])).toEqual([two]);
});

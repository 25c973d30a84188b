import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/table/read-date.ts';
import { isWrittenDate, readDates } from '../../../src/table/reading/written-date.ts';
import { runs } from '../../fuzz/runs.ts';
import { clocks, dateNotations, fullWidth, ORDERED } from '../../helpers/date-notations.ts';

const wordsOf = (...texts: string[]) => {
  const found = readDates(texts);
  return found.kind === 'dates' ? found.words : found;
};

describe('a day', () => {
  it.each([
    ['15.03.2024', '15.3.2024', '15. 3. 2024', '15.3.2024.', '2024.03.15', '2024. 3. 15.', '2024. 3. 15'],
    ['15 Mar 2024', 'Mar 15, 2024', '15-Mar-2024', 'March 15, 2024', '15 MARCH 2024', 'mar. 15, 2024'],
    ['15th March 2024', 'March 15th, 2024', '15/Mar/2024', '15MAR2024', '15. Mar 2024'],
    ['令和6年3月15日', '令和６年３月１５日', '令和 6年 3月 15日', 'R6.3.15', 'Ｒ６．３．１５', 'R06.03.15', 'R6/3/15'],
    ['令和6.3.15', '㋿6年3月15日', 'R6年3月15日', '平成36年3月15日', '2024年 3月 15日', '2024年3月15日(金)'],
    ['2024年3月15日（金）', '2024/3/15（金曜日）', '2024年3月15日 金曜日', '令和6年3月15日㈮', '2024-3-15'],
  ])('may be written %s, %s, %s and so on', (...texts) => {
    for (const word of wordsOf(...texts) as string[]) {
      expect(readDate(word)).toMatchObject({ year: 2024, month: 3, day: 15, hour: 0 });
    }
  });

  it.each([
    ['令和元年5月1日', '2019-05-01'],
    ['R元.5.1', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['H31.4.30', '2019-04-30'],
    // The era had ended, but forms were printed before.
    ['平成31年5月1日', '2019-05-01'],
    ['H31/12/31', '2019-12-31'],
    ['S64.1.7', '1989-01-07'],
    ['昭和64年1月7日', '1989-01-07'],
    ['昭和元年12月25日', '1926-12-25'],
    ['T15.12.24', '1926-12-24'],
    ['大正12年9月1日', '1923-09-01'],
    ['明治6年1月1日', '1873-01-01'],
    ['令和6年2月29日', '2024-02-29'],
  ])('of an era is one of the calendar: %s', (text, day) => {
    expect(wordsOf(text)).toEqual([day]);
  });

  it.each([
    ['15.03.2024 09:30', '2024-03-15 09:30'],
    ['3/15/2024 9:30 AM', '2024-03-15 09:30'],
    ['3/15/2024 12:05:09 a.m.', '2024-03-15 00:05:09'],
    ['15 Mar 2024, 21:30', '2024-03-15 21:30'],
    ['2024年3月15日9時30分', '2024-03-15 09:30'],
    ['令和6年3月15日(金) 午後9時半', '2024-03-15 21:30'],
    ['2024/3/15 午前0:05', '2024-03-15 00:05'],
    ['2024. 3. 15. 9:30', '2024-03-15 09:30'],
    ['2024-03-15 9 PM', '2024-03-15 21:00'],
  ])('may have a time: %s', (text, read) => {
    expect(wordsOf(text)).toEqual([read]);
  });

  it('stays as it is written where it is in a usual notation', () => {
    const texts = ['2024-03-15', '2024/3/15', '2024年3月15日', '2024-03-15T09:30:00.5+09:00'];
    expect(wordsOf(...texts)).toEqual(texts);
  });

  it.each([
    ...['31.4.2024', '15.13.2024', '0.3.2024', '15.3.24', '15 Mar 24', '15 Abc 2024', 'Marchy 15, 2024', '1.234.567'],
    ...['令和0年1月1日', '明治5年1月1日', 'R6.13.1', 'T20.1.1', 'H32.1.1', 'S65.1.1', 'A6.3.15', 'r6.3.15', 'R6-3-15'],
    ...['2024-03', '2024/03', '2024/25', '2024.03', '20240315', '15/03', '2024.3.159:30', '15.3.2024 25:00', '3.15'],
    ...['2024-03-15 13:30 PM', '2024-03-15 0 AM', '2024年3月15', '15.03.2024 Uhr', 'on 15.03.2024', '2024.3.15.1', ''],
  ])('is none when it is written "%s"', (text) => {
    expect(readDates([text])).toEqual({ kind: 'bad', place: 0 });
    expect(isWrittenDate(text)).toBe(false);
  });
});

describe('the order of day and month', () => {
  it('is the column’s, where a text tells', () => {
    expect(wordsOf('03/04/2024', '15/03/2024')).toEqual(['2024-04-03', '2024-03-15']);
    expect(wordsOf('03/04/2024', '03/15/2024')).toEqual(['2024-03-04', '2024-03-15']);
    expect(wordsOf('03-04-2024', '１５－０３－２０２４')).toEqual(['2024-04-03', '2024-03-15']);
    expect(wordsOf('15.03.2024', '03/15/2024')).toEqual(['2024-03-15', '2024-03-15']);
  });

  it('isn’t needed where day and month are the same', () => {
    expect(wordsOf('01/01/2024', '02-02-2024')).toEqual(['2024-01-01', '2024-02-02']);
  });

  it('is unsure where none does, and the text stays', () => {
    expect(readDates(['15.03.2024', '01/01/2024', '03/04/2024', '05/06/2024'])).toEqual({
      kind: 'unsure',
      place: 2,
      text: '03/04/2024',
      dayFirst: '2024-04-03',
      monthFirst: '2024-03-04',
    });
  });

  it('can’t be both', () => {
    expect(readDates(['15/03/2024', '03/15/2024'])).toEqual({ kind: 'bad', place: 1 });
    expect(readDates(['03/15/2024', '15/03/2024'])).toEqual({ kind: 'bad', place: 1 });
    expect(readDates(['15/03/2024', '03/04/2024', 'soon'])).toEqual({ kind: 'bad', place: 2 });
  });
});

describe('a month without a day', () => {
  it('is its first day', () => {
    expect(wordsOf('2024年3月', '令和6年 4月', 'R6年5月')).toEqual(['2024-03-01', '2024-04-01', '2024-05-01']);
  });

  it('and a day, or a time, don’t stand in one column', () => {
    expect(readDates(['2024年3月', '2024年3月15日'])).toEqual({ kind: 'bad', place: 1 });
    expect(readDates([null, '9:30', '2024年3月15日'])).toEqual({ kind: 'bad', place: 2 });
  });
});

it.each([
  ['9:30', '09:30'],
  ['09:30:15', '09:30:15'],
  ['09:30:15.25', '09:30:15.25'],
  ['9:30 AM', '09:30'],
  ['9:30pm', '21:30'],
  ['12:30 AM', '00:30'],
  ['12:30 PM', '12:30'],
  ['9 p.m.', '21:00'],
  ['9時30分', '09:30'],
  ['９時５分１秒', '09:05:01'],
  ['9時', '09:00'],
  ['午後9時半', '21:30'],
  ['午後 9:30', '21:30'],
  ['正午', null],
  ['24:00', null],
  ['9:60', null],
  ['9:5', null],
  ['13:30 PM', null],
  ['0:30 AM', null],
  ['9:30:61', null],
])('the time %s is %s', (text, time) => {
  expect(wordsOf(text)).toEqual(time === null ? { kind: 'bad', place: 0 } : [time]);
});

const day = fc
  .date({ min: new Date('1873-01-01T00:00Z'), max: new Date('2099-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
const isoOf = ({ year, month, day: date }: { year: number; month: number; day: number }) =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
const minute = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
const two = (number: number) => String(number).padStart(2, '0');

it('a day and a time are read back from every notation', () => {
  const [names, clockNames] = [Object.keys(dateNotations), Object.keys(clocks)];
  fc.assert(
    fc.property(
      day,
      minute,
      fc.constantFrom(...names),
      fc.constantFrom(...clockNames),
      fc.boolean(),
      (date, time, name, clock, isWide) => {
        const [write, writeTime] = [dateNotations[name], clocks[clock]];
        if (write === undefined || writeTime === undefined) throw new Error('no such notation');
        const as = (text: string) => (isWide ? fullWidth(text) : text);
        const text = write(date);
        if (text === undefined) return;
        // Another day of the column tells the order.
        const telling = ORDERED.includes(name) ? [write({ year: 2024, month: 3, day: 15 }) ?? ''] : [];
        expect((wordsOf(...telling, as(text)) as string[]).at(-1)).toBe(isoOf(date));
        const clockText = `${two(time.hour)}:${two(time.minute)}`;
        expect(wordsOf(as(writeTime(time)))).toEqual([clockText]);
        const both = (wordsOf(...telling, as(`${text} ${writeTime(time)}`)) as string[]).at(-1) ?? '';
        expect(readDate(both)).toMatchObject({ ...date, hour: time.hour + time.minute / 60 });
        expect(isWrittenDate(as(text))).toBe(true);
      },
    ),
    { numRuns: runs(5000) },
  );
});

it('any text is read, or it isn’t a date', () => {
  const piece = fc.constantFrom(
    ...[
      '1',
      '2',
      '12',
      '31',
      '2024',
      '.',
      '/',
      '-',
      ' ',
      ':',
      ',',
      '年',
      '月',
      '日',
      '時',
      '分',
      'R',
      '令和',
      '元',
      'Mar',
    ],
    ...['午後', '(金)', 'AM', 'T', '１', '．', 'Z', '+09:00', 'é', '\u3000', '\ud800'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(fc.array(fc.option(text), { maxLength: 4 }), (texts) => {
      const found = readDates(texts);
      if (found.kind !== 'dates') expect(texts[found.place]).not.toBeNull();
      // What was read is read again as it is.
      else expect(readDates(found.words)).toEqual(found);
    }),
    { numRuns: runs(5000) },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAbsence } from '../../src/team/read-absence.ts';

/** Thursday, 10 December 2026, 10:00 in Tokyo. */
const NOW = new Date('2026-12-10T01:00:00Z');
const OPTIONS = { now: NOW, zone: 'Asia/Tokyo', dayFirst: false };

/** The local day on which the person is back, `?` when they are away without a known end, and `-` when they aren't away. */
function backOn(text: string, more: Partial<Parameters<typeof readAbsence>[1]> = {}, emoji = ''): string {
  const options = { ...OPTIONS, ...more };
  const found = readAbsence({ text, emoji }, options);
  if (found === undefined) return '-';
  return found.until?.toLocaleDateString('sv-SE', { timeZone: options.zone }) ?? '?';
}

const ENGLISH: [status: string, back: string][] = [
  ['OOO', '?'],
  ['ooo 🌴', '?'],
  ['O.O.O', '?'],
  ['PTO', '?'],
  ['On PTO :palm_tree:', '?'],
  ['On vacation', '?'],
  ['Vacationing', '?'],
  ['Out sick', '?'],
  ['Sick', '?'],
  ['On parental leave', '?'],
  ['Maternity leave', '?'],
  ['On leave', '?'],
  ['Annual leave until 14 Dec', '2026-12-14'],
  ['OOO until 12/14', '2026-12-14'],
  ['OOO until Dec 14', '2026-12-14'],
  ['OOO till Dec. 14th', '2026-12-14'],
  ['Out of office until December 14', '2026-12-14'],
  ['Out of the office, back 12/14', '2026-12-14'],
  ['OOO through Dec 14', '2026-12-15'],
  ['PTO 12/9 - 12/14', '2026-12-15'],
  ['PTO Dec 9–14', '2026-12-15'],
  ['Vacation: Dec 7 to Jan 3', '2027-01-04'],
  ['On holiday until 2026-12-21', '2026-12-21'],
  ['Away until Monday', '2026-12-14'],
  ['Out until Monday', '2026-12-14'],
  ['Off today', '2026-12-11'],
  ['Day off', '?'],
  ['OOO today', '2026-12-11'],
  ['OOO this week', '2026-12-14'],
  ['OOO until next week', '2026-12-14'],
  ['OOO until end of the month', '2027-01-01'],
  ['Out until the 14th', '2026-12-14'],
  ['Back on Monday', '2026-12-14'],
  ['Back Dec 14', '2026-12-14'],
  ['OOO - not checking Slack', '?'],
  ['OOO, Bob is covering', '?'],
  ['Offline until Monday', '2026-12-14'],
  ['Until 1/5: vacation', '2027-01-05'],
  ['Out of office until Monday 21st December', '2026-12-21'],
  ['Out of office until Monday, 21 December', '2026-12-21'],
  ['OOO until Mon, Dec 21', '2026-12-21'],
  ['OOO until Dec 14 (Mon)', '2026-12-14'],
  ['OOO until Monday 9am', '2026-12-14'],
  ['On leave 8-14 December', '2026-12-15'],
  ['Vacation 5 Dec - 3 Jan', '2027-01-04'],
  ['PTO 12/9-14', '2026-12-15'],
  ['I may be slow: OOO until January', '2027-01-01'],
  ['OOO in the sun', '?'],
  ['Working from home', '-'],
  ['WFH today', '-'],
  ['Back from vacation', '-'],
  ['Back from a long vacation!', '-'],
  ['Back from parental leave since Monday', '-'],
  ['no PTO', '-'],
  ['No PTO until January', '-'],
  ['Not OOO', '-'],
  ['Ask me about PTO', '-'],
  ['PTO policy questions', '-'],
  ['Vacation planning', '-'],
  ['Need a vacation', '-'],
  ['3 days until vacation!', '-'],
  ['Happy holidays!', '-'],
  ['Holiday party tonight', '-'],
  ['OOO tomorrow', '-'],
  ['PTO next week', '-'],
  ['OOO from 12/20', '-'],
  ['OOO 12/20-12/28', '-'],
  ['OOO 20-28 December', '-'],
  ['OOO until 12/4', '-'],
  ['Working today, OOO tomorrow', '-'],
  ['OOO until 3pm', '-'],
  ['Out for lunch', '-'],
  ['Away from keyboard', '-'],
  ['Sick of meetings', '-'],
  ['Leave me a message', '-'],
  ['In a meeting until Monday’s demo works', '-'],
  ['Covering for Bob on leave', '-'],
  ['Heads down until Friday', '-'],
  ['Focus time until 12:00', '-'],
  ['Commuting', '-'],
  ['Right away, boss', '-'],
  ['Traveling for work', '-'],
  ['', '-'],
];

const JAPANESE: [status: string, back: string][] = [
  ['休暇中', '?'],
  ['休み', '?'],
  ['お休み中', '?'],
  ['お休みをいただいています', '?'],
  ['不在', '?'],
  ['不在です', '?'],
  ['有給', '?'],
  ['有休です', '?'],
  ['育休中', '?'],
  ['産休中', '?'],
  ['病欠', '?'],
  ['夏休み', '?'],
  ['体調不良のため休みます', '?'],
  ['PTO中', '?'],
  ['出張のため不在', '?'],
  ['14日まで休み', '2026-12-15'],
  ['１４日まで休み', '2026-12-15'],
  ['12/14まで休暇', '2026-12-15'],
  ['12月14日まで不在', '2026-12-15'],
  ['12月14日まで不在にしております', '2026-12-15'],
  ['休暇中（12/14まで）', '2026-12-15'],
  ['不在：12/9〜12/14', '2026-12-15'],
  ['12月9日～14日 休暇', '2026-12-15'],
  ['2026/12/14まで育休', '2026-12-15'],
  ['来年1月5日まで休職中', '2027-01-06'],
  ['月曜まで休み', '2026-12-15'],
  ['月まで休み', '2026-12-15'],
  ['休暇中、15日に戻ります', '2026-12-15'],
  ['不在（15日から出社）', '2026-12-15'],
  ['12/15復帰予定', '2026-12-15'],
  ['12/14(月)まで休み', '2026-12-15'],
  ['12月14日（月）まで不在です', '2026-12-15'],
  ['休暇 12/9(水)〜12/14(月)', '2026-12-15'],
  ['9-14日 休暇', '2026-12-15'],
  ['12/14 9:00まで不在', '2026-12-15'],
  ['本日休み', '2026-12-11'],
  ['今日は休みです', '2026-12-11'],
  ['終日不在', '2026-12-11'],
  ['今週休み', '2026-12-14'],
  ['来週まで休み', '2026-12-21'],
  ['月末まで不在', '2027-01-01'],
  ['冬休み 12/29〜1/3', '-'],
  ['在宅', '-'],
  ['在宅勤務', '-'],
  ['リモートワーク中', '-'],
  ['休み明け', '-'],
  ['休暇明けで返信遅めです', '-'],
  ['休暇から戻りました', '-'],
  ['育休から復帰しました', '-'],
  ['昼休み', '-'],
  ['お昼休み中', '-'],
  ['午前休み', '-'],
  ['午後有休', '-'],
  ['半休', '-'],
  ['休みなし', '-'],
  ['休みではありません', '-'],
  ['休みたい', '-'],
  ['休み欲しい', '-'],
  ['休みまであと3日', '-'],
  ['おやすみなさい', '-'],
  ['明日休み', '-'],
  ['明日から休みです', '-'],
  ['来週休み', '-'],
  ['12/20から休暇', '-'],
  ['12/4まで休み', '-'],
  ['8日まで休み', '-'],
  ['15時まで不在', '-'],
  ['不在 13:00-15:00', '-'],
  ['離席中', '-'],
  ['外出中', '-'],
  ['出張中', '-'],
  ['会議中', '-'],
  ['休暇申請はお早めに', '-'],
  ['不在着信は折り返します', '-'],
  ['集中タイム', '-'],
];

describe('a status as teams write it says whether a person is away, and until when', () => {
  test.each(ENGLISH)('%s: %s', (status, back) => {
    expect(backOn(status)).toBe(back);
  });

  test.each(JAPANESE)('%s: %s', (status, back) => {
    expect(backOn(status)).toBe(back);
  });
});

test('writers in most of the world put the day first', () => {
  expect(backOn('OOO until 4/1')).toBe('2027-04-01');
  expect(backOn('OOO until 4/1', { dayFirst: true })).toBe('2027-01-04');
  expect(backOn('OOO until 14/12')).toBe('2026-12-14');
  expect(backOn('OOO until 14.12.2026', { dayFirst: true })).toBe('2026-12-14');
});

test('an emoji of absence counts unless the words say that the person works', () => {
  const palm = (text: string) => backOn(text, {}, ':palm_tree:');
  expect(palm('')).toBe('?');
  expect(palm('Until 12/14')).toBe('2026-12-14');
  expect(palm('Back from vacation')).toBe('-');
  expect(palm('Working from Hawaii')).toBe('-');
  expect(palm('在宅')).toBe('-');
  expect(backOn('', {}, ':house_with_garden:')).toBe('-');
});

test('a status that Slack ends tells the end, unless its words do', () => {
  const expiresAt = Date.parse('2026-12-12T14:59:59Z');
  expect(readAbsence({ text: 'OOO', emoji: '', expiresAt }, OPTIONS)).toEqual({
    until: new Date('2026-12-12T15:00:00Z'),
  });
  expect(readAbsence({ text: 'OOO until 12/14', emoji: '', expiresAt }, OPTIONS)).toEqual({
    until: new Date('2026-12-13T15:00:00Z'),
  });
  const inTheDay = Date.parse('2026-12-10T06:00:00Z');
  expect(readAbsence({ text: 'Out sick', emoji: '', expiresAt: inTheDay }, OPTIONS)).toEqual({
    until: new Date(inTheDay),
  });
});

test('a day of the month that has just passed is over, and one that passed long ago is next month’s', () => {
  const late = { now: new Date('2026-11-28T01:00:00Z') };
  expect(backOn('2日まで休み', late)).toBe('2026-12-03');
  expect(backOn('27日まで休み', late)).toBe('-');
  expect(backOn('OOO until 12/28', { now: new Date('2027-01-03T01:00:00Z') })).toBe('-');
});

test('any text is read without an error, and an end that words name lies ahead', () => {
  const pieces = [...ENGLISH, ...JAPANESE].map(([status]) => status);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.stringMatching(/^[0-9/.\-月日 :]{1,8}$/u)), { maxLength: 6 })
      .map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.boolean(), (each, dayFirst) => {
      const found = readAbsence({ text: each, emoji: ':palm_tree:' }, { ...OPTIONS, dayFirst });
      expect(found?.until === undefined || found.until > NOW).toBe(true);
    }),
  );
});

/** A day of the calendar. */
export interface WrittenDay {
  year: number;
  month: number;
  day: number;
}

const two = (number: number) => String(number).padStart(2, '0');
const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'].concat(
  ...['November', 'December'],
);
const nameOf = (month: number) => NAMES[month - 1] ?? '';
const ERAS = [
  { kanji: '令和', letter: 'R', before: 2018 },
  { kanji: '平成', letter: 'H', before: 1988 },
  { kanji: '昭和', letter: 'S', before: 1925 },
  { kanji: '大正', letter: 'T', before: 1911 },
] as const;

/** The day in the era of its year; undefined before 1912. */
function inEra(
  { year, month, day }: WrittenDay,
  write: (era: (typeof ERAS)[number], year: number, month: number, day: number) => string,
): string | undefined {
  const era = ERAS.find(({ before }) => year > before);
  return era && write(era, year - era.before, month, day);
}

/** Ways to write a day, by name; undefined where a day has no such way. */
export const dateNotations: Readonly<Record<string, (day: WrittenDay) => string | undefined>> = {
  iso: ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  'points, day first': ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`,
  'points without zeros': ({ year, month, day }) => `${day}.${month}.${year}`,
  'points, year first': ({ year, month, day }) => `${year}. ${month}. ${day}.`,
  'day/month': ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`,
  'month/day': ({ year, month, day }) => `${month}/${day}/${year}`,
  'day-month': ({ year, month, day }) => `${day}-${month}-${year}`,
  'day, short name': ({ year, month, day }) => `${day} ${nameOf(month).slice(0, 3)} ${year}`,
  'day-name-year': ({ year, month, day }) => `${two(day)}-${nameOf(month).slice(0, 3).toUpperCase()}-${year}`,
  'name, day': ({ year, month, day }) => `${nameOf(month)} ${day}, ${year}`,
  'era in kanji': (day) =>
    inEra(day, ({ kanji }, year, month, date) => `${kanji}${year === 1 ? '元' : year}年${month}月${date}日`),
  'era, padded': (day) =>
    inEra(day, ({ kanji }, year, month, date) => `${kanji}${String(year).padStart(2)}年 ${month}月 ${date}日`),
  'era with points': (day) => inEra(day, ({ letter }, year, month, date) => `${letter}${year}.${month}.${date}`),
  'era with slashes': (day) =>
    inEra(day, ({ letter }, year, month, date) => `${letter}${two(year)}/${two(month)}/${two(date)}`),
};

/** Those whose order of day and month only another day of the column tells. */
export const ORDERED: readonly string[] = ['day/month', 'month/day', 'day-month'];

/** Ways to write a time, by name. */
export const clocks: Readonly<Record<string, (time: { hour: number; minute: number }) => string>> = {
  digits: ({ hour, minute }) => `${hour}:${two(minute)}`,
  'two digits': ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
  'AM and PM': ({ hour, minute }) => `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
  kanji: ({ hour, minute }) => `${hour}時${minute}分`,
  午前と午後: ({ hour, minute }) => `${hour < 12 ? '午前' : '午後'}${hour % 12}時${two(minute)}分`,
};

/** The text with full-width digits and signs. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');
}

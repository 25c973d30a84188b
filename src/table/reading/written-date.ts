import { readDate, readTime } from '../read-date.ts';

/** What a cell of a column of dates says: a day, with or without a time; a month without a day; or a time alone. */
type Kind = 'day' | 'month' | 'time';

/** A date in the notation that `readDate` or `readTime` reads. Of a month, it's the first day. */
interface Written {
  kind: Kind;
  text: string;
}

/** Which of the two comes first in 03/04/2024. */
type Order = 'day' | 'month';

/** Longer texts are no dates. */
const LONGEST = 48;

/** 2024-3-15, 2024/3/15 and 2024.3.15, also 2024. 3. 15. */
const YEAR_FIRST =
  /^([1-9][0-9]{3})(?:-([0-9]{1,2})-([0-9]{1,2})|\/([0-9]{1,2})\/([0-9]{1,2})|\. ?([0-9]{1,2})\. ?([0-9]{1,2})\.?)/u;
/** 15.3.2024 and 15. 3. 2024: with points, the day is first wherever people write so. */
const DAY_FIRST = /^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([1-9][0-9]{3})\.?/u;
/** 15/3/2024, 3/15/2024 and the like with hyphens. */
const EITHER_FIRST = /^(?:([0-9]{1,2})\/([0-9]{1,2})\/|([0-9]{1,2})-([0-9]{1,2})-)([1-9][0-9]{3})/u;
/** How such a text begins, before it is normalized. */
const MAY_TURN = /^[0-9０-９]{1,2}[-/－／]/u;
/** 15 Mar 2024, 15-Mar-2024, 15th March, 2024 */
const NAMED_SECOND = /^([0-9]{1,2})(?:st|nd|rd|th|\.)?[-/ ]?([a-z]{3,9})\.?(?:[-/ ]|, ?)?([1-9][0-9]{3})/iu;
/** Mar 15, 2024, March 15th 2024 */
const NAMED_FIRST = /^([a-z]{3,9})\.?[- ]?([0-9]{1,2})(?:st|nd|rd|th)?(?:[- ]|, ?)([1-9][0-9]{3})/iu;
/** 2024年3月15日, 令和6年3月15日, R6年3月15日; a month without a day, too. Official tables pad with spaces. */
const IN_KANJI =
  /^([1-9][0-9]{3}|(?:明治|大正|昭和|平成|令和|[TSHR]) ?(?:元|[0-9]{1,2})) ?年 ?([0-9]{1,2}) ?月(?: ?([0-9]{1,2}) ?日)?/u;
/** R6.3.15, R6/3/15, 令和6.3.15 */
const OF_ERA =
  /^((?:明治|大正|昭和|平成|令和|[TSHR]) ?(?:元|[0-9]{1,2}))(?:\. ?([0-9]{1,2})\. ?([0-9]{1,2})\.?|\/([0-9]{1,2})\/([0-9]{1,2}))/u;

/** The weekday after a day, which says nothing new: 2024年3月15日(金) */
const WEEKDAY = /^ ?(?:\([月火水木金土日](?:曜日?)?\)|[月火水木金土日]曜日?)/u;
/** 9:30, 09:30:00.5, 9:30 AM, 午前9:30 */
const CLOCK = /^(?:(午前|午後) ?)?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]{1,9})?))?(?: ?([ap])\.?m\.?)?$/iu;
/** 9時30分, 午後9時, 9時半 */
const CLOCK_IN_KANJI = /^(?:(午前|午後) ?)?([0-9]{1,2}) ?時(?: ?(?:([0-9]{1,2}) ?分(?: ?([0-9]{1,2}) ?秒)?|(半)))?$/u;
/** 9 AM */
const FULL_HOUR = /^([0-9]{1,2}) ?([ap])\.?m\.?$/iu;

const MONTHS = [
  ['january', 'february', 'march', 'april', 'may', 'june'],
  ['july', 'august', 'september', 'october', 'november', 'december'],
].flat();
const SHORT = 3;

type Part = 'year' | 'month' | 'day';

/** Patterns, and what their groups say. No text has two of these notations, but for the order of day and month. */
const NOTATIONS: readonly { pattern: RegExp; parts: readonly Part[]; only?: Order }[] = [
  { pattern: YEAR_FIRST, parts: ['year', 'month', 'day'] },
  { pattern: DAY_FIRST, parts: ['day', 'month', 'year'] },
  { pattern: EITHER_FIRST, parts: ['day', 'month', 'year'], only: 'day' },
  { pattern: EITHER_FIRST, parts: ['month', 'day', 'year'], only: 'month' },
  { pattern: IN_KANJI, parts: ['year', 'month', 'day'] },
  { pattern: OF_ERA, parts: ['year', 'month', 'day'] },
  { pattern: NAMED_SECOND, parts: ['day', 'month', 'year'] },
  { pattern: NAMED_FIRST, parts: ['month', 'day', 'year'] },
];

/** Any two digits, for a name in kanji: plans of 平成 went on to its year 40, and files have days such as 平成31年5月1日. */
const ANY = 99;
/**
 * The year before each era's first one, and the last year that is read. A letter may begin a code, such as T20.1.1, so its era ends in time; its last
 * year is read to the end, because files have days such as H31.5.1.
 */
const ERAS: Readonly<Record<string, { before: number; last: number }>> = {
  明治: { before: 1867, last: ANY },
  大正: { before: 1911, last: ANY },
  昭和: { before: 1925, last: ANY },
  平成: { before: 1988, last: ANY },
  令和: { before: 2018, last: ANY },
  T: { before: 1911, last: 15 },
  S: { before: 1925, last: 64 },
  H: { before: 1988, last: 31 },
  R: { before: 2018, last: ANY },
};
/** Days before this year, the sixth of 明治, were of another calendar. */
const GREGORIAN_FROM = 1873;

/** Whether a text is a date or a time in any notation, whatever the order of day and month. */
export function isWrittenDate(text: string): boolean {
  return readWritten(text, 'day') !== null || (MAY_TURN.test(text) && readWritten(text, 'month') !== null);
}

/** A date whose day and month can't be told apart, and both ways to read it. */
export interface UnsureDate {
  text: string;
  dayFirst: string;
  monthFirst: string;
}

export interface Dates {
  kind: 'dates';
  words: (string | null)[];
  areTimes: boolean;
}

/** Texts that aren't all dates. */
interface NoDates {
  kind: 'bad';
  /** Which text is the first other one, from 0. */
  place: number;
}

/**
 * Reads the texts of a column as dates, each in the notation of `readDate` or `readTime`. The order of day and month is the column's: a text such
 * as 15/03/2024 tells it for all. Days, months without a day, and times don't stand in one column.
 * @param words null where a cell is missing
 * @returns the dates; or which text isn't one; or a date whose day and month can't be told apart
 */
export function readDates(
  words: readonly (string | null)[],
): Dates | NoDates | ({ kind: 'unsure'; place: number } & UnsureDate) {
  const byDay = inOrder(words, 'day');
  const looked = byDay.kind === 'bad' ? words.slice(0, byDay.place + 1) : words;
  if (!looked.some((text) => text !== null && MAY_TURN.test(text))) return byDay;
  const byMonth = inOrder(words, 'month');
  if (byDay.kind === 'bad') return byMonth.kind === 'dates' || byMonth.place > byDay.place ? byMonth : byDay;
  if (byMonth.kind === 'bad') return byDay;
  const place = byDay.words.findIndex((text, code) => text !== byMonth.words[code]);
  if (place < 0) return byDay;
  const [text = '', dayFirst = '', monthFirst = ''] = [words, byDay.words, byMonth.words].map((of) => of[place] ?? '');
  return { kind: 'unsure', place, text, dayFirst, monthFirst };
}

function inOrder(words: readonly (string | null)[], order: Order): Dates | NoDates {
  let kind: Kind | undefined;
  const read: (string | null)[] = [];
  for (const [place, text] of words.entries()) {
    const written = text === null ? null : readWritten(text, order);
    if (text !== null && (written === null || written.kind !== (kind ?? written.kind))) return { kind: 'bad', place };
    kind ??= written?.kind;
    read.push(written?.text ?? null);
  }
  return { kind: 'dates', words: read, areTimes: kind === 'time' };
}

/** Different texts at a column's beginning among which a date is looked for. */
const LOOKED_AT = 100;

/**
 * Finds whether most cells of a column are dates, or most are times, and which text is the first other one.
 * @param words null where a cell is missing
 * @param counts how many cells have each of these texts
 * @param share of the cells that are dates, at least
 * @returns undefined where fewer are dates
 */
export function findMostDates(
  words: readonly (string | null)[],
  counts: ArrayLike<number>,
  share: number,
): { of: 'dates' | 'times'; cells: number; place: number } | undefined {
  const present = [...words.keys()].filter((place) => words[place] !== null);
  // Other columns may have a million texts.
  if (!present.slice(0, LOOKED_AT).some((place) => isWrittenDate(words[place] as string))) return undefined;
  const values = present.reduce((sum, place) => sum + (counts[place] as number), 0);
  const kindOf = (place: number, order: Order) => readWritten(words[place] as string, order)?.kind;
  let best: { kind: Kind; order: Order; cells: number } | undefined;
  for (const order of ['day', 'month'] as const) {
    const cells: Record<Kind, number> = { day: 0, month: 0, time: 0 };
    let others = 0;
    for (const place of present) {
      const kind = kindOf(place, order);
      if (kind === undefined) others += counts[place] as number;
      else cells[kind] += counts[place] as number;
      if (others > (1 - share) * values) break;
    }
    for (const kind of ['day', 'month', 'time'] as const) {
      if (cells[kind] >= share * values && cells[kind] > (best?.cells ?? 0)) best = { kind, order, cells: cells[kind] };
    }
  }
  if (best === undefined) return undefined;
  const { kind, order, cells } = best;
  const place = present.find((at) => kindOf(at, order) !== kind);
  return place === undefined ? undefined : { of: kind === 'time' ? 'times' : 'dates', cells, place };
}

/** Reads a date or a time in any notation. @returns null for another text, and for what no calendar or clock has */
function readWritten(text: string, order: Order): Written | null {
  // Most texts of other columns have no digit.
  if (text.length > LONGEST || !/[0-9０-９]/u.test(text)) return null;
  const plain = text.normalize('NFKC').trim();
  if (readDate(plain) !== null) return { kind: 'day', text: plain };
  const time = timeIn(plain);
  if (time !== undefined) return readTime(time) === null ? null : { kind: 'time', text: time };
  const day = dayIn(plain, order);
  return day === undefined ? null : withTime(day, plain.slice(day.length));
}

interface DayFound {
  year: number;
  month: number;
  /** Undefined for a month without a day. */
  day: number | undefined;
  /** Characters that say it. */
  length: number;
  /** Whether a time may follow at once: a sign ends the day. */
  isClosed: boolean;
}

/** @param rest what follows the day */
function withTime({ year, month, day, isClosed }: DayFound, rest: string): Written | null {
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(day ?? 1)}`;
  if (readDate(iso) === null) return null;
  // 2024年3月 can only be a month. 2024-03 and 2024/03 aren't read as one: they may be codes, or the years 2024 and 2025 as one says 2024/25.
  if (day === undefined) return rest === '' ? { kind: 'month', text: iso } : null;
  if (rest === '') return { kind: 'day', text: iso };
  const after = rest.replace(WEEKDAY, '');
  if (after === '') return { kind: 'day', text: iso };
  const clock = after.replace(/^(?:T|,? )/u, '');
  // In 2024.3.159:30 nothing tells where the day ends.
  if (clock === rest && !isClosed && /^[0-9]/u.test(clock)) return null;
  const time = timeIn(clock);
  const text = `${iso} ${time}`;
  return time !== undefined && readDate(text) !== null ? { kind: 'day', text } : null;
}

function dayIn(text: string, order: Order): DayFound | undefined {
  for (const { pattern, parts, only } of NOTATIONS) {
    const found = only === undefined || only === order ? pattern.exec(text) : null;
    if (found === null) continue;
    const [said] = found;
    const written = found.slice(1).filter(Boolean);
    const part = (name: Part) => written[parts.indexOf(name)];
    const [year, month, day] = [yearOf(part('year') ?? ''), monthOf(part('month') ?? ''), part('day')];
    if (year === undefined || month === undefined) return undefined;
    return {
      year,
      month,
      day: day === undefined ? undefined : Number(day),
      length: said.length,
      isClosed: said.endsWith('日'),
    };
  }
  return undefined;
}

/** The year 2024, 令和6, 令和元 or R6. */
function yearOf(text: string): number | undefined {
  const [, era = '', digits = ''] = /^([^0-9元 ]*) ?(元|[0-9]+)$/u.exec(text) ?? [];
  const number = digits === '元' ? 1 : Number(digits);
  if (era === '') return number;
  const { before, last } = ERAS[era] ?? { before: 0, last: 0 };
  const year = before + number;
  return number < 1 || number > last || year < GREGORIAN_FROM ? undefined : year;
}

/** The month 3, Mar, Sept or March. */
function monthOf(text: string): number | undefined {
  if (/^[0-9]/u.test(text)) return Number(text);
  const name = text.toLowerCase();
  const found = MONTHS.findIndex((month) => month === name || month.slice(0, SHORT) === name);
  return found < 0 ? (name === 'sept' ? 9 : undefined) : found + 1;
}

/** A time as `readTime` reads it; undefined for another text. */
function timeIn(text: string): string | undefined {
  const clock = CLOCK.exec(text) ?? CLOCK_IN_KANJI.exec(text);
  if (clock !== null) {
    const [, half = '', hour = '', minute = '0', second, after = ''] = clock;
    // Of 9時半, the last group is 半.
    const [minutes, end] = after === '半' ? ['30', ''] : [minute, after];
    return clockText({ half: half || end, hour, minute: minutes, second });
  }
  const full = FULL_HOUR.exec(text);
  return full === null ? undefined : clockText({ half: full[2] ?? '', hour: full[1] ?? '', minute: '0' });
}

/** @param half `午前`, `午後`, the letter of AM or PM, or none */
function clockText(said: {
  half: string;
  hour: string;
  minute: string;
  second?: string | undefined;
}): string | undefined {
  const half = said.half.toLowerCase();
  const hour = Number(said.hour);
  const isHalf = half !== '';
  // 午前0時 is midnight, and there's no 0 AM.
  if (isHalf && (hour > 12 || (hour === 0 && half.length === 1))) return undefined;
  const hours = isHalf ? (hour % 12) + (half === 'p' || half === '午後' ? 12 : 0) : hour;
  const seconds = said.second === undefined ? '' : `:${said.second.padStart(2, '0')}`;
  return `${two(hours)}:${two(Number(said.minute))}${seconds}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

import { DAY, instantOf, type LocalDay, MINUTE, wallClock, weekdayOf } from './local-time.ts';

/**
 * A stretch of days that a text names, as local days: from `from` to before `to`. `as` is what the text says about it: an absence
 * begins with it, ends before it, ends with it, or lasts for it; or the person is back then, which by itself tells of an absence.
 */
export interface NamedDays {
  from: LocalDay;
  to: LocalDay;
  as: 'begins' | 'ends-before' | 'returns' | 'ends-with' | 'lasts';
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const JAPANESE_WEEKDAYS = '月火水木金土日';

/** A date without a year that passed less than this ago is over; an older one is the next of its kind. */
const OVER = { inYear: 180, inMonth: 10 };

/** Each way to name days, tried in this order at each place of a text. */
const WAYS: { pattern: RegExp; days: (groups: Groups, at: Reading) => Days | undefined }[] = [
  {
    pattern: /(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?/y,
    days: ({ year, month, day }) => one(dayIn(Number(year), Number(month), Number(day))),
  },
  {
    pattern: /(?<month>\d{1,2})月(?<day>\d{1,2})日?(?!\d)/y,
    days: ({ month, day }, at) => one(nearest(at, Number(month), Number(day))),
  },
  {
    pattern: /(?<first>\d{1,2})[/.](?<second>\d{1,2})-(?<last>\d{1,2})(?![\d/.日])/y,
    days: (groups, at) => upTo(figures(groups, at), groups.last),
  },
  {
    pattern: /(?<first>\d{1,2})[/.](?<second>\d{1,2})(?:[/.](?<year>\d{4}|\d\d))?(?![\d/])/y,
    days: (groups, at) => one(figures(groups, at)),
  },
  {
    pattern: /(?<month>[a-z]{3,9}) ?(?<day>\d{1,2})(?:st|nd|rd|th)?(?:-(?<last>\d{1,2})(?:st|nd|rd|th)?)?(?!\d)/y,
    days: ({ month, day, last }, at) => upTo(nearest(at, monthOf(month), Number(day)), last),
  },
  {
    pattern: /(?<day>\d{1,2})(?:st|nd|rd|th)?(?:-(?<last>\d{1,2})(?:st|nd|rd|th)?)? (?:of )?(?<month>[a-z]{3,9})\b/y,
    days: ({ month, day, last }, at) => upTo(nearest(at, monthOf(month), Number(day)), last),
  },
  {
    pattern: /(?<=(?:until|till|through|to|in) )(?<month>[a-z]{3,9})\b/y,
    days: ({ month }, at) => {
      const from = nearest(at, monthOf(month), 1);
      return from === undefined ? undefined : { from, to: startOfMonth(from, 1) };
    },
  },
  {
    pattern: /(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)\b|(?<first>\d{1,2})(?:-(?<last>\d{1,2}))?日(?!間|目|前|後)/y,
    days: ({ day, first, last }, at) => upTo(nearestInMonth(at, Number(day ?? first)), last),
  },
  {
    pattern:
      /(?<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sunday|(?<!the )sun(?= ?(?:-|\d|$)))s?\b/y,
    days: ({ weekday }, at) => one(weekdayAfter(at, WEEKDAYS.indexOf(weekday?.slice(0, 3) ?? '') + 1)),
  },
  {
    pattern: /(?<weekday>[月火水木金土日])(?:曜日?|(?=まで|から))/y,
    days: ({ weekday }, at) => one(weekdayAfter(at, JAPANESE_WEEKDAYS.indexOf(weekday ?? '') + 1)),
  },
  { pattern: /today\b|tonight\b|今日|本日|終日/y, days: (_, { today }) => one(today) },
  { pattern: /tomorrow\b|tmrw\b|明日/y, days: (_, { today }) => one(today + 1) },
  { pattern: /明後日/y, days: (_, { today }) => one(today + 2) },
  { pattern: /(?:eod|end of (?:the )?day)\b/y, days: (_, { today }) => ({ from: today + 1, to: today + 1 }) },
  { pattern: /(?:this|all) week\b|今週/y, days: (_, at) => week(at, 0) },
  { pattern: /next week\b|来週/y, days: (_, at) => week(at, 1) },
  { pattern: /(?:eow|end of (?:the |this )?week)\b|週末/y, days: (_, at) => atEnd(week(at, 0)) },
  { pattern: /this month\b|今月/y, days: (_, at) => month(at, 0) },
  { pattern: /next month\b|来月/y, days: (_, at) => month(at, 1) },
  { pattern: /(?:eom|end of (?:the |this )?month)\b|月末/y, days: (_, at) => atEnd(month(at, 0)) },
];

/** A clock time, which says when in a day. */
const CLOCK = /(?:\d{1,2}(?::\d\d)?-)?\d{1,2}(?::\d\d| ?[ap]m\b|:\d\d ?[ap]m\b)|\d{1,2}時(?:\d{1,2}分|半)?/gu;

/** What stands right before or after the days says what they mean. */
const BEGINS = /\b(?:from|starting|starts|beginning|as of|since)(?: on)? ?$/u;
const ENDS_BEFORE = /\b(?:until|untill|till?)(?: the)? ?$/u;
const RETURNS = /\b(?:back|returning|returns?)(?: on| in)?(?: the)? ?$/u;
const ENDS_WITH = /(?:\b(?:through|thru|to|incl|including)|[-~〜–—]) ?$/u;
const BEGINS_AFTER = /^ ?(?:から|より|以降|-|~|〜|–|—|onwards?)/u;
const RETURNS_AFTER = /^ ?(?:に|から|より|は)?(?:戻|もど|復帰|出社|出勤|再開|営業)/u;
const ENDS_WITH_AFTER = /^ ?(?:いっぱい|一杯|中)?(?:まで|迄)/u;

interface Reading {
  today: LocalDay;
  dayFirst: boolean;
  /** The day that the text named last. Another without a month follows it. */
  last?: LocalDay;
}
type Groups = Record<string, string | undefined>;
type Days = Pick<NamedDays, 'from' | 'to'>;

/**
 * Finds the days that an English or Japanese text names, such as "until 12/14", "14日まで" or "Dec 20-28".
 * @param text in lower case, with the usual forms of letters and figures (NFKC)
 * @param dayFirst whether 3/4 is the third of April
 */
export function findDays(text: string, { today, dayFirst }: { today: LocalDay; dayFirst: boolean }): NamedDays[] {
  const at: Reading = { today, dayFirst };
  const found: NamedDays[] = [];
  for (let start = 0; start < text.length; ) {
    const hit = isMiddle(text, start) ? undefined : readAt(text, start, at);
    if (hit !== undefined) {
      found.push({ ...hit.days, as: meaningOf(text, start, hit.end) });
      at.last = hit.days.from;
    }
    start = hit?.end ?? start + 1;
  }
  return found;
}

/** A text without times of day. */
export function withoutClock(text: string): string {
  return text.replaceAll(CLOCK, '').replaceAll(/ {2,}/gu, ' ');
}

/** The local day of an instant, where the last minute of a day counts as the next: Slack ends a status of "today" at 23:59. */
export function dayAfter(at: number, zone: string): number {
  const { day, time } = wallClock(at, zone);
  return time >= DAY - MINUTE ? (instantOf(day + 1, 0, zone) ?? at) : at;
}

function readAt(text: string, start: number, at: Reading): { days: Days; end: number } | undefined {
  for (const { pattern, days } of WAYS) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const named = match && days(match.groups ?? {}, at);
    if (match && named) return { days: named, end: start + match[0].length };
  }
  return undefined;
}

/** Whether a place is within a word or a number, where no date begins. */
function isMiddle(text: string, start: number): boolean {
  const pair = text.slice(Math.max(start - 1, 0), start + 1);
  return /^(?:[a-z][a-z]|\d\d|\d[/.:]|[/.:]\d)$/u.test(pair);
}

function meaningOf(text: string, start: number, end: number): NamedDays['as'] {
  const before = text.slice(Math.max(start - 16, 0), start);
  const after = text.slice(end, end + 12);
  if (RETURNS_AFTER.test(after) || RETURNS.test(before)) return 'returns';
  if (ENDS_WITH_AFTER.test(after)) return 'ends-with';
  if (BEGINS_AFTER.test(after) || BEGINS.test(before)) return 'begins';
  if (ENDS_BEFORE.test(before)) return 'ends-before';
  return ENDS_WITH.test(before) ? 'ends-with' : 'lasts';
}

function one(day: LocalDay | undefined): Days | undefined {
  return day === undefined ? undefined : { from: day, to: day + 1 };
}

/** The days up to one of the same month; only the first where there is none. */
function upTo(from: LocalDay | undefined, last: string | undefined): Days | undefined {
  if (from === undefined || last === undefined) return one(from);
  return { from, to: from + Math.max(Number(last) - new Date(from * DAY).getUTCDate(), 0) + 1 };
}

/** Number of a month by its name or the beginning of it, as in "sept"; 0 for another word. */
function monthOf(name = ''): number {
  return MONTHS.findIndex((each) => each.startsWith(name)) + 1;
}

/** A day of the calendar; undefined for one that doesn't exist. */
function dayIn(year: number, month: number, day: number): LocalDay | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / DAY : undefined;
}

function yearOf(day: LocalDay): number {
  return new Date(day * DAY).getUTCFullYear();
}

/** A day of the year that passed a while ago is meant in the next year, and one far ahead was meant in the last. */
function nearest({ today }: Reading, month: number, day: number): LocalDay | undefined {
  if (month === 0) return undefined;
  const years = [-1, 0, 1].map((more) => dayIn(yearOf(today) + more, month, day));
  return years.find((each) => each !== undefined && each > today - OVER.inYear);
}

function nearestInMonth({ today, last }: Reading, day: number): LocalDay | undefined {
  const after = last ?? today - OVER.inMonth;
  for (let each = after; each < after + 62; each += 1) if (new Date(each * DAY).getUTCDate() === day) return each;
  return undefined;
}

function figures({ first, second, year }: Groups, at: Reading): LocalDay | undefined {
  const [one, two] = [Number(first), Number(second)];
  const [month, day] = one > 12 || (at.dayFirst && two <= 12) ? [two, one] : [one, two];
  return year === undefined ? nearest(at, month, day) : dayIn((Number(year) % 100) + 2000, month, day);
}

function weekdayAfter({ today, last }: Reading, weekday: number): LocalDay {
  const after = last ?? today;
  return after + ((weekday - weekdayOf(after) + 7) % 7);
}

function week({ today }: Reading, ahead: number): Days {
  const monday = today - weekdayOf(today) + 1 + 7 * ahead;
  return { from: monday, to: monday + 7 };
}

function month({ today }: Reading, ahead: number): Days {
  return { from: startOfMonth(today, ahead), to: startOfMonth(today, ahead + 1) };
}

function startOfMonth(day: LocalDay, ahead: number): LocalDay {
  const at = new Date(day * DAY);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + ahead, 1) / DAY;
}

/** The end of some days: what lasts until then has all of them. */
function atEnd({ to }: Days): Days {
  return { from: to, to };
}

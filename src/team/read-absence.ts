import { dayAfter, findDays, type NamedDays, withoutClock } from './find-days.ts';
import { instantOf, type LocalDay, wallClock } from './local-time.ts';

/** The status of a person on the chat platform. */
export interface Status {
  text: string;
  /** Name between colons; '' for none. */
  emoji: string;
  /** When the platform takes the status away, in milliseconds since 1970. */
  expiresAt?: number;
}

/** Slack's own emoji for "Vacationing" and "Out sick". Others don't tell whether a person can be asked. */
const AWAY_EMOJI = new Set([':palm_tree:', ':face_with_thermometer:']);

/**
 * Words that say that a person is away for a day or longer. A business trip, a walk, a half day and an errand aren't among them: who
 * is back the same day, or works elsewhere, can be asked.
 */
const AWAY =
  /\b(?:ooo|ooto|o\.o\.o|pto|vacation(?:ing)?|vacay|holidays?|away|sabbatical|jury duty|out of (?:the )?office|on leave|(?:parental|maternity|paternity|mat|sick|annual|medical|family|bereavement|compassionate|personal|paid|unpaid) leave|(?:days?|week|time) off|(?:off|out) (?:work|sick|ill|today|until|till|through|thru|from|this week|all (?:day|week)|for the (?:day|week)|(?:on )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))|sick|offline (?:until|till|through))|不在|休み|やすみ|休暇|有給|有休|年休|全休|代休|振休|育休|産休|病欠|欠勤|休職|休業|忌引|バカンス/gu;

/** Right before such a word, these say that the person isn't away, or not now. */
const DENIED_BEFORE =
  /\b(?:no|not|never|without|isn['’]?t|from|after|before|until|till|than|post|pre|need|needs|want|planning|plan|dreaming|thinking|about|countdown|covering|almost|nearly|soon|upcoming|happy|right|far)\b[- ]?(?:[a-z]+ ){0,2}$|(?:昼|中|小|一|ひと|半|午前|午後|半日|am|pm|次の|もうすぐ|まもなく|そろそろ|定)$/u;

/** Right after such a word, these say that it's about something else, or over. */
const DENIED_AFTER =
  /^(?: (?:planning|planner|plans?|policy|policies|requests?|approvals?|mode|party|soon|countdown|tracker|calendar|season|of|is over|over|ended|ready|coming|handover|from (?:my |the )?(?:keyboard|desk|computer))\b|明け|あけ|なし|無し|ゼロ|で?は(?:な|あり|取|とり|いつ)|じゃな|時間|時の|前|から(?:戻|もど|復|帰)|より(?:戻|復|帰)|たい|が?(?:ほし|欲し)|待ち|申請|希望|届|なさい|まで(?:あと|残|がん|頑)|の(?:計画|申請|相談|予定)|着信|票|者|終わ|を?終|返上|ボケ|ぼけ|気分|予定(?:な|は|を)|が終|も終|も?取れ|代理対応|の?間の代理)/u;

/** The person says that they work. An emoji alone doesn't make them away then. */
const AT_WORK =
  /\b(?:back|working|wfh|remote|remotely|online|available|returned)\b|在宅|リモート|勤務|復帰|戻り|出社|テレワーク/u;

const CLAUSE = /[,;!?、。()|·•・:]|\.(?: |$)| [-–—/] /u;

/**
 * Reads from a person's status whether they are away now, and until when. English and Japanese words count, and the days beside them.
 * @param options.dayFirst whether the person writes 3/4 for the third of April
 * @returns undefined when the status doesn't say that they are away now. Without `until`, their absence has no known end.
 */
export function readAbsence(
  status: Status,
  { now, zone, dayFirst }: { now: Date; zone: string; dayFirst: boolean },
): { until?: Date } | undefined {
  const typed = plain(status.text);
  const text = withoutWeekdays(withoutClock(typed));
  const { day: today } = wallClock(now.getTime(), zone);
  const days = (part: string) => findDays(part, { today, dayFirst });
  const all = days(text);
  const clauses = text.split(CLAUSE);
  const said = clauses.find((clause) => clause.search(AWAY) >= 0 && isSaid(clause));
  const isDenied = said === undefined && text.search(AWAY) >= 0;
  const comesBack = !isDenied && all.some(({ as, from }) => as === 'returns' && from > today);
  const shows = AWAY_EMOJI.has(status.emoji) && !isDenied && !AT_WORK.test(text);
  if (said === undefined && !shows && !comesBack) return undefined;
  const own = said === undefined ? [] : days(said);
  const named = own.length === 0 ? all : own;
  // Who names only a time of day is back the same day.
  if (named.length === 0 && withoutClock(typed) !== typed) return undefined;
  const begin = named.find(({ as }) => as === 'begins' || as === 'lasts')?.from;
  if (begin !== undefined && begin > today) return undefined;
  const end = endOf(named) ?? endOf(all.filter(({ as }) => as !== 'lasts'));
  if (end !== undefined) return end > today ? withEnd(instantOf(end, 0, zone)) : undefined;
  const { expiresAt } = status;
  return withEnd(expiresAt === undefined ? undefined : dayAfter(expiresAt, zone));
}

function withEnd(until: number | undefined): { until?: Date } {
  return until === undefined ? {} : { until: new Date(until) };
}

/** The first day after the named days. */
function endOf(named: readonly NamedDays[]): LocalDay | undefined {
  const ends = named
    .filter(({ as }) => as !== 'begins')
    .map(({ as, from, to }) => (as === 'ends-before' || as === 'returns' ? from : to));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** Whether a clause has a word of absence that nothing beside it denies. */
function isSaid(clause: string): boolean {
  return [...clause.matchAll(AWAY)].some(({ 0: word, index }) => {
    const before = clause.slice(Math.max(index - 30, 0), index);
    return !DENIED_BEFORE.test(before) && !DENIED_AFTER.test(clause.slice(index + word.length));
  });
}

/** One form for what people write in many: width, case, spaces, emoji names, dots of abbreviations, and dashes between dates. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/:[a-z_]+:/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replaceAll(/\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\. ?/gu, '$1 ')
    .replaceAll(
      /(\d|日|曜|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\)) ?[-–—~〜] ?(?=\d|[月火水木金土]|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/gu,
      '$1-',
    );
}

/** A text without the weekdays beside dates, as in "Monday, 14 December" and "14日(月)", which would read as days of their own. */
function withoutWeekdays(text: string): string {
  return text
    .replaceAll(/ ?\((?:[月火水木金土日](?:曜日?)?|mon|tue|wed|thu|fri|sat|sun)\)/gu, '')
    .replaceAll(
      /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?=(?:the )?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d)/gu,
      '',
    );
}

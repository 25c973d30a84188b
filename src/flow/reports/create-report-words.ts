import type { Course } from '../../course/course.ts';
import { DATE_LOCALES, type Locale } from '../../course/locale.ts';
import type { Decision } from '../../exercise/decision.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Review } from '../../exercise/review.ts';
import { mentionedIn, namePeopleIn } from '../../messages/name-people-in.ts';
import type { Person } from '../../team/person.ts';
import { GONE } from '../members/erase-content.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import type { ReportsPort } from './port.ts';

/** One request with its answers and reviews. */
export interface ReportedRequest {
  request: Request;
  replies: Reply[];
  reviews: Review[];
  /** Working hours until the first answer; undefined without an answer, or when a stand-in gave the first. */
  hours: number | undefined;
}

/** Words of both files of a report, in the language and time zone of its reader. */
export interface ReportWords {
  locale: Locale;
  course: Course;
  t: (key: string, values?: Record<string, string | number>) => string;
  nameOf: (user: string) => string;
  /** A text that somebody wrote, with people's names in place of their ids. */
  plain: (text: string) => string;
  /** A sortable time in the reader's zone: `2026-04-15 12:30`. */
  moment: (at: Date) => string;
  /** A time in the reader's zone, as people write it. */
  when: (at: Date) => string;
  zone: string;
}

/** Looks up the names of everybody who asked, was asked, answered, decided or is mentioned in a text. */
export async function createReportWords(
  { course, chat }: Pick<ReportsPort, 'chat' | 'course'>,
  {
    teamId,
    told,
    decisions,
    reader,
    people = [],
  }: {
    teamId: string;
    told: readonly ReportedRequest[];
    decisions: readonly Decision[];
    reader: Person;
    /** Others who are named. */
    people?: readonly string[];
  },
): Promise<ReportWords> {
  const { locale, zone } = reader;
  const t: ReportWords['t'] = (key, values) => course.t(locale, key, values);
  const names = new Map<string, string>([[STAND_IN, t('report.stand-in')]]);
  for (const user of new Set([...told.flatMap(everybodyIn), ...decisions.map(({ byId }) => byId), ...people])) {
    if (names.has(user)) continue;
    const name = user.startsWith(GONE) ? t('report.gone') : (await chat.personOf(teamId, user)).name;
    names.set(user, name ?? user);
  }
  const nameOf = (user: string) => names.get(user) ?? user;
  // The Swedish format is that of ISO 8601, with a space in place of the T.
  const sortable = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const spoken = new Intl.DateTimeFormat(DATE_LOCALES[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return {
    locale,
    course,
    t,
    nameOf,
    plain: (text) => namePeopleIn(text, nameOf),
    moment: (at) => sortable.format(at),
    when: (at) => spoken.format(at),
    zone,
  };
}

function everybodyIn({ request, replies }: ReportedRequest): string[] {
  const texts = [request.text, ...replies.map(({ text }) => text)];
  return [
    request.askerId,
    ...request.assignments.flatMap(({ assigneeId }) => assigneeId ?? []),
    ...replies.map(({ authorId }) => authorId),
    ...texts.flatMap(mentionedIn),
  ];
}

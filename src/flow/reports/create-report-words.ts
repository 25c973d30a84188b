import type { Course, Locale } from '../../course/types.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Review } from '../../exercise/review.ts';
import type { Person } from '../../team/person.ts';
import { GONE } from '../members/erase-content.ts';
import type { FlowDeps } from '../port.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';

/** One request with what came of it. */
export interface ReportedRequest {
  request: Request;
  replies: Reply[];
  reviews: Review[];
  /** Working hours of whoever answered first; undefined without an answer of a person. */
  hours: number | undefined;
}

/** What both files of a report need to say things as its reader would. */
export interface ReportWords {
  locale: Locale;
  course: Course;
  t: (key: string, values?: Record<string, string | number>) => string;
  nameOf: (user: string) => string;
  /** What somebody wrote, with people's names for their ids. */
  plain: (text: string) => string;
  /** A moment on the reader's clock, as tables sort it: `2026-04-15 12:30`. */
  moment: (at: Date) => string;
  /** A moment on the reader's clock, as people write it. */
  when: (at: Date) => string;
  zone: string;
}

const MENTION = /<@(\w+)(?:\|[^>]*)?>/gu;

/** Looks up the names of everybody who asked, was asked, answered or is mentioned. */
export async function createReportWords(
  { course, chat }: Pick<FlowDeps, 'course' | 'chat'>,
  { teamId, told, reader }: { teamId: string; told: readonly ReportedRequest[]; reader: Person },
): Promise<ReportWords> {
  const { locale, zone } = reader;
  const t: ReportWords['t'] = (key, values) => course.t(locale, key, values);
  const names = new Map<string, string>([[STAND_IN, t('report.stand-in')]]);
  for (const user of new Set(told.flatMap(everybodyIn))) {
    if (names.has(user)) continue;
    const name = user.startsWith(GONE) ? t('report.gone') : (await chat.personOf(teamId, user)).name;
    names.set(user, name ?? user);
  }
  const nameOf = (user: string) => names.get(user) ?? user;
  // Swedish writes a moment as ISO does, with a space between.
  const sortable = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const spoken = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return {
    locale,
    course,
    t,
    nameOf,
    plain: (text) => text.replaceAll(MENTION, (_, user: string) => `@${nameOf(user)}`),
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
    ...texts.flatMap((text) => [...text.matchAll(MENTION)].map(([, user]) => user ?? '')),
  ];
}

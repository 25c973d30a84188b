import { CRITERIA } from '../../course/rubric.ts';
import { summarizeReviews } from '../../exercise/summarize-reviews.ts';
import { type CsvRow, writeCsv } from '../../table/write-csv.ts';
import type { ReportedRequest, ReportWords } from './create-report-words.ts';

const COLUMNS = [
  'process',
  'asked-at',
  'asker',
  'kind',
  'roles',
  'asked',
  'state',
  'text',
  'first-reply-at',
  'hours',
  'replies',
  'answers',
  'reviews',
] as const;

/** Writes the report as CSV with one row a request, in the reader's language and time zone. The request's id comes last. */
export function writeReportTable(told: readonly ReportedRequest[], words: ReportWords): Uint8Array {
  const { t, zone, course, locale, nameOf, plain, moment } = words;
  const column = (name: string) => t(`report.column.${name}`, { zone });
  const median = (criterion: string) => t('report.column.median', { criterion: t(`rubric.${criterion}.short`) });
  const rows = told.map(({ request, replies, reviews, hours }): CsvRow => {
    const asked = request.assignments.flatMap(({ assigneeId }) => assigneeId ?? []);
    const { criteria } = summarizeReviews(reviews.flatMap(({ ratings }) => ratings ?? []));
    const values: Record<(typeof COLUMNS)[number], string | number | undefined> = {
      process: course.lessonInfo(locale, request.process).name,
      'asked-at': moment(request.createdAt),
      asker: nameOf(request.askerId),
      kind: t(`kind.${request.kind}`),
      roles: request.assignments.map(({ role }) => course.role(locale, role).name).join('; '),
      asked: asked.map(nameOf).join('; '),
      state: t(`report.state.${request.state}`),
      text: plain(request.text),
      'first-reply-at': replies[0] && moment(replies[0].createdAt),
      hours: hours === undefined ? undefined : roundHours(hours),
      replies: replies.length,
      answers: replies.map(({ authorId, text }) => `${nameOf(authorId)}: ${plain(text)}`).join('\n\n'),
      reviews: reviews.length,
    };
    return {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [column(name), value])),
      ...Object.fromEntries(criteria.map(({ criterion, median: value }) => [median(criterion), value])),
      [column('id')]: request.id,
    };
  });
  return writeCsv([...COLUMNS.map(column), ...CRITERIA.map(median), column('id')], rows);
}

/** Rounds hours to one decimal. */
export function roundHours(hours: number): number {
  return Math.round(hours * 10) / 10;
}

import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { parseMarkdown } from '../../../src/course/parse-markdown.ts';
import type { Decision } from '../../../src/exercise/decision.ts';
import type { Request } from '../../../src/exercise/request.ts';
import { createReportWords, type ReportedRequest } from '../../../src/flow/reports/create-report-words.ts';
import { writeReportPage } from '../../../src/flow/reports/write-report-page.ts';
import { course } from '../../helpers/course.ts';
import { HIDDEN, PAYLOADS } from '../../helpers/payloads.ts';
import { cohortOf } from '../../store/fixtures.ts';

const at = new Date('2026-04-15T03:00:00Z');

/** The report about one request, in which every text and name is `text`. */
async function reportWith(text: string, locale: (typeof LOCALES)[number]): Promise<string> {
  const request: Request = {
    id: 'q',
    cohortId: 'c',
    lessonId: 'l',
    process: 'analyze',
    askerId: 'U0ASKER',
    kind: 'information',
    text,
    assignments: [
      {
        role: 'domain-expert',
        assigneeId: 'U0OTHER',
        why: 'sole-holder',
        state: 'answered',
        askedAt: at,
        passed: [],
        reminders: 0,
      },
    ],
    state: 'answered',
    createdAt: at,
  };
  const reply = {
    id: 'p',
    requestId: 'q',
    authorId: 'U0OTHER',
    text,
    source: 'modal' as const,
    files: [],
    createdAt: at,
  };
  const told: ReportedRequest[] = [{ request, replies: [reply], reviews: [], hours: 2 }];
  const person = { kind: 'member' as const, locale, zone: 'Asia/Tokyo', name: text };
  const chat = { personOf: async () => person } as never;
  const decisions: Decision[] = [
    { kind: 'statement' as const, text },
    { kind: 'keep-column' as const, column: text },
    { kind: 'order-categories' as const, column: 'a', by: [text, 'b'] },
  ].map((what, nth) => ({
    id: `d${nth}`,
    cohortId: 'c',
    process: 'prepare',
    what,
    dataset: 'house-prices',
    from: { source: 'request', requestId: 'R1' },
    byId: 'U0OTHER',
    ...(nth === 0 ? {} : { role: 'domain-expert' }),
    keptById: 'U0ASKER',
    at,
    ...(nth === 2 ? { withdrawn: { byId: 'U0ASKER', at } } : {}),
  }));
  const words = await createReportWords({ course, chat }, { teamId: 'T', told, decisions, reader: person as never });
  const nothing = async () => [];
  const store = {
    lessons: { posted: nothing },
    requests: { ofLesson: nothing },
    runs: { done: nothing },
    reviews: { of: nothing },
  };
  const needs = { store, course, clock: { now: () => at } } as never;
  return new TextDecoder().decode(
    await writeReportPage(needs, {
      cohort: cohortOf(),
      told,
      decisions,
      survey: { sure: { before: [], after: [] }, asked: { before: [], after: [] } },
      words,
    }),
  );
}

/** The kinds of nodes of a Markdown text. A plain URL that links to itself is text, and lines of a quotation are not counted. */
function kinds(node: Nodes): string[] {
  const [only] = 'children' in node ? node.children : [];
  if (node.type === 'link' && only?.type === 'text' && node.url.endsWith(only.value)) return [];
  if (node.type === 'text' || node.type === 'break') return [];
  return [node.type, ...('children' in node ? node.children.flatMap((child) => kinds(child as Nodes)) : [])];
}

test.each(LOCALES)(
  'in %s, names and texts in the report make no link, heading, image, format or HTML',
  async (locale) => {
    const plain = kinds(parseMarkdown(await reportWith('word', locale)));
    for (const payload of PAYLOADS) {
      const page = await reportWith(payload, locale);
      // An empty line parts the paragraphs of a quotation.
      const paragraphs = payload.split(/\n\s*\n/u).length - 1;
      const found = kinds(parseMarkdown(page));
      expect(
        found.filter((kind) => kind !== 'paragraph'),
        page,
      ).toEqual(plain.filter((kind) => kind !== 'paragraph'));
      expect(found.length).toBe(plain.length + 2 * paragraphs);
      expect(page).not.toMatch(HIDDEN);
    }
  },
);

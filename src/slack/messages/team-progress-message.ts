import type { KnownBlock, RichTextText, TableBlock } from '@slack/types';
import type { ProcessProgress } from '../../exercise/process-progress.ts';
import type { ContentOf, Waiting } from '../../messages/content.ts';
import { context, escapeMrkdwn, escapeTokens, header, lineSections, linked, type Message, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

type Cell = TableBlock['rows'][number][number];

/** Most requests that the message lists. App Home has the rest. */
export const MOST_WAITING = 10;

/**
 * Shows the team's progress to the channel, and who waits for whom. It counts what the team did, never what a person did, and mentions nobody.
 */
export function teamProgressMessage(words: Words, content: ContentOf<'progress'>): Message {
  const { t, course, locale } = words;
  const { rows, by, waiting = [], movedTo } = content;
  if (movedTo !== undefined) return movedMessage(words, movedTo);
  const done = rows.filter(({ state }) => state === 'done').length;
  const now = rows.find(({ state }) => state === 'now');
  const lead = t('progress.lead', { done, of: rows.length });
  const next = now === undefined ? '' : ` ${t('progress.now', { process: course.process(locale, now.process).name })}`;
  const cells = (row: ProcessProgress): Cell[] => [
    text(course.process(locale, row.process).name),
    text(t(`progress.state.${row.state}`)),
    text(String(row.requests)),
    text(String(row.answered)),
    text(String(row.reviewed)),
    text(t('progress.of', { n: row.covered, of: row.models })),
  ];
  const names = ['process', 'state', 'requests', 'answered', 'reviewed', 'covered'] as const;
  return {
    text: t('list.pair', { label: t('progress.title'), text: `${lead}${next}` }),
    blocks: [
      header(t('progress.title')),
      section(escapeMrkdwn(`${lead}${next}`)),
      {
        type: 'table',
        column_settings: [{ is_wrapped: true }, ...names.slice(1).map(() => ({ align: 'center' as const }))],
        rows: [names.map((name) => bold(t(`progress.column.${name}`))), ...rows.map(cells)],
      },
      ...toldBlocks(words, now),
      ...waitingBlocks(words, waiting),
      context(t('progress.hint', { by: nameOf(words, by) })),
    ],
  };
}

/** How many roles have told the data scientist something in the process that the team is at. Earlier releases didn't count it. */
function toldBlocks({ t, course, locale }: Words, now: ProcessProgress | undefined): KnownBlock[] {
  if (now?.told === undefined || now.tellers === undefined) return [];
  const process = escapeMrkdwn(course.process(locale, now.process).name);
  return [context(t('progress.told', { process, n: now.told, of: now.tellers }))];
}

/** What is left of a message that was far up. */
function movedMessage({ t, lookedUp }: Words, movedTo: string): Message {
  const link = lookedUp?.links.get(movedTo);
  const text = link === undefined ? t('progress.moved') : t('progress.moved-to', { link: escapeTokens(link) });
  return { text, blocks: [context(text)] };
}

/** Who waits for whom, each with a link to the request. */
function waitingBlocks(words: Words, waiting: readonly Waiting[]): KnownBlock[] {
  const { t } = words;
  if (waiting.length === 0) return [];
  const lines = waiting.slice(0, MOST_WAITING).map((each) => waitingLine(words, each));
  const left = waiting.length - MOST_WAITING;
  if (left > 0) lines.push(t('progress.waiting-more', { n: left }));
  return [section(`*${t('progress.waiting')}*`), ...lineSections(lines)];
}

/** One request that waits: who asked, who is asked, and the role as a link. */
function waitingLine(words: Words, { requestId, asker, assignee, role }: Waiting): string {
  const { t, course, locale, lookedUp } = words;
  const name = escapeMrkdwn(course.role(locale, role).name);
  const values = { asker: nameOf(words, asker), role: linked(name, lookedUp?.links.get(requestId)) };
  if (assignee === undefined) return `• ${t('progress.waits-anyone', values)}`;
  return `• ${t('progress.waits', { ...values, assignee: nameOf(words, assignee) })}`;
}

/** Rich text, because Slack has answered `raw_text` in a table with a server error. Source: soxtoby/SlackNet#246. */
function text(words: string): Cell {
  return cellOf({ type: 'text', text: words });
}

function bold(words: string): Cell {
  return cellOf({ type: 'text', text: words, style: { bold: true } });
}

function cellOf(element: RichTextText): Cell {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] };
}

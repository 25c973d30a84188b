import type { RichTextText, TableBlock } from '@slack/types';
import type { ProcessProgress } from '../../exercise/process-progress.ts';
import type { ContentOf } from '../../messages/content.ts';
import { context, escapeMrkdwn, header, type Message, section } from './kit.ts';
import { nameOf } from './name-people.ts';
import type { Words } from './words.ts';

type Cell = TableBlock['rows'][number][number];

/** Shows the team's progress to the channel. It counts what the team did, never what a person did. */
export function teamProgressMessage(words: Words, content: ContentOf<'progress'>): Message {
  const { t, course, locale } = words;
  const { rows, by } = content;
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
      context(t('progress.hint', { by: nameOf(words, by) })),
    ],
  };
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

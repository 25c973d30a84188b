import type { KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { LOCALES } from '../../../../src/course/locale.ts';
import { ACTIONS } from '../../../../src/slack/app/ids.ts';
import { wordsFor } from '../../../../src/slack/messages/words.ts';
import { bringView } from '../../../../src/slack/modals/own-data/bring-view.ts';
import { course } from '../../../helpers/course.ts';
import { ownDataOf } from '../../../helpers/own-table.ts';
import { COHORT } from '../../../helpers/slack-samples/largest.ts';

/** What goes with a table, and what stays (test/journeys/own-data/findings-gone.slow.test.ts). */
const FATE = {
  en: { goes: ['rows', 'file', 'what the runs on it found', 'decisions'], stays: ['requests', 'answers'] },
  ja: { goes: ['行', 'ファイル', '実行結果', '決定'], stays: ['依頼', '返信'] },
} as const;

it.each(LOCALES)('asks before a deletion, and says what goes with the table and what stays, in %s', (locale) => {
  const words = wordsFor(course, locale);
  const tables = [ownDataOf({ state: 'used', version: 1 })];
  const { blocks } = bringView(words, { cohort: COHORT, tables, others: [], mayRead: true });
  const buttons = (blocks as KnownBlock[]).flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const asked = buttons.find((element) => 'action_id' in element && element.action_id === ACTIONS.deleteData);
  if (asked === undefined || !('confirm' in asked)) throw new Error('nobody is asked');
  const text = asked.confirm?.text.text ?? '';
  const [goes = '', stays = '', ...others] = text.match(/[^.。]+[.。]/gu) ?? [];
  const { goes: gone, stays: kept } = FATE[locale];
  for (const word of gone) {
    expect(goes).toContain(word);
    expect(stays).not.toContain(word);
  }
  for (const word of kept) expect(stays).toContain(word);
  expect(others).toHaveLength(1);
  // The message afterwards calls what was found by the same words.
  expect(words.t('own-data.post.deleted', { by: '', file: '', version: 1, files: 1 })).toContain(gone[2]);
});

import type { KnownBlock } from '@slack/types';
import type { ProcessProgress } from '../../exercise/process-progress.ts';
import { escapeMrkdwn, section } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';

/** A cohort's progress in App Home, one line per process. */
export function progressBlock({ t, course, locale }: Words, rows: readonly ProcessProgress[]): KnownBlock {
  const signs = { done: ':white_check_mark:', now: ':arrow_right:', ahead: ':white_circle:' } as const;
  const lines = rows.map((row) => {
    const name = escapeMrkdwn(course.process(locale, row.process).name);
    const counts =
      row.requests === 0 ? '' : ` · ${t('progress.counts', { asked: row.requests, answered: row.answered })}`;
    return `${signs[row.state]} ${t('list.pair', { label: name, text: t(`progress.state.${row.state}`) })}${counts}`;
  });
  return section(lines.join('\n'));
}

import type { ContentOf } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, type Message, section } from './kit.ts';
import { nextButton, nextInWords, stepMinutes, titleOf } from './path-blocks.ts';
import type { Words } from './words.ts';

/** The daily nudge: where someone alone stands, and their one next step; or that it has stopped by itself. */
export function dailyNudgeMessage(words: Words, content: ContentOf<'daily-nudge'>): Message {
  const { t } = words;
  const stop = button(ACTIONS.stopDailyNudge, t('button.stop-daily-nudge'), 'nudge');
  if (content.what === 'stopped') {
    const text = t('daily-nudge.stopped', { n: content.ignored });
    const resume = button(ACTIONS.resumeDailyNudge, t('button.resume-daily-nudge'), 'nudge', 'primary');
    return { text, blocks: [section(text), actions(resume)] };
  }
  const { path } = content;
  const minutes = stepMinutes(path);
  const step = nextInWords(words, path);
  const takes = minutes === 0 ? [] : [t('path.takes', { minutes })];
  return {
    text: step,
    blocks: [
      section([titleOf(words, path), step, ...takes].join('\n')),
      actions(...nextButton(words, path.next), stop),
    ],
  };
}

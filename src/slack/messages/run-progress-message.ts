import type { ContentOf } from '../../messages/content.ts';
import { RESTING } from '../../messages/run-progress-content.ts';
import { context, escapeMrkdwn, LIMITS, type Message, plain, section } from './kit.ts';
import type { Words } from './words.ts';

const BAR_CELLS = 20;
/** The cells of the progress bar. */
export const BAR = { done: '█', left: '░' } as const;

/** Shows the progress of a run; the message is updated in place. */
export function runProgressMessage({ t, course, locale }: Words, content: ContentOf<'run-progress'>): Message {
  const process = course.process(locale, content.process).name;
  const percent = Math.round(content.share * 100);
  const filled = Math.round(content.share * BAR_CELLS);
  const bar = `${BAR.done.repeat(filled)}${BAR.left.repeat(BAR_CELLS - filled)}`;
  if (content.state === 'failed') {
    const reason = content.error ?? t('run.failed-internal');
    return {
      text: t('run.failed', { process }),
      blocks: [
        section(`:warning: *${t('run.failed', { process })}*`),
        // The sentence may name a column or a cell, in which plain text has no marks.
        { type: 'section', text: plain(reason, LIMITS.section) },
      ],
    };
  }
  const line = t(`run.${content.state}`, { process });
  const stage = stageLine(t, content);
  return {
    text: `${line} ${percent}%`,
    blocks: [
      section(`*${escapeMrkdwn(line)}*\n\`${bar}\` ${percent}%`),
      ...(stage === undefined ? [] : [context(escapeMrkdwn(stage))]),
    ],
  };
}

function stageLine(t: Words['t'], { process, state, stage }: ContentOf<'run-progress'>): string | undefined {
  if (state === 'running') return t(`step.${process}.stage.${stage}`);
  return state === 'queued' && stage === RESTING ? t('run.resting') : undefined;
}

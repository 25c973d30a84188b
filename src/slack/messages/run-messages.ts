import type { ContentOf } from '../../messages/content.ts';
import { RESTING } from '../../messages/run-progress-content.ts';
import { ACTIONS } from '../ids.ts';
import { toValue } from '../step-ref.ts';
import { actions, button, context, escapeMrkdwn, header, type Message, section } from './kit.ts';
import { markdownToBlocks } from './markdown-to-blocks.ts';
import type { Words } from './words.ts';

const BAR_CELLS = 20;
/** A cell of the progress bar that is done, and one that is not. */
export const BAR = { done: '█', left: '░' } as const;

/** One message that shows how far a run has come; it is updated in place. */
export function progressMessage({ t, course, locale }: Words, content: ContentOf<'run-progress'>): Message {
  const process = course.process(locale, content.process).name;
  const percent = Math.round(content.share * 100);
  const filled = Math.round(content.share * BAR_CELLS);
  const bar = `${BAR.done.repeat(filled)}${BAR.left.repeat(BAR_CELLS - filled)}`;
  if (content.state === 'failed') {
    const reason = content.error ?? t('run.failed-internal');
    return {
      text: t('run.failed', { process }),
      blocks: [section(`:warning: *${t('run.failed', { process })}*\n${escapeMrkdwn(reason)}`)],
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

/** What the step found, in words, and what to do with it next. */
export function findingsMessage(words: Words, content: ContentOf<'findings'>): Message {
  const { t, course, locale } = words;
  const process = course.process(locale, content.process).name;
  const title = t('findings.title', { process });
  return {
    text: title,
    blocks: [
      header(title),
      ...markdownToBlocks(content.summary),
      actions(
        button(ACTIONS.openAsk, t('button.ask'), content.lessonId, 'primary'),
        button(ACTIONS.openParameters, t('button.parameters'), toValue(content)),
        ...more(words, content),
      ),
      context(t('findings.next')),
    ],
  };
}

/** What else can be done with the findings of some processes. */
function more({ t }: Words, { process, lessonId, runId }: ContentOf<'findings'>) {
  if (process === 'prepare') return [button(ACTIONS.startLabelling, t('button.start-labelling'), lessonId)];
  if (process === 'train' || process === 'test') {
    return [button(ACTIONS.openPrediction, t('button.predict'), runId)];
  }
  return [];
}

/** The words of a chart or file that Slack would not take. */
export function fileWordsMessage({ t }: Words, content: ContentOf<'file-words'>): Message {
  const words = content.altText === '' ? t('file.no-words') : escapeMrkdwn(content.altText);
  return { text: content.title, blocks: [section(`*${escapeMrkdwn(content.title)}*\n${words}`)] };
}

/** One line of a run that says which files could not be shown, and why. */
export function notShownMessage({ t }: Words, content: ContentOf<'not-shown'>): Message {
  const known = [
    'missing_scope',
    'file_uploads_disabled',
    'storage_limit_reached',
    'restricted_action',
    'upload_failed',
  ];
  const reason = known.includes(content.reason)
    ? t(`file.refused.${content.reason}`)
    : t('file.refused.other', { code: content.reason });
  const text = t('file.not-shown', { names: content.names.join(t('list.comma')), reason });
  return { text, blocks: [context(`:warning: ${escapeMrkdwn(text)}`)] };
}

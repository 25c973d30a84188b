import type { ContextBlock, ImageBlock } from '@slack/types';
import { dropInvisible } from '../../course/drop-invisible.ts';
import type { ContentOf, ImageInFindings } from '../../messages/content.ts';
import { rowWords } from '../../steps/row-words.ts';
import { ACTIONS } from '../app/ids.ts';
import { decisionLine } from './decision-line.ts';
import { actions, button, context, header, LIMITS, type Message, shorten } from './kit.ts';
import { markdownToBlocks } from './markdown-to-blocks.ts';
import { presentButton } from './present-button.ts';
import { writeStepRef } from './step-ref.ts';
import type { Words } from './words.ts';

/** A step's findings in words, and buttons for what to do with them. */
export function findingsMessage(words: Words, content: ContentOf<'findings'>): Message {
  const { t, course, locale } = words;
  const process = course.process(locale, content.process).name;
  const title = t('findings.title', { process });
  return {
    text: title,
    blocks: [
      header(title),
      ...markdownToBlocks(content.summary),
      ...followed(words, content),
      ...(content.images ?? []).map(chartImage),
      // What one sends, then what one does with the run: five buttons at most in a row stay readable on a phone.
      actions(button(ACTIONS.openAsk, t('button.ask'), content.lessonId, 'primary'), presentButton(words, content)),
      actions(
        button(ACTIONS.openParameters, t('button.parameters'), writeStepRef(content)),
        button(ACTIONS.openFiles, t('button.files'), content.runId),
        button(ACTIONS.openTask, t('button.do-it'), content.runId),
        ...more(words, content),
      ),
      context(t('findings.next')),
    ],
  };
}

/** Most decisions that the message names. The files name all. */
const MOST_DECISIONS = 5;

/** The team's decisions that the run followed, and whose word they are. */
function followed(words: Words, { decisions = [] }: ContentOf<'findings'>): ContextBlock[] {
  if (decisions.length === 0) return [];
  const { t } = words;
  const named = decisions.slice(0, MOST_DECISIONS).map((decision) => decisionLine(words, decision));
  const more = decisions.length - MOST_DECISIONS;
  const all = [...named, ...(more > 0 ? [t('parameters.decisions-more', { n: more })] : [])];
  return [context(t('findings.decisions', { decisions: all.join(' / ') }))];
}

/** A chart that another message has shared. Its words say what it shows to those who don't see it. */
function chartImage({ fileId, altText }: ImageInFindings): ImageBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: shorten(dropInvisible(altText), LIMITS.altText) };
}

/** Buttons for the findings of particular processes. */
function more({ t, course, locale }: Words, { process, lessonId, runId, row }: ContentOf<'findings'>) {
  if (process === 'prepare') return [button(ACTIONS.startLabelling, t('button.start-labelling'), lessonId)];
  if (process === 'train' || process === 'test') {
    return [button(ACTIONS.openPrediction, rowWords(row, locale, course.t).enter(), runId)];
  }
  return [];
}

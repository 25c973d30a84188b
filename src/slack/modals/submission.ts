import type { ViewOutput, ViewResponseAction, ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { noticeView } from './notice/notice-view.ts';

/** One submitted modal. */
export interface Submission {
  actor: Actor;
  client: WebClient;
  /** What the modal carries. */
  metadata: Record<string, string>;
  /** One thing of it, without which nothing can be done. @throws AppError stale_button */
  carried: (name: string) => string;
  /** Identifies this modal: a submission that is delivered twice is recognised by it. */
  viewId: string;
  /** State of the element in a block. */
  value: (block: string) => ViewStateValue | undefined;
}

/** Errors by block id, shown in the modal; nothing that was typed is lost. */
type Errors = Record<string, string>;
/** What the modal does next, where it does not simply close. */
export type Answer = Errors | { view: ModalView };
export type Handler = (edge: Edge, submission: Submission) => Promise<Answer | undefined>;

/**
 * Says an error beside an input: the one it is about, whose block has another name each time that the app has written in it, or any
 * where it is gone. A modal without inputs becomes the sentence.
 */
export function errorResponse(actor: Actor, view: ViewOutput, wanted: string, sentence: string): ViewResponseAction {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id = '' }) => id);
  const block = inputs.find((id) => id === wanted || id.startsWith(`${wanted}-`)) ?? inputs[0];
  if (block === undefined) return { response_action: 'update', view: noticeView(actor.words, sentence) };
  return { response_action: 'errors', errors: { [block]: sentence } };
}

/** The block of the input that an error names by its label: a column of the data. */
export function inputOf(view: ViewOutput, error: unknown): string | undefined {
  if (!(error instanceof AppError) || error.values.column === undefined) return undefined;
  const named = view.blocks.find((block) => 'label' in block && block.label.text === error.values.column);
  return named?.block_id;
}

/** The answer as Slack takes it. */
export function responseOf(answer: Answer): ViewResponseAction {
  if ('view' in answer && typeof answer.view === 'object') {
    return { response_action: 'update' as const, view: answer.view };
  }
  return { response_action: 'errors' as const, errors: answer as Errors };
}

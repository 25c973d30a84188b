import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ErrorCode } from '../../errors.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import type { Submission, SubmitModal } from './submission.ts';

/** How the app reacts to what a person does in a modal. */
export interface Modal {
  /** Block of the input beside which an error is shown; '' stands for the first input. */
  errorBlock: string;
  /** Blocks of the errors that are shown beside another input. */
  errorBlocks?: Partial<Record<ErrorCode, string>>;
  submit: SubmitModal;
  /** Runs once a submission has had its effect: confirms what was saved, or draws it. */
  confirm?: (edge: Edge, submission: Submission) => Promise<void>;
  /** Runs once Slack has the view that a submission shows in the modal's place. */
  shown?: (edge: Edge, submission: Submission) => Promise<void>;
  change?: ChangeModal;
  close?: CloseModal;
}

/**
 * A field has changed before the submission.
 * @param at when, by Slack's clock: changes may arrive in another order
 * @returns the modal to show instead; undefined where it stays as it is
 */
export type ChangeModal = (edge: Edge, actor: Actor, view: ViewOutput, at: Date) => Promise<ModalView | undefined>;

/** A person has closed the modal without submitting it. Slack reports this for modals with `tellsClosing`. */
type CloseModal = (edge: Edge, actor: Actor, view: ViewOutput, at: Date) => Promise<unknown>;

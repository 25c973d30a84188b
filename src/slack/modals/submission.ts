import type { ViewOutput, ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import { VALUE } from '../app/ids.ts';
import { readMetadata, requireMetadata } from './read-metadata.ts';

/** One submitted modal. */
export interface Submission {
  actor: Actor;
  client: WebClient;
  /** The modal with the state of its fields. `view.id` identifies a submission that Slack delivers twice. */
  view: ViewOutput;
  metadata: Record<string, string>;
  /** Reads a required entry of the metadata. @throws AppError stale_button */
  carried: (name: string) => string;
  /** State of the element in a block. */
  value: FieldState;
}

/** Looks up the state of the element in a block. */
export type FieldState = (block: string) => ViewStateValue | undefined;

/** Errors by block id: Slack shows them in the modal, which keeps its input. */
type Errors = Record<string, string>;
/** What the modal shows next. `isDone`: only a word that the form has had its effect. */
export type SubmissionAnswer = { errors: Errors } | { view: ModalView; isDone?: true };
/** @returns undefined to close the modal */
export type SubmitModal = (edge: Edge, submission: Submission) => Promise<SubmissionAnswer | undefined>;

/** @throws AppError stale_button */
export function readSubmission(actor: Actor, client: WebClient, view: ViewOutput): Submission {
  const metadata = readMetadata(view);
  return { actor, client, view, metadata, carried: requireMetadata(metadata), value: fieldState(view) };
}

/** Slack may leave out the state when a modal is closed. */
export function fieldState({ state }: Pick<ViewOutput, 'state'>): FieldState {
  return (block) => state?.values?.[block]?.[VALUE];
}

import type { ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Actor, Edge } from '../edge.ts';

/** One submitted modal. */
export interface Submission {
  actor: Actor;
  client: WebClient;
  metadata: Record<string, string>;
  /** Identifies this modal: a submission that is delivered twice is recognised by it. */
  viewId: string;
  /** State of the element in a block. */
  value: (block: string) => ViewStateValue | undefined;
}

/** Errors by block id, shown in the modal; nothing that was typed is lost. */
export type Errors = Record<string, string>;
/** What the modal does next, where it does not simply close. */
export type Answer = Errors | { view: ModalView };
export type Handler = (edge: Edge, submission: Submission) => Promise<Answer | undefined>;

import type { Stage } from '../state/stage.ts';
import { SlackError } from './slack-error.ts';

/** Checks that a thread exists. @throws SlackError when it does not, or when `threadTs` is the ts of a reply */
export function checkThread(stage: Pick<Stage, 'workspace'>, channel: string, threadTs: unknown): void {
  if (threadTs === undefined) return;
  const parent = stage.workspace.message(channel, String(threadTs));
  if (parent === undefined) throw new SlackError('thread_not_found');
  if (parent.thread_ts !== undefined && parent.thread_ts !== parent.ts) throw new SlackError('cannot_reply_to_message');
}

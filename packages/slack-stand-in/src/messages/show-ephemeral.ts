import { compact, type Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';
import { toPageMessage } from './to-page.ts';

/** Shows a message to one person until they reload. @returns the message's ts */
export function showEphemeral(
  stage: Pick<Stage, 'ephemerals' | 'feed' | 'workspace'>,
  to: string,
  message: Json,
): string {
  const stored = compact({ type: 'message', ...message, ts: stage.workspace.nextTs() });
  const ephemeral = { to, message: stored, shown: true };
  stage.ephemerals.push(ephemeral);
  stage.feed.publish({ type: 'message', message: toPageMessage(stage, stored, ephemeral) }, [to]);
  return stored.ts;
}

export function findEphemeral(stage: Pick<Stage, 'ephemerals'>, to: string, channel: string, ts: string) {
  return stage.ephemerals.find(
    ({ to: who, message, shown }) => shown && who === to && message.channel === channel && message.ts === ts,
  );
}

export function replaceEphemeral(
  stage: Pick<Stage, 'ephemerals' | 'feed' | 'workspace'>,
  to: string,
  stored: Json,
  changes: Json,
): void {
  Object.assign(stored, changes);
  const ephemeral = findEphemeral(stage, to, stored.channel, stored.ts);
  if (ephemeral === undefined) return;
  stage.feed.publish({ type: 'message-changed', message: toPageMessage(stage, stored, ephemeral) }, [to]);
}

export function removeEphemeral(stage: Pick<Stage, 'ephemerals' | 'feed'>, to: string, stored: Json): void {
  const ephemeral = findEphemeral(stage, to, stored.channel, stored.ts);
  if (ephemeral === undefined) return;
  ephemeral.shown = false;
  stage.feed.publish({ type: 'message-deleted', channel: stored.channel, ts: stored.ts }, [to]);
}

/** Hides a person's ephemeral messages, as a reload of their client does. */
export function forgetEphemerals(stage: Pick<Stage, 'ephemerals'>, to: string): void {
  for (const ephemeral of stage.ephemerals) if (ephemeral.to === to) ephemeral.shown = false;
}

import type { ServerResponse } from 'node:http';
import { forgetEphemerals } from '../messages/show-ephemeral.ts';
import type { Stage } from '../state/stage.ts';
import { openStream } from './open-stream.ts';

/** The open event streams of each person. */
export type Streams = Map<string, Set<ServerResponse>>;

/** Streams one person's page events. They are active until their last stream closes; then their ephemeral messages disappear. */
export function serveEvents(
  stage: Pick<Stage, 'active' | 'ephemerals' | 'feed'>,
  streams: Streams,
  response: ServerResponse,
  as: string,
): void {
  const mine = streams.get(as) ?? new Set();
  mine.add(response);
  streams.set(as, mine);
  stage.active.add(as);
  const send = openStream(response, () => {
    stop();
    mine.delete(response);
    if (mine.size > 0) return;
    stage.active.delete(as);
    forgetEphemerals(stage, as);
  });
  const stop = stage.feed.listen((event, to) => {
    if (to === undefined || to.includes(as)) send(event);
  });
}

import type { ServerResponse } from 'node:http';
import { forgetEphemerals } from '../messages/show-ephemeral.ts';
import type { Stage } from '../state/stage.ts';
import { openStream } from './open-stream.ts';

/** The open event streams of each person. */
export type Streams = Map<string, Set<ServerResponse>>;

/** Streams one person's page events. Their ephemeral messages disappear when their last stream closes. */
export function serveEvents(
  stage: Pick<Stage, 'ephemerals' | 'feed'>,
  streams: Streams,
  response: ServerResponse,
  as: string,
): void {
  const mine = streams.get(as) ?? new Set();
  mine.add(response);
  streams.set(as, mine);
  const send = openStream(response, () => {
    stop();
    mine.delete(response);
    if (mine.size === 0) forgetEphemerals(stage, as);
  });
  const stop = stage.feed.listen((event, to) => {
    if (to === undefined || to.includes(as)) send(event);
  });
}

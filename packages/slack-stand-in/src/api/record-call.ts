import type { Stage } from '../state/stage.ts';

/** Keeps a call that is over, for tests to assert and for people to look at; `over` ends a line that has begun. */
export function recordCall(stage: Stage, call: Stage['calls'][number], over = stage.log.call(call)): void {
  stage.calls.push(call);
  if (stage.calls.length > stage.recordLimit) stage.calls.shift();
  over(call.result);
  stage.feed.changed();
}

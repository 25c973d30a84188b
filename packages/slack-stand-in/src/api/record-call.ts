import type { Stage } from '../state/stage.ts';

/** Records a finished call for assertions and for the log. `over` completes a log line that has begun. */
export function recordCall(
  stage: Pick<Stage, 'calls' | 'feed' | 'log' | 'recordLimit'>,
  call: Stage['calls'][number],
  over = stage.log.call(call),
): void {
  stage.calls.push(call);
  if (stage.calls.length > stage.recordLimit) stage.calls.shift();
  over(call.result);
  stage.feed.changed();
}

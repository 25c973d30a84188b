import type { Stage } from '../state/stage.ts';
import { type Outcome, refused } from './outcome.ts';

/** Refuses an action and shows the person the notice that Slack's client would show. */
export function refuseWithNotice(stage: Pick<Stage, 'feed'>, as: string, error: string, text: string): Outcome {
  stage.feed.publish({ type: 'notice', text }, [as]);
  return refused(error);
}

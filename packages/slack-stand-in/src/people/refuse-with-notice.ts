import type { Stage } from '../state/stage.ts';
import { type Outcome, refused } from './outcome.ts';

/** Tells the person what their Slack client would tell them. */
export function refuseWithNotice(stage: Stage, as: string, error: string, text: string): Outcome {
  stage.feed.publish({ type: 'notice', text }, [as]);
  return refused(error);
}

import type { Stage } from '../state/stage.ts';
import { viewWithState } from '../views/view-with-state.ts';
import { DONE, type Outcome, refused } from './outcome.ts';

/** A person opens the app's Home or Messages tab. */
export function openHome(
  stage: Pick<Stage, 'emit' | 'events' | 'origin' | 'views' | 'workspace'>,
  as: string,
  tab: 'home' | 'messages',
): Outcome {
  const im = stage.workspace.imOf(as);
  if (im === undefined) return refused('user_not_found');
  if (!stage.events.has('app_home_opened')) return DONE;
  const home = stage.workspace.data.homes[as];
  stage.emit({
    type: 'app_home_opened',
    user: as,
    channel: im.id,
    tab,
    event_ts: stage.workspace.nextTs(),
    ...(home === undefined || tab !== 'home' ? {} : { view: viewWithState(stage, home) }),
  });
  return DONE;
}

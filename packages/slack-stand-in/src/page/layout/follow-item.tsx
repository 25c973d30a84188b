import type { PageMessage } from '../../page-api.ts';
import { followedSince, threadPlace } from '../state/find-threads.ts';
import { useLiveSession } from '../state/session.ts';
import { useFollows } from '../state/use-follows.ts';

/** The menu item that follows the thread of a message, or stops to. */
export function FollowItem({ message, onDone }: { message: PageMessage; onDone: () => void }) {
  const { state, me, t } = useLiveSession();
  const { choices, choose } = useFollows();
  const place = threadPlace(message);
  const thread = state.messages.filter((one) => one.ephemeral === undefined && threadPlace(one) === place);
  const follows = followedSince(thread, me.id, choices[place]) !== undefined;
  return (
    <button
      type="button"
      data-testid="follow-thread"
      onClick={() => {
        choose(place, { follows: !follows, at: thread.at(-1)?.ts ?? message.ts });
        onDone();
      }}
    >
      {t(follows ? 'unfollowThread' : 'followThread')}
    </button>
  );
}

import { memo } from 'preact/compat';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageChannel } from '../../page-api.ts';
import { ModalHost } from '../modal/modal-host.tsx';
import { findThreads } from '../state/find-threads.ts';
import { APP_PLACE, findDirect, isAppPlace, openThread, THREADS_PLACE, useLiveSession } from '../state/session.ts';
import { FollowsContext, useFollowChoices } from '../state/use-follows.ts';
import { useSeen } from '../state/use-seen.ts';
import { TourCard } from '../tour/tour-card.tsx';
import { ChannelView } from './channel-view.tsx';
import { HomeView } from './home-view.tsx';
import { PaneHead } from './pane-head.tsx';
import { Sidebar } from './sidebar.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { ThreadsView } from './threads-view.tsx';
import { TopBar } from './top-bar.tsx';
import { useDrafts } from './use-drafts.ts';
import { useReplies } from './use-replies.ts';

/** The whole page for a loaded workspace. */
export const Workspace = memo(function Workspace({ online }: { online: boolean }) {
  const { state, me, place, go, api, t } = useLiveSession();
  const { seen, markSeen } = useSeen(me.id);
  const follows = useFollowChoices(me.id);
  const replies = useReplies(state.messages);
  const threads = useMemo(
    () => findThreads(state.messages, replies, { me: me.id, seen, choices: follows.choices }),
    [state.messages, replies, me.id, seen, follows.choices],
  );
  const fresh = useMemo(
    () => new Set(threads.filter(({ unread }) => unread.length > 0).map((one) => one.place)),
    [threads],
  );
  const draftOf = useDrafts();
  const [drawer, setDrawer] = useState(false);
  const withApp = isAppPlace(state, place.channel);
  const channel = withApp ? findDirect({ state, me }) : state.channels.find((c) => c.id === place.channel);
  const act = (as: string) => go(withApp ? { as, channel: APP_PLACE, thread: undefined } : { as });
  const app = state.users.find((user) => user.id === state.appUser);
  const appName = app?.realName ?? t('app');
  const nameOf = (one: PageChannel | undefined) => (one?.isIm === true ? appName : `#${one?.name ?? ''}`);
  const placeName = withApp ? appName : place.channel === THREADS_PLACE ? t('threads') : nameOf(channel);
  const onHome = withApp && place.tab === 'home';
  const onThreads = place.channel === THREADS_PLACE;
  const opened = onHome ? undefined : openThread(place);
  const threadChannel = onThreads ? state.channels.find((one) => one.id === opened?.channel) : channel;

  const withThread = opened !== undefined && threadChannel !== undefined;
  useEffect(() => {
    if (withApp) void api.openHome(place.tab);
  }, [withApp, place.tab, me.id]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = /^Digit([1-8])$/.exec(event.code)?.[1];
      if (digit === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const person = state.users.filter((user) => !user.isBot)[Number(digit) - 1];
      if (person === undefined) return;
      event.preventDefault();
      act(person.id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [state.users, withApp]);

  return (
    <FollowsContext.Provider value={follows}>
      <div class={`page${withThread ? ' page-with-thread' : ''}${online ? '' : ' page-offline'}`}>
        <SkipLink to="[data-testid=composer], .home, .threads" label={t('skipToComposer')} />
        <TopBar open={drawer} onMenu={() => setDrawer(!drawer)} onAct={act} />
        <TourCard />
        <Sidebar seen={seen} threads={threads} open={drawer} onClose={() => setDrawer(false)} onAct={act} />
        {drawer && <div class="drawer-shade" onClick={() => setDrawer(false)} aria-hidden="true" />}
        <main class="places">
          <section class="pane" aria-label={placeName}>
            <PaneHead channel={channel} withApp={withApp} placeName={placeName} />
            {onHome && <HomeView />}
            {onThreads && <ThreadsView threads={threads} />}
            {!onHome && channel !== undefined && (
              <ChannelView
                channelId={channel.id}
                placeName={placeName}
                replies={replies}
                fresh={fresh}
                seen={seen}
                markSeen={markSeen}
                draft={draftOf(`${me.id} ${channel.id}`)}
              />
            )}
            {!onHome && !onThreads && channel === undefined && <p class="empty">{t('emptyHome')}</p>}
          </section>
          {withThread && (
            <ThreadPane
              channelId={threadChannel.id}
              threadTs={opened.ts}
              placeName={nameOf(threadChannel)}
              seen={seen}
              markSeen={markSeen}
              draft={draftOf(`${me.id} ${opened.ts}`)}
            />
          )}
        </main>
        <p class="offline" role="status" data-testid="offline">
          {!online && t('reconnecting')}
        </p>
        <ModalHost />
      </div>
    </FollowsContext.Provider>
  );
});

import { memo } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { ModalHost } from '../modal/modal-host.tsx';
import { APP_PLACE, findDirect, isAppPlace, useLiveSession } from '../state/session.ts';
import { useSeen } from '../state/unread.ts';
import { TourCard } from '../tour/tour-card.tsx';
import { ChannelView } from './channel-view.tsx';
import { HomeView } from './home-view.tsx';
import { PaneHead } from './pane-head.tsx';
import { Sidebar } from './sidebar.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { useDrafts } from './use-drafts.ts';

/** The whole page for a loaded workspace. */
export const Workspace = memo(function Workspace({ online }: { online: boolean }) {
  const { state, me, place, go, api, t } = useLiveSession();
  const { seen, markSeen } = useSeen(me.id);
  const draftOf = useDrafts();
  const [drawer, setDrawer] = useState(false);
  const withApp = isAppPlace(state, place.channel);
  const channel = withApp ? findDirect({ state, me }) : state.channels.find((c) => c.id === place.channel);
  const act = (as: string) => go(withApp ? { as, channel: APP_PLACE, thread: undefined } : { as });
  const app = state.users.find((user) => user.id === state.appUser);
  const placeName = withApp ? (app?.realName ?? t('app')) : `#${channel?.name ?? ''}`;
  const onHome = withApp && place.tab === 'home';

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
    <div class={`page${place.thread === undefined || onHome ? '' : ' page-with-thread'}`}>
      <SkipLink to="[data-testid=composer], .home" label={t('skipToComposer')} />
      <TopBar open={drawer} onMenu={() => setDrawer(!drawer)} onAct={act} />
      <TourCard />
      <Sidebar seen={seen} open={drawer} onClose={() => setDrawer(false)} onAct={act} />
      {drawer && <div class="drawer-shade" onClick={() => setDrawer(false)} aria-hidden="true" />}
      <main class="places">
        <section class="pane" aria-label={placeName}>
          <PaneHead channel={channel} withApp={withApp} placeName={placeName} />
          {onHome && <HomeView />}
          {!onHome && channel !== undefined && (
            <ChannelView
              channelId={channel.id}
              placeName={placeName}
              seen={seen}
              markSeen={markSeen}
              draft={draftOf(`${me.id} ${channel.id}`)}
            />
          )}
          {!onHome && channel === undefined && <p class="empty">{t('emptyHome')}</p>}
        </section>
        {!onHome && channel !== undefined && place.thread !== undefined && (
          <ThreadPane
            channelId={channel.id}
            threadTs={place.thread}
            placeName={placeName}
            seen={seen}
            markSeen={markSeen}
            draft={draftOf(`${me.id} ${place.thread}`)}
          />
        )}
      </main>
      <p class="offline" role="status" data-testid="offline">
        {!online && t('reconnecting')}
      </p>
      <ModalHost />
    </div>
  );
});

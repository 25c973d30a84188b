import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageChannel } from '../../page-api.ts';
import type { FollowedThread } from '../state/find-threads.ts';
import { APP_PLACE, findDirect, isAppPlace, THREADS_PLACE, useLiveSession, useSession } from '../state/session.ts';
import { countUnread, type Seen, sayMentions, type Unread } from '../state/unread.ts';
import { Avatar } from './avatar.tsx';
import { Deeds } from './deeds.tsx';
import { People } from './people.tsx';
import { useDrawerFocus } from './use-drawer-focus.ts';

/** The channels and the people. On a narrow screen it is a drawer. */
export function Sidebar(props: {
  seen: Seen;
  threads: readonly FollowedThread[];
  open: boolean;
  onClose: () => void;
  onAct: (id: string) => void;
}) {
  const { state, me, place, go, t } = useLiveSession();
  const app = state.users.find((user) => user.id === state.appUser);
  const direct = findDirect({ state, me });
  const visit = (channel: string) => {
    go({ channel, thread: undefined });
    props.onClose();
  };
  const entry = (channel: PageChannel) => (
    <PlaceLink
      key={channel.id}
      id={channel.id}
      label={channel.name}
      mark={channel.isPrivate ? '🔒' : '#'}
      current={place.channel === channel.id}
      unread={countUnread(state, channel.id, me.id, props.seen)}
      onVisit={visit}
    />
  );
  const drawer = useRef<HTMLDivElement>(null);
  useDrawerFocus(drawer, props.open, props.onClose);
  return (
    <div ref={drawer} class={`sidebar${props.open ? ' sidebar-open' : ''}`} id="sidebar">
      <button type="button" class="round sidebar-close" onClick={props.onClose} aria-label={t('close')}>
        ✕
      </button>
      <nav aria-label={t('channels')}>
        <PlaceLink
          id={THREADS_PLACE}
          label={t('threads')}
          mark={<ThreadsSign />}
          current={place.channel === THREADS_PLACE}
          unread={{
            dot: props.threads.some(({ unread }) => unread.length > 0),
            mentions: props.threads.reduce((sum, { mentions }) => sum + mentions, 0),
          }}
          onVisit={visit}
        />
        <h2>{t('channels')}</h2>
        {state.channels.filter((channel) => !channel.isIm && channel.members.includes(me.id)).map(entry)}
        <Joinable onJoined={visit} />
        <h2>{t('apps')}</h2>
        <PlaceLink
          id={direct?.id ?? APP_PLACE}
          label={app?.realName ?? t('app')}
          mark={<Avatar app={true} small={true} />}
          current={isAppPlace(state, place.channel)}
          unread={direct === undefined ? undefined : countUnread(state, direct.id, me.id, props.seen)}
          onVisit={() => visit(APP_PLACE)}
        />
      </nav>
      <Deeds />
      <People
        onAct={(id) => {
          props.onAct(id);
          props.onClose();
        }}
      />
    </div>
  );
}

/** The public channels that the acting person can join. */
function Joinable({ onJoined }: { onJoined: (channel: string) => void }) {
  const { state, me, api, report, t } = useSession();
  const [joined, setJoined] = useState<string>();
  // The answer may come before the event that makes the person a member. Until then, the page would go to another channel.
  const isMember = state.channels.some((one) => one.id === joined && one.members.includes(me.id));
  useEffect(() => {
    if (joined === undefined || !isMember) return;
    setJoined(undefined);
    onJoined(joined);
  }, [joined, isMember]);
  const open = state.channels.filter(
    (one) => !one.isIm && !one.isPrivate && one.isArchived !== true && !one.members.includes(me.id),
  );
  if (open.length === 0) return null;
  return (
    <>
      <h2>{t('joinable')}</h2>
      {open.map((channel) => (
        <button
          key={channel.id}
          type="button"
          class="place"
          data-testid="join-channel"
          data-channel-id={channel.id}
          onClick={async () => report(await api.join(channel.id)) && setJoined(channel.id)}
        >
          <span class="place-mark" aria-hidden="true">
            ＋
          </span>
          <span class="place-name">
            {t('join')} #{channel.name}
          </span>
        </button>
      ))}
    </>
  );
}

function PlaceLink(props: {
  id: string;
  label: string;
  mark: preact.ComponentChildren;
  current: boolean;
  unread: Unread | undefined;
  onVisit: (id: string) => void;
}) {
  const { t } = useSession();
  const { dot, mentions } = (props.current ? undefined : props.unread) ?? { dot: false, mentions: 0 };
  return (
    <button
      type="button"
      class={`place${props.current ? ' place-current' : ''}${dot || mentions > 0 ? ' place-unread' : ''}`}
      aria-current={props.current ? 'page' : undefined}
      data-testid="channel-link"
      data-channel-id={props.id}
      onClick={() => props.onVisit(props.id)}
    >
      <span class="place-mark" aria-hidden="true">
        {props.mark}
      </span>
      <span class="place-name">{props.label}</span>
      {mentions > 0 ? (
        <span class="badge" role="img" aria-label={sayMentions(t, mentions)}>
          {mentions}
        </span>
      ) : (
        dot && <span class="dot" role="img" aria-label={t('unread')} data-testid="unread" />
      )}
    </button>
  );
}

/** Two speech bubbles. */
function ThreadsSign() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" class="threads-sign">
      <path d="M2 2.5h9v6H6L3.5 11V8.5H2z" />
      <path d="M13 5.5h1v6h-1.5V14L10 11.5H7" />
    </svg>
  );
}

import { useRef } from 'preact/hooks';
import type { PageChannel } from '../../page-api.ts';
import { Popup, type PopupHandle } from '../elements/popup.tsx';
import { useLiveSession, useSession } from '../state/session.ts';
import { Avatar } from './avatar.tsx';

/** The heading of a place, with two tabs for the direct message with the app. */
export function PaneHead({
  channel,
  withApp,
  placeName,
}: {
  channel?: PageChannel | undefined;
  withApp: boolean;
  placeName: string;
}) {
  const { state, place, go, t } = useLiveSession();
  const people = ({ members }: PageChannel) => state.users.filter((u) => !u.isBot && members.includes(u.id)).length;
  if (!withApp) {
    return (
      <header class="pane-head">
        <h2>{placeName}</h2>
        <p class="topic">{channel?.topic}</p>
        {channel !== undefined && <span class="member-count">{t('members', { n: people(channel) })}</span>}
        {channel !== undefined && <LeaveMenu channel={channel} placeName={placeName} />}
      </header>
    );
  }
  return (
    <header class="pane-head">
      <Avatar app={true} small={true} />
      <h2>{placeName}</h2>
      <nav class="tabs" aria-label={placeName}>
        {(['home', 'messages'] as const).map((tab) => (
          <button
            key={tab}
            type="button"
            class="tab"
            aria-current={place.tab === tab ? 'page' : undefined}
            data-testid={`tab-${tab}`}
            onClick={() => go({ tab, thread: undefined })}
          >
            {t(tab)}
          </button>
        ))}
      </nav>
    </header>
  );
}

function LeaveMenu({ channel, placeName }: { channel: PageChannel; placeName: string }) {
  const { me, api, report, t } = useSession();
  const popup = useRef<PopupHandle>(null);
  if (!channel.members.includes(me.id)) return null;
  return (
    <Popup handle={popup} label={t('moreActions')} summary="⋯">
      <button
        type="button"
        data-testid="leave-channel"
        onClick={async () => {
          popup.current?.close();
          report(await api.leave(channel.id));
        }}
      >
        {t('leave', { place: placeName })}
      </button>
    </Popup>
  );
}

import { useSession } from '../state/session.ts';
import type { Seen } from '../state/unread.ts';
import { Composer, type Draft } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { WelcomeCard } from './welcome-card.tsx';

/** The messages of a channel, or of the direct message with the app, and the composer below. */
export function ChannelView(props: {
  channelId: string;
  placeName: string;
  seen: Seen;
  markSeen: (place: string, ts: string) => void;
  draft: Draft;
}) {
  const { state, me, t } = useSession();
  const messages = state.messages.filter(
    (m) => m.channel === props.channelId && (m.threadTs === undefined || m.threadTs === m.ts),
  );
  const command = state.commands[0]?.command ?? '';
  return (
    <div class="channel-view">
      <MessageList
        place={`${me.id} ${props.channelId}`}
        messages={messages}
        inThread={false}
        seen={props.seen}
        markSeen={props.markSeen}
        head={
          <>
            <WelcomeCard onTry={(text) => props.draft.setText(text)} />
            {messages.length === 0 && <p class="empty">{t('emptyChannel', { command })}</p>}
          </>
        }
      />
      <Composer channel={props.channelId} placeName={props.placeName} draft={props.draft} />
    </div>
  );
}

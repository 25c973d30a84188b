import { useMemo, useRef } from 'preact/hooks';
import { useLiveSession } from '../state/session.ts';
import type { Seen } from '../state/unread.ts';
import { useSame } from '../state/use-same.ts';
import type { Draft } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { SkipLink } from './skip-link.tsx';
import { useReplies } from './use-replies.ts';
import { WelcomeCard } from './welcome-card.tsx';
import { WriteHere } from './write-here.tsx';

/** The messages of a channel or of the direct message with the app, and the composer. */
export function ChannelView(props: {
  channelId: string;
  placeName: string;
  seen: Seen;
  markSeen: (place: string, ts: string) => void;
  draft: Draft;
}) {
  const { state, me, t } = useLiveSession();
  const { channelId } = props;
  const found = useMemo(
    () => state.messages.filter((m) => m.channel === channelId && (m.threadTs === undefined || m.threadTs === m.ts)),
    [state.messages, channelId],
  );
  const messages = useSame(found);
  const replies = useReplies(state.messages);
  const isEmpty = messages.length === 0;
  const command = state.commands[0]?.command ?? '';
  // Memoized so that typing does not render the list again.
  const draft = useRef(props.draft);
  draft.current = props.draft;
  const head = useMemo(
    () => (
      <>
        <WelcomeCard onTry={(text) => draft.current.setText(text)} />
        {isEmpty && <p class="empty">{t('emptyChannel', { command })}</p>}
      </>
    ),
    [isEmpty, t, command],
  );
  return (
    <div class="channel-view">
      <SkipLink to="[data-testid=composer]" label={t('skipMessages')} />
      <MessageList
        place={`${me.id} ${channelId}`}
        messages={messages}
        replies={replies}
        seen={props.seen}
        markSeen={props.markSeen}
        head={head}
      />
      <WriteHere channel={channelId} placeName={props.placeName} draft={props.draft} />
    </div>
  );
}

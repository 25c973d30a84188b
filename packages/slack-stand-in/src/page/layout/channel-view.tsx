import { useMemo, useRef } from 'preact/hooks';
import { findFirstUnread, type Replies } from '../state/find-threads.ts';
import { useLiveSession } from '../state/session.ts';
import { isUnread, namesPerson, type Seen } from '../state/unread.ts';
import { useSame } from '../state/use-same.ts';
import type { Draft } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { SkipLink } from './skip-link.tsx';
import { useOpening } from './use-opening.ts';
import { WelcomeCard } from './welcome-card.tsx';
import { WriteHere } from './write-here.tsx';

/** The messages of a channel or of the direct message with the app, and the composer. */
export function ChannelView(props: {
  channelId: string;
  placeName: string;
  replies: Replies;
  /** The reading places of followed threads with unread replies. */
  fresh: ReadonlySet<string>;
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
  const place = `${me.id} ${channelId}`;
  const opening = useOpening(place, () => {
    const first = findFirstUnread(messages, { me: me.id, seen: props.seen, place: channelId });
    const mention = messages.find((message) => isUnread(message, me.id, props.seen) && namesPerson(message, me.id));
    return { first: first?.ts, show: (mention ?? first)?.ts };
  });
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
        place={place}
        messages={messages}
        replies={props.replies}
        fresh={props.fresh}
        opening={opening}
        markSeen={props.markSeen}
        head={head}
      />
      <WriteHere channel={channelId} placeName={props.placeName} draft={props.draft} />
    </div>
  );
}

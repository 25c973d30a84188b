import { useEffect, useMemo, useRef } from 'preact/hooks';
import { findFirstUnread, followedSince } from '../state/find-threads.ts';
import { useLiveSession } from '../state/session.ts';
import type { Seen } from '../state/unread.ts';
import { useFollows } from '../state/use-follows.ts';
import { useSame } from '../state/use-same.ts';
import type { Draft } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { SkipLink } from './skip-link.tsx';
import { useOpening } from './use-opening.ts';
import { WriteHere } from './write-here.tsx';

/** A thread beside its channel, or instead of it on a narrow screen. */
export function ThreadPane(props: {
  channelId: string;
  threadTs: string;
  placeName: string;
  seen: Seen;
  markSeen: (place: string, ts: string) => void;
  draft: Draft;
}) {
  const { state, me, go, t } = useLiveSession();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A half of a split page must not take the focus from the other half.
    if (document.hasFocus()) title.current?.focus({ preventScroll: true });
  }, [props.threadTs]);
  const { channelId, threadTs } = props;
  const found = useMemo(
    () => state.messages.filter((m) => m.channel === channelId && (m.ts === threadTs || m.threadTs === threadTs)),
    [state.messages, channelId, threadTs],
  );
  const messages = useSame(found);
  const { choices } = useFollows();
  const place = `${me.id} ${threadTs}`;
  const opening = useOpening(place, () => {
    const reading = `${channelId}:${threadTs}`;
    const since = followedSince(messages, me.id, choices[reading]);
    const first = findFirstUnread(messages, { me: me.id, seen: props.seen, place: reading, since });
    // Without a line, a thread that the person opens for the first time begins at its first message.
    const show = first ?? (props.seen[reading] === undefined ? messages[0] : undefined);
    return { first: first?.ts, show: show === messages[1] ? messages[0]?.ts : show?.ts };
  });
  const close = () => {
    go({ thread: undefined });
    const link = `[data-ts="${threadTs}"] .reply-link, .thread-card[data-ts="${threadTs}"]`;
    document.querySelector<HTMLElement>(link)?.focus();
  };
  return (
    <section
      class="thread-pane"
      aria-label={t('thread')}
      data-testid="thread-pane"
      data-thread-ts={props.threadTs}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) close();
      }}
    >
      <header class="pane-head">
        <h2 ref={title} tabIndex={-1}>
          {t('thread')} <small>{props.placeName}</small>
        </h2>
        <button type="button" class="round" aria-label={t('close')} onClick={close} data-testid="thread-close">
          ✕
        </button>
      </header>
      <SkipLink to="[data-testid=thread-composer]" label={t('skipMessages')} />
      <MessageList place={place} messages={messages} opening={opening} markSeen={props.markSeen} />
      <WriteHere channel={props.channelId} placeName={props.placeName} threadTs={props.threadTs} draft={props.draft} />
    </section>
  );
}

import type { ComponentChildren } from 'preact';
import { useSession } from '../state/session.ts';
import { readPermalink } from './read-permalink.ts';
import { safeUrl } from './safe-url.ts';

export function Mention({ id, label }: { id: string; label?: string | undefined }) {
  const { state, me } = useSession();
  const user = state.users.find((candidate) => candidate.id === id);
  return (
    <span class={`mention${id === me.id ? ' mention-me' : ''}`} title={user?.title}>
      @{user?.realName ?? label ?? id}
    </span>
  );
}

/** A mention of a user group. */
export function GroupMention({ id, label }: { id: string; label?: string | undefined }) {
  const { state } = useSession();
  const group = state.userGroups.find((candidate) => candidate.id === id);
  return (
    <span class="mention" title={group?.name}>
      {group === undefined ? (label ?? `@${id}`) : `@${group.handle}`}
    </span>
  );
}

export function ChannelLink({ id, label }: { id: string; label?: string | undefined }) {
  const { state, go } = useSession();
  const channel = state.channels.find((candidate) => candidate.id === id);
  if (channel === undefined) return <span class="mention">#{label ?? id}</span>;
  return (
    <button type="button" class="mention" onClick={() => go({ channel: id, thread: undefined })}>
      #{channel.name}
    </button>
  );
}

/** A link that opens in a new tab, or in place for a message of this workspace. An unsafe address stays text. */
export function ExternalLink({ url, children }: { url: string; children: ComponentChildren }) {
  const { findMessage, go } = useSession();
  const href = safeUrl(url);
  const target = readPermalink(url);
  const follow = () => {
    const message = target && findMessage(target.channel, target.ts);
    if (message !== undefined) go({ channel: message.channel, thread: message.threadTs ?? message.ts });
    return message !== undefined;
  };
  if (href === undefined) return <span title={url}>{children}</span>;
  // An anchor and not a button, so that what follows a link of two lines goes on beside its end.
  if (target !== undefined && findMessage(target.channel, target.ts) !== undefined) {
    return (
      <a
        class="link"
        href={href}
        onClick={(event) => {
          event.preventDefault();
          follow();
        }}
      >
        {children}
      </a>
    );
  }
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      onClick={(event) => {
        // Looked up on click, because the message may arrive after this link.
        if (follow()) event.preventDefault();
      }}
    >
      {children}
    </a>
  );
}

import { useRef } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import { Popup, type PopupHandle } from '../elements/popup.tsx';
import { RoundButton } from '../elements/round-button.tsx';
import { BuilderItems } from '../inspector/builder-items.tsx';
import { useSession } from '../state/session.ts';
import { useCopyLink } from './copy-link.ts';
import { FollowItem } from './follow-item.tsx';
import { ShortcutItems } from './shortcut-items.tsx';

/**
 * The toolbar of a message: reply in its thread, copy its link, and more. It appears under the pointer and with the focus; on a touch
 * screen it is always there, with the link in the menu.
 */
export function MessageTools(props: { message: PageMessage; inThread: boolean; onEdit: () => void }) {
  const { message, inThread } = props;
  const { go, t } = useSession();
  const copyLink = useCopyLink();
  return (
    <div class="message-tools">
      {!inThread && (
        <RoundButton
          label={t('replyInThread')}
          testId="reply-in-thread"
          onClick={() => go({ thread: message.threadTs ?? message.ts })}
        >
          ↩
        </RoundButton>
      )}
      <RoundButton label={t('copyLink')} class="not-on-touch" testId="copy-link" onClick={() => void copyLink(message)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M7 9a3 3 0 0 0 4.2 0l2.3-2.3a3 3 0 0 0-4.2-4.2L8.2 3.600M9 7a3 3 0 0 0-4.2 0L2.500 9.300a3 3 0 0 0 4.2 4.2l1.1-1.1" />
        </svg>
      </RoundButton>
      <MoreMenu message={message} onEdit={props.onEdit} />
    </div>
  );
}

function MoreMenu({ message, onEdit }: { message: PageMessage; onEdit: () => void }) {
  const { me, api, report, t } = useSession();
  const copyLink = useCopyLink();
  const popup = useRef<PopupHandle>(null);
  const close = () => popup.current?.close();
  const isMine = message.user === me.id;
  return (
    <Popup handle={popup} label={t('moreActions')} summary="⋯">
      <FollowItem message={message} onDone={close} />
      <button
        type="button"
        class="on-touch"
        onClick={() => {
          close();
          void copyLink(message);
        }}
      >
        {t('copyLink')}
      </button>
      <ShortcutItems type="message" channel={message.channel} ts={message.ts} onDone={close} />
      {isMine && (
        <button
          type="button"
          data-testid="message-edit"
          onClick={() => {
            close();
            onEdit();
          }}
        >
          {t('editMessage')}
        </button>
      )}
      {isMine && (
        <button
          type="button"
          data-testid="message-delete"
          onClick={async () => {
            close();
            report(await api.deleteMessage(message.channel, message.ts));
          }}
        >
          {t('deleteMessage')}
        </button>
      )}
      <BuilderItems blocks={message.blocks} onDone={close} />
    </Popup>
  );
}

import { useRef } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import { Popup, type PopupHandle } from '../elements/popup.tsx';
import { BuilderItems } from '../inspector/builder-items.tsx';
import { useSession } from '../state/session.ts';

/** The tools of a message: reply, shortcuts, edit and delete for own messages, and its blocks. */
export function MessageTools(props: { message: PageMessage; inThread: boolean; onEdit: () => void }) {
  const { message, inThread, onEdit } = props;
  const { state, me, api, report, go, t } = useSession();
  const popup = useRef<PopupHandle>(null);
  const shortcuts = state.shortcuts.filter((shortcut) => shortcut.type === 'message');
  const isMine = message.user === me.id;
  const hasMenu = isMine || shortcuts.length > 0 || (message.blocks?.length ?? 0) > 0;
  if (inThread && !hasMenu) return null;
  return (
    <div class="message-tools">
      {!inThread && (
        <button
          type="button"
          class="round"
          aria-label={t('replyInThread')}
          title={t('replyInThread')}
          data-testid="reply-in-thread"
          onClick={() => go({ thread: message.threadTs ?? message.ts })}
        >
          ↩
        </button>
      )}
      {hasMenu && (
        <Popup handle={popup} label={t('moreActions')} summary="⋯">
          {shortcuts.map(({ callbackId, name }) => (
            <button
              key={callbackId}
              type="button"
              data-callback-id={callbackId}
              onClick={async () => {
                popup.current?.close();
                report(await api.shortcut(message.channel, callbackId, message.ts));
              }}
            >
              {name}
            </button>
          ))}
          {isMine && (
            <button
              type="button"
              data-testid="message-edit"
              onClick={() => {
                popup.current?.close();
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
                popup.current?.close();
                report(await api.deleteMessage(message.channel, message.ts));
              }}
            >
              {t('deleteMessage')}
            </button>
          )}
          <BuilderItems blocks={message.blocks} onDone={() => popup.current?.close()} />
        </Popup>
      )}
    </div>
  );
}

import { useRef } from 'preact/hooks';
import { Popup, type PopupHandle } from '../elements/popup.tsx';
import { useSession } from '../state/session.ts';

/** The menu of the app's global shortcuts beside the message field. */
export function GlobalShortcuts({ channel }: { channel: string }) {
  const { state, api, report, t } = useSession();
  const popup = useRef<PopupHandle>(null);
  const shortcuts = state.shortcuts.filter((shortcut) => shortcut.type === 'global');
  if (shortcuts.length === 0) return null;
  return (
    <Popup handle={popup} label={t('shortcuts')} summary="⚡">
      {shortcuts.map(({ callbackId, name }) => (
        <button
          key={callbackId}
          type="button"
          data-callback-id={callbackId}
          onClick={async () => {
            popup.current?.close();
            report(await api.shortcut(channel, callbackId));
          }}
        >
          {name}
        </button>
      ))}
    </Popup>
  );
}

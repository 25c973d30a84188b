import { useRef } from 'preact/hooks';
import { Popup, type PopupHandle } from '../elements/popup.tsx';
import { useSession } from '../state/session.ts';
import { ShortcutItems } from './shortcut-items.tsx';

/** The menu of the app's global shortcuts beside the message field. */
export function GlobalShortcuts({ channel }: { channel: string }) {
  const { state, t } = useSession();
  const popup = useRef<PopupHandle>(null);
  if (!state.shortcuts.some(({ type }) => type === 'global')) return null;
  return (
    <Popup handle={popup} label={t('shortcuts')} summary="⚡">
      <ShortcutItems type="global" channel={channel} onDone={() => popup.current?.close()} />
    </Popup>
  );
}

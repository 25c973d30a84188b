import { useSession } from '../state/session.ts';

/** The app's shortcuts of a type, as items of a menu. @param props.ts the message that they are about */
export function ShortcutItems(props: { type: 'global' | 'message'; channel: string; ts?: string; onDone: () => void }) {
  const { state, api, report } = useSession();
  const shortcuts = state.shortcuts.filter(({ type }) => type === props.type);
  return (
    <>
      {shortcuts.map(({ callbackId, name }) => (
        <button
          key={callbackId}
          type="button"
          data-callback-id={callbackId}
          onClick={async () => {
            props.onDone();
            report(await api.shortcut(props.channel, callbackId, props.ts));
          }}
        >
          {name}
        </button>
      ))}
    </>
  );
}

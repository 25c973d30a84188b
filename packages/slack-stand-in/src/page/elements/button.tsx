import { useState } from 'preact/hooks';
import type { Json } from '../../json.ts';
import { type ElementProps, useBlockHost } from '../blocks/block-host.ts';
import { safeUrl } from '../text/safe-url.ts';
import { plainText } from '../text/text-object.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

export function Button({ element, blockId }: ElementProps) {
  const { act } = useBlockHost();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const actionId = String(element.action_id ?? '');

  const press = async () => {
    setAsking(false);
    setBusy(true);
    const href = typeof element.url === 'string' ? safeUrl(element.url) : undefined;
    if (href !== undefined) window.open(href, '_blank', 'noopener,noreferrer');
    await act(actionOf(element, actionId, blockId));
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        class={`button ${element.style ?? ''}`}
        data-action-id={actionId}
        data-value={element.value}
        aria-label={element.accessibility_label}
        aria-busy={busy}
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          if (element.confirm !== undefined) setAsking(true);
          else void press();
        }}
      >
        {plainText(element.text)}
        {element.url !== undefined && <span aria-hidden="true"> ↗</span>}
      </button>
      {asking && <ConfirmDialog confirm={element.confirm} onNo={() => setAsking(false)} onYes={() => void press()} />}
    </>
  );
}

function actionOf(element: Json, actionId: string, blockId: string): Json {
  const { text, value, style } = element;
  return {
    type: 'button',
    action_id: actionId,
    block_id: blockId,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}

import { useRef } from 'preact/hooks';
import type { Json } from '../../json.ts';
import { type ElementProps, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { safeUrl } from '../text/safe-url.ts';
import { plainText } from '../text/text-object.tsx';
import { Popup, type PopupHandle } from './popup.tsx';

/** An overflow menu behind three dots. */
export function Overflow(props: ElementProps) {
  const { t } = useSession();
  const { actionId, send } = useElement(props);
  const popup = useRef<PopupHandle>(null);
  const choose = (option: Json) => {
    popup.current?.close();
    const href = typeof option.url === 'string' ? safeUrl(option.url) : undefined;
    if (href !== undefined) window.open(href, '_blank', 'noopener,noreferrer');
    void send({ type: 'overflow', selected_option: option });
  };
  return (
    <Popup handle={popup} label={t('moreActions')} summary="⋯" actionId={actionId}>
      {(props.element.options as Json[]).map((option) => (
        <button key={option.value} type="button" data-value={option.value} onClick={() => choose(option)}>
          {plainText(option.text)}
          {option.description !== undefined && <small>{plainText(option.description)}</small>}
        </button>
      ))}
    </Popup>
  );
}

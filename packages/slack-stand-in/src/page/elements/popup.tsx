import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useImperativeHandle, useRef, useState } from 'preact/hooks';

export interface PopupHandle {
  close: () => void;
}

/** A small menu under a button. Escape closes it and returns the focus to the button. It also closes when the focus leaves it. */
export function Popup(props: {
  handle: RefObject<PopupHandle | null>;
  label: string;
  summary: ComponentChildren;
  actionId?: string;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useImperativeHandle(props.handle, () => ({ close }), []);
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('.popup-list button')?.focus();
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to keys of the buttons inside.
    <div
      class="popup"
      ref={root}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!open) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          close();
        }
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.popup-list button')];
        const items = buttons.filter((button) => button.checkVisibility());
        const at = items.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
        items.at(at % items.length)?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="round"
        aria-label={props.label}
        title={props.label}
        aria-expanded={open}
        data-action-id={props.actionId}
        onClick={() => setOpen(!open)}
      >
        {props.summary}
      </button>
      {open && <div class="popup-list">{props.children}</div>}
    </div>
  );
}

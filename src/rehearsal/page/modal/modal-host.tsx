import { useEffect, useRef } from 'preact/hooks';
import type { ViewValues } from '../../page-api.ts';
import { useLiveSession } from '../state/session.ts';
import { ModalView } from './modal-view.tsx';

/** The view on top of the stack. What was typed into the ones beneath is kept for when they come back. */
export function ModalHost() {
  const { state, me } = useLiveSession();
  const drafts = useRef(new Map<string, ViewValues>());
  const view = state.modal;
  const origin = useRef<Element | null>(null);
  const open = view !== undefined;
  if (open && origin.current === null) origin.current = document.activeElement;
  useEffect(() => {
    if (open || origin.current === null) return;
    if (origin.current instanceof HTMLElement) origin.current.focus({ preventScroll: true });
    origin.current = null;
  }, [open]);
  if (view === undefined) {
    drafts.current.clear();
    return null;
  }
  return <ModalView key={`${me.id}-${view.id}`} view={view} drafts={drafts.current} />;
}

import { useEffect, useRef } from 'preact/hooks';
import type { ViewValues } from '../../page-api.ts';
import { useLiveSession } from '../state/session.ts';
import { rememberFocus } from '../state/use-kept-focus.ts';
import { ModalView } from './modal-view.tsx';

/** The top view of the modal stack. The input of the views below is kept. */
export function ModalHost() {
  const { state, me } = useLiveSession();
  const drafts = useRef(new Map<string, ViewValues>());
  const view = state.modal;
  const giveBack = useRef<() => void>(undefined);
  const open = view !== undefined;
  if (open) giveBack.current ??= rememberFocus();
  useEffect(() => {
    if (open) return;
    giveBack.current?.();
    giveBack.current = undefined;
  }, [open]);
  if (view === undefined) {
    drafts.current.clear();
    return null;
  }
  return <ModalView key={`${me.id}-${view.id}`} view={view} drafts={drafts.current} />;
}

import { useMemo, useRef, useState } from 'preact/hooks';
import type { PageView, ViewValues } from '../../page-api.ts';
import { type BlockHost, BlockHostContext } from '../blocks/block-host.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { withValue } from '../blocks/live-blocks.tsx';
import { checkValues, readValues } from '../blocks/read-values.ts';
import { RoundButton } from '../elements/round-button.tsx';
import { useSession } from '../state/session.ts';
import { replaceEmoji } from '../text/emoji.ts';
import { Dialog } from './dialog.tsx';

const FIELD = 'input:not([disabled]), textarea, select, summary';

/** A modal of the app: its inputs and their errors, and the buttons that submit and close it. */
export function ModalView({ view, drafts }: { view: PageView; drafts: Map<string, ViewValues> }) {
  const { api, report, t } = useSession();
  const [touched, setTouched] = useState<ViewValues>(drafts.get(view.id) ?? {});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [submitting, setSubmitting] = useState(false);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const body = useRef<HTMLFormElement>(null);
  const closing = useRef(false);
  const values = useMemo(() => readValues(view.blocks, touched), [view.blocks, touched]);

  const host: BlockHost = {
    act: async (action) => {
      const { action_id: id, block_id: block, ...state } = action;
      report(await api.action({ type: 'view', viewId: view.id }, action, withValue(values, block, id, state)));
    },
    values,
    setValue: (block, id, state) => {
      setTouched((now) => {
        const next = withValue(now, block, id, state);
        drafts.set(view.id, next);
        return next;
      });
      setErrors(({ [block]: _corrected, ...others }) => others);
    },
    errors,
    hold: (key, isHeld) => setHeld((now) => new Set([...now, key].filter((one) => isHeld || one !== key))),
    Heading: 'h3',
    scope: view.id,
  };
  const refuse = (next: Record<string, string>) => {
    setErrors(next);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`.input-wrong :is(${FIELD})`)?.focus());
  };
  const submit = async () => {
    if (submitting || held.size > 0) return;
    const wrong = checkValues(view.blocks, values, t);
    if (Object.keys(wrong).length > 0) {
      refuse(wrong);
      return;
    }
    setErrors({});
    setSubmitting(true);
    const reply = await api.submitView(view.id, values);
    setSubmitting(false);
    if (reply.errors !== undefined) refuse(reply.errors);
    else report(reply);
  };
  const close = async () => {
    if (closing.current) return;
    closing.current = true;
    if (!report(await api.closeView(view.id))) closing.current = false;
  };
  const count = Object.keys(errors).length;
  return (
    <Dialog class="modal" label={view.title} onClose={() => void close()} closeOutside={false} testId="modal">
      <form
        ref={body}
        noValidate
        data-view-id={view.id}
        data-callback-id={view.callbackId}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header>
          {view.depth > 0 && (
            <RoundButton label={t('back')} onClick={() => void close()}>
              ←
            </RoundButton>
          )}
          <h2>{replaceEmoji(view.title)}</h2>
          <button
            type="button"
            class="round"
            aria-label={t('close')}
            onClick={() => void close()}
            data-testid="modal-dismiss"
          >
            ✕
          </button>
        </header>
        <div class="modal-body">
          <BlockHostContext.Provider value={host}>
            <BlockList blocks={view.blocks} />
          </BlockHostContext.Provider>
        </div>
        <footer>
          <p class="error" role="alert">
            {count > 0 && t('fixErrors')}
          </p>
          <button type="button" class="button" onClick={() => void close()} data-testid="modal-close">
            {view.close ?? t('close')}
          </button>
          {view.submit !== undefined && (
            <button
              type="submit"
              class="button primary"
              aria-disabled={submitting || held.size > 0}
              data-testid="modal-submit"
            >
              {submitting ? t('submitting') : view.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

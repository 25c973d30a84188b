import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { CheckPane } from './check-pane.tsx';
import { LogPane } from './log-pane.tsx';
import { SizeHandle } from './size-handle.tsx';
import { setInspectorOpen, useInspectorKey, useInspectorOpen } from './use-inspector-open.ts';

/** The inspector: the log of deliveries and calls. It is below the workspace, or replaces it on a narrow screen. */
export function Inspector() {
  const open = useInspectorOpen();
  // This component stays mounted, so the draft survives closing the inspector.
  const [draft, setDraft] = useState('');
  useInspectorKey();
  return open ? <Panel draft={draft} setDraft={setDraft} /> : null;
}

const PANES = { log: 'log', check: 'checkBlocks' } as const;

function Panel({ draft, setDraft }: { draft: string; setDraft: (draft: string) => void }) {
  const { t } = useSession();
  const [pane, setPane] = useState<keyof typeof PANES>('log');
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const panel = title.current?.closest('section');
    title.current?.focus({ preventScroll: true });
    return () => {
      const isHere = panel?.contains(document.activeElement) === true;
      if (isHere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section
      class="inspector"
      aria-label={t('inspector')}
      data-testid="inspector"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        setInspectorOpen(false);
      }}
    >
      <SizeHandle />
      <header class="inspector-head">
        <h2 ref={title} tabIndex={-1}>
          {t('inspector')}
        </h2>
        <nav class="tabs" aria-label={t('inspector')}>
          {(['log', 'check'] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="tab"
              aria-current={pane === one ? 'page' : undefined}
              data-testid={`inspector-${one}`}
              onClick={() => setPane(one)}
            >
              {t(PANES[one])}
            </button>
          ))}
        </nav>
        <button
          type="button"
          class="round"
          aria-label={t('close')}
          data-testid="inspector-close"
          onClick={() => setInspectorOpen(false)}
        >
          ✕
        </button>
      </header>
      <LogPane
        hidden={pane !== 'log'}
        onCheck={(json) => {
          setDraft(json);
          setPane('check');
        }}
      />
      {pane === 'check' && <CheckPane draft={draft} setDraft={setDraft} />}
    </section>
  );
}

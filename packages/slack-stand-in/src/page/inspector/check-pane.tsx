import { useState } from 'preact/hooks';
import type { CheckedBlocks } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { BuilderButtons } from './builder-buttons.tsx';
import { checkBlocks } from './log-api.ts';
import { Refusal } from './refusal.tsx';

const KINDS = { message: 'asMessage', modal: 'asModal', home: 'asHome' } as const;

/** Checks pasted blocks and shows why Slack would refuse them. */
export function CheckPane({ draft, setDraft }: { draft: string; setDraft: (draft: string) => void }) {
  const { t } = useSession();
  const [checked, setChecked] = useState<CheckedBlocks>();
  const [trouble, setTrouble] = useState('');
  const check = async () => {
    const parsed = parse(draft);
    const result = 'value' in parsed ? await checkBlocks(parsed.value) : undefined;
    setChecked(result);
    if ('reason' in parsed) setTrouble(t('notJson', { reason: parsed.reason }));
    else setTrouble(result === undefined ? t('failed', { reason: t('offline') }) : '');
  };
  return (
    <div class="check-pane">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label for="check-draft">{t('checkLabel')}</label>
        <textarea
          id="check-draft"
          class="text-input"
          value={draft}
          spellcheck={false}
          data-testid="check-draft"
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
            event.preventDefault();
            void check();
          }}
        />
        <p class="check-buttons">
          <button type="submit" class="button primary" data-testid="check">
            {t('check')}
          </button>
          <small>{t('checkHint')}</small>
        </p>
      </form>
      <section
        class="check-result"
        aria-live="polite"
        aria-label={t('whyRefused')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        data-testid="check-result"
      >
        {trouble !== '' && <p class="error">{trouble}</p>}
        {checked === undefined && trouble === '' && <p class="log-note">{t('checkNothing')}</p>}
        {checked !== undefined && (
          <>
            <h3 class="log-note">{t(KINDS[checked.kind])}</h3>
            {checked.ok && <p class="log-ok">✓ {t('checkTaken')}</p>}
            {!checked.ok && <Refusal problems={checked.problems} source={checked.builder} />}
            {checked.builder !== undefined && <BuilderButtons builder={checked.builder} />}
          </>
        )}
      </section>
    </div>
  );
}

function parse(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: error.message };
    throw error;
  }
}

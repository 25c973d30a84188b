import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { copyText } from './copy-text.ts';

const SAID_MS = 2000;

/** Copies a text and confirms it. `about` distinguishes buttons with the same label for screen readers. */
export function CopyButton(props: { label: string; about?: string; text: () => string; testId?: string }) {
  const { t } = useSession();
  const [said, setSaid] = useState<'copied' | 'copyFailed'>();
  useEffect(() => {
    if (said === undefined) return;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-label={props.about === undefined ? undefined : `${props.label}: ${props.about}`}
        data-testid={props.testId ?? 'copy'}
        onClick={async () => setSaid((await copyText(props.text())) ? 'copied' : 'copyFailed')}
      >
        {said === undefined ? props.label : `${said === 'copied' ? '✓' : '✕'} ${t(said)}`}
      </button>
      <span class="unseen" role="status">
        {said === undefined ? '' : t(said)}
      </span>
    </>
  );
}

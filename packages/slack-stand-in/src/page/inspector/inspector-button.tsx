import { useSession } from '../state/session.ts';
import { setInspectorOpen, useInspectorOpen } from './use-inspector-open.ts';

/** Opens and closes the inspector. A narrow screen shows only the icon. */
export function InspectorButton() {
  const { t } = useSession();
  const open = useInspectorOpen();
  return (
    <button
      type="button"
      class="inspector-button"
      aria-pressed={open}
      aria-keyshortcuts="Alt+I"
      title={t('inspectorHint')}
      data-testid="inspector-toggle"
      onClick={() => setInspectorOpen(!open)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 5h11M10 2l3 3-3 3M14 11H3M6 8l-3 3 3 3" />
      </svg>
      <span>{t('inspector')}</span>
    </button>
  );
}

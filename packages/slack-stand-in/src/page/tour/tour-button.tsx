import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { useTour } from './tour-context.ts';

/** The button in the top bar that opens a closed tour. */
export function TourButton() {
  const { t } = useSession();
  const tour = useTour();
  const button = useRef<HTMLButtonElement>(null);
  const shown = tour?.closed === true && !tour.elsewhere;
  useEffect(() => {
    if (!shown) return;
    if (tour.takesFocus.current) button.current?.focus();
    tour.takesFocus.current = false;
  }, [shown]);
  if (!shown) return null;
  return (
    <button
      ref={button}
      type="button"
      class="bar-button"
      title={t('tour')}
      onClick={tour.open}
      data-testid="tour-button"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3.5 15V1.5h9l-2.5 3.5 2.5 3.5h-9" />
      </svg>
      <span class="bar-button-words">{t('tour')}</span>
    </button>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { useTour } from './tour-context.ts';

/** In the top bar, where the tour goes when it is closed. */
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
    <button ref={button} type="button" class="bar-button" onClick={tour.open} data-testid="tour-button">
      {t('tour')}
    </button>
  );
}

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { RoundButton } from '../elements/round-button.tsx';
import { type Tour, useTour } from './tour-context.ts';

/** The current step: a card at the foot of the sidebar, or a slim bar when there is no sidebar. */
export function TourCard() {
  const tour = useTour();
  return tour === undefined || tour.closed || tour.elsewhere ? null : <OpenCard tour={tour} />;
}

function OpenCard({ tour }: { tour: Tour }) {
  const root = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { steps, current, next, say, t, language } = tour;
  const step = steps[current];
  useReservedHeight(root);
  useEffect(() => {
    if (tour.takesFocus.current) title.current?.focus();
    tour.takesFocus.current = false;
  }, []);
  useEffect(() => {
    // At the end, the button that may have the focus disappears.
    if (step === undefined && document.activeElement === document.body) title.current?.focus();
  }, [step === undefined]);
  return (
    <section
      ref={root}
      class="tour"
      lang={language}
      aria-labelledby="tour-title"
      data-testid="tour"
      data-step={step?.id ?? 'end'}
    >
      <div class="tour-card">
        <p class="tour-dots" aria-hidden="true">
          {steps.map(({ id }, index) => (
            <span key={id} class={index < current ? 'tour-dot-done' : index === current ? 'tour-dot-now' : ''} />
          ))}
        </p>
        <div class="tour-words" aria-live="polite">
          <p class="tour-count">
            {step === undefined ? t('tour') : t('tourStep', { n: current + 1, of: steps.length })}
          </p>
          <h2 id="tour-title" ref={title} tabIndex={-1}>
            {step === undefined ? t('tourEnd') : say(step.title)}
          </h2>
          <p class="tour-body">{step === undefined ? t('tourEndBody') : say(step.body)}</p>
          {next !== undefined && (
            <p class="tour-move" data-testid="tour-move">
              {say(next.move.words)}
            </p>
          )}
        </div>
        <div class="tour-tools">
          {next !== undefined && (
            <button type="button" class="button primary" onClick={tour.show} data-testid="tour-show">
              {t('tourShow')}
            </button>
          )}
          <button
            type="button"
            class={`button${step === undefined ? '' : ' tour-quiet'}`}
            onClick={step === undefined ? tour.replay : tour.skip}
            data-testid={step === undefined ? 'tour-replay' : 'tour-skip'}
          >
            {t(step === undefined ? 'tourReplay' : 'tourSkip')}
          </button>
        </div>
        <RoundButton label={t('tourClose')} class="tour-close" testId="tour-close" onClick={tour.close}>
          ✕
        </RoundButton>
      </div>
    </section>
  );
}

/** Reserves the card's height, so that it never covers other content. */
function useReservedHeight(root: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const page = document.documentElement;
    const measure = () => page.style.setProperty('--tour-height', `${element.offsetHeight}px`);
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => {
      watch.disconnect();
      page.style.removeProperty('--tour-height');
    };
  }, []);
}

import { useLayoutEffect, useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';

const LEAST = 25;
const MOST = 85;
const STEP = 5;

/** Resizes the inspector with the pointer or the arrow keys. The size is in percent of the window's height. */
export function SizeHandle() {
  const { t } = useSession();
  const [size, setSize] = useState(45);
  const set = (next: number) => setSize(Math.round(Math.min(MOST, Math.max(LEAST, next))));
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--inspector-height', `${size}dvh`);
    return () => void style.removeProperty('--inspector-height');
  }, [size]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a thematic break.
    <div
      class="size-handle"
      role="separator"
      aria-orientation="horizontal"
      aria-label={t('inspectorSize')}
      aria-valuenow={size}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(100 - (event.clientY / innerHeight) * 100);
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0;
        if (step === 0) return;
        event.preventDefault();
        set(size + step);
      }}
    />
  );
}

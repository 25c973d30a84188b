import { useMemo, useState } from 'preact/hooks';
import { App } from '../app.tsx';
import { type Place, writePlace } from '../state/place.ts';
import { holdStream } from './hold-stream.ts';
import { SIDE } from './side.ts';
import { readSplit, type Split, writeSplit } from './split-place.ts';
import { SplitView } from './split-view.tsx';
import { SplitContext, type SplitControl } from './use-split.ts';

/**
 * One person, or two side by side. Each half is this same page in a frame. So a modal makes only its own half inert, keys go to the half
 * with the focus, and the layout follows the width of the half.
 */
export function Root() {
  const [split, setSplit] = useState<(Split & { show?: boolean }) | undefined>(readSplit);
  const control = useMemo<SplitControl>(
    () => ({
      open: async (first, second, show = false) => {
        await holdStream(first.as);
        writeSplit({ first, second });
        setSplit({ first, second, show });
      },
      close: () => setSplit(undefined),
    }),
    [],
  );
  const close = async (first: Place) => {
    await holdStream(first.as);
    writePlace(first);
    setSplit(undefined);
  };
  // Inside a half, the default context talks to the page around it.
  if (SIDE !== undefined) return <App />;
  if (split !== undefined) return <SplitView start={split} onClose={(first) => void close(first)} />;
  return (
    <SplitContext.Provider value={control}>
      <App />
    </SplitContext.Provider>
  );
}

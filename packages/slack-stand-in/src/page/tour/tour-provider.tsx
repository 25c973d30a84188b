import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SIDE } from '../split/side.ts';
import { hear, type ToHalf } from '../split/talk.ts';
import { useSplit, useWide } from '../split/use-split.ts';
import { useLiveSession } from '../state/session.ts';
import { currentStep, findNext, placeOf } from './find-next.ts';
import { findTarget, isInMessage, outline, pointAt } from './point-at.ts';
import { type Tour, TourContext } from './tour-context.ts';
import { useProgress } from './use-progress.ts';

/** Provides the state of the tour and outlines the next move. Without a tour, it does nothing. */
export function TourProvider({ children }: { children: ComponentChildren }) {
  const { state, me, place, go, locale } = useLiveSession();
  const { open: openBeside } = useSplit();
  const wide = useWide();
  const { progress, save } = useProgress();
  // The step to show, until its target appears.
  const [wanted, setWanted] = useState<string>();
  const takesFocus = useRef(false);

  const steps = state.tour ?? [];
  const { since, skipped } = progress ?? { since: '0', skipped: [] };
  const current = currentStep(steps, state.messages, { since, skipped });
  const step = steps[current];
  const closed = progress?.closed ?? step === undefined;
  const elsewhere = SIDE === 2 && wide;
  const next = step && findNext(step, { state, me: me.id, place, since });
  const isMine = next !== undefined && (next.person === undefined ? !elsewhere : next.person === me.id);

  useEffect(() => {
    // If every step is already done, the person is no newcomer.
    if (steps.length > 0 && progress === undefined) save({ since, skipped, closed: step === undefined });
  }, [steps.length]);
  useEffect(() => {
    const target = !closed && isMine ? findTarget(next) : undefined;
    outline(target);
    if (target === undefined || wanted === undefined) return;
    if (wanted !== step?.id) setWanted(undefined);
    if (wanted !== step?.id || !isInMessage(target, next!)) return;
    // Waits until the opened place has scrolled and taken the focus.
    const frame = requestAnimationFrame(() => {
      pointAt(target, next!);
      setWanted(undefined);
    });
    return () => cancelAnimationFrame(frame);
  });
  useEffect(
    () =>
      SIDE === undefined
        ? undefined
        : hear<ToHalf>(({ show }, from) => show && from === window.parent && setWanted(step?.id)),
    [step?.id],
  );

  const change = (part: object) => {
    takesFocus.current = true;
    save({ since, skipped, closed, ...part });
  };
  const tour: Tour = {
    steps,
    current,
    next,
    closed,
    elsewhere,
    takesFocus,
    say: (words) => {
      const person = state.users.find((user) => user.id === next?.person)?.realName ?? '…';
      return words[locale.startsWith('ja') ? 'ja' : 'en'].replaceAll('{person}', person);
    },
    show: () => {
      if (next === undefined) return;
      const target = placeOf(next, state, me.id, place);
      if (target.as !== me.id && wide && SIDE !== 2) {
        openBeside({ ...place, as: me.id }, target, true);
        return;
      }
      go({ ...target, thread: target.thread });
      setWanted(step?.id);
    },
    skip: () => step && save({ since, skipped: [...skipped, step.id], closed }),
    open: () => change({ closed: false }),
    close: () => change({ closed: true }),
    replay: () => change({ since: state.messages.at(-1)?.ts ?? '0', skipped: [], closed: false }),
  };
  return <TourContext.Provider value={steps.length === 0 ? undefined : tour}>{children}</TourContext.Provider>;
}

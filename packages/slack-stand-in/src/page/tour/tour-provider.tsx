import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageState } from '../../page-api.ts';
import { SIDE } from '../split/side.ts';
import { hear, type ToHalf } from '../split/talk.ts';
import { useSplit, useWide } from '../split/use-split.ts';
import { createTranslate } from '../state/create-translate.ts';
import { useLiveSession } from '../state/session.ts';
import { currentStep, findNext, placeOf } from './find-next.ts';
import { findTarget, isInMessage, outline, pointAt } from './point-at.ts';
import { type Tour, TourContext } from './tour-context.ts';
import { type Language, type Progress, useProgress } from './use-progress.ts';

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
  // A browser without progress begins with what comes next: what others have done is not its tour.
  const fresh = useMemo((): Progress => ({ since: newestOf(state), skipped: [], closed: false }), []);
  const known = progress ?? fresh;
  const { since, skipped, closed, led } = known;
  const current = currentStep(steps, state.messages, { since, skipped });
  const step = steps[current];
  const elsewhere = SIDE === 2 && wide;
  // A person to whom the tour has led may read another language than the one who takes it.
  const language: Language = led?.to === me.id ? led.language : locale.startsWith('ja') ? 'ja' : 'en';
  const next = step && findNext(step, { state, me: me.id, place, since, language });
  const isMine = next !== undefined && (next.person === undefined ? !elsewhere : next.person === me.id);

  useEffect(() => {
    if (steps.length > 0 && progress === undefined) save(fresh);
  }, [steps.length]);
  const atEnd = steps.length > 0 && step === undefined;
  // Before anyone sees the end: a page that is reloaded at that moment must find it stored.
  useLayoutEffect(() => {
    if (atEnd && progress !== undefined && progress.finished !== true) save({ ...progress, finished: true });
  }, [atEnd, progress]);
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

  const change = (part: Partial<Progress>) => {
    takesFocus.current = true;
    save({ ...known, ...part });
  };
  const replay = () => change({ since: newestOf(state), skipped: [], closed: false, finished: false });
  const tour: Tour = {
    steps,
    current,
    next,
    closed,
    elsewhere,
    takesFocus,
    language,
    t: useMemo(() => createTranslate(language), [language]),
    say: (words) => {
      const person = state.users.find((user) => user.id === next?.person)?.realName ?? '…';
      return words[language].replaceAll('{person}', person);
    },
    show: () => {
      if (next === undefined) return;
      const target = placeOf(next, state, me.id, place);
      if (target.as !== me.id && wide && SIDE !== 2) {
        openBeside({ ...place, as: me.id }, target, true);
        return;
      }
      if (target.as !== me.id) save({ ...known, led: { to: target.as, language } });
      go({ ...target, thread: target.thread });
      setWanted(step?.id);
    },
    skip: () => step && save({ ...known, skipped: [...skipped, step.id] }),
    // A finished tour whose steps are undone is one of an earlier workspace. It begins anew.
    open: () => (known.finished === true && !atEnd ? replay() : change({ closed: false })),
    close: () => change({ closed: true }),
    replay,
  };
  return <TourContext.Provider value={steps.length === 0 ? undefined : tour}>{children}</TourContext.Provider>;
}

/** The time of the newest message. */
function newestOf({ messages }: Pick<PageState, 'messages'>): string {
  return messages.at(-1)?.ts ?? '0';
}

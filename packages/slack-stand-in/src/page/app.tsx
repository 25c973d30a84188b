import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useDropGuard } from './files/use-drop.ts';
import { Inspector } from './inspector/inspector.tsx';
import { Toasts } from './layout/toasts.tsx';
import { useToasts } from './layout/use-toasts.ts';
import { Workspace } from './layout/workspace.tsx';
import { Half } from './split/half.tsx';
import { SIDE } from './split/side.ts';
import { firstChannel } from './state/choose-start.ts';
import { createTranslate } from './state/create-translate.ts';
import { type Place, readPlace, writePlace } from './state/place.ts';
import { isAppPlace, LiveContext, SessionContext, THREADS_PLACE } from './state/session.ts';
import { useLiveState } from './state/use-live-state.ts';
import { useSessions } from './state/use-sessions.ts';
import { TourProvider } from './tour/tour-provider.tsx';

export function App() {
  useDropGuard();
  const [place, setPlace] = useState<Place>(readPlace);
  const { toasts, notify, dismiss } = useToasts();
  const { live, online } = useLiveState(place.as, notify);
  const go = useCallback((next: Partial<Place>) => setPlace((now) => ({ ...now, ...next })), []);
  const state = live?.state;

  useEffect(() => {
    if (live === undefined) return;
    const mine = live.state.channels.filter((c) => !c.isIm && c.members.includes(live.as));
    const isList = isAppPlace(live.state, place.channel) || place.channel === THREADS_PLACE;
    const known = isList || mine.some((c) => c.id === place.channel);
    const channel = known ? place.channel : firstChannel(live.state, live.as);
    if (place.as === '' || !live.state.users.some((user) => user.id === place.as))
      setPlace({ ...place, as: live.as, channel });
    else if (channel !== place.channel && live.as === place.as) go({ channel, thread: undefined });
    else writePlace(place);
  }, [live, place]);

  const me = state?.users.find((user) => user.id === (live?.as ?? place.as));
  const locale = me?.locale ?? navigator.language;
  const t = useMemo(() => createTranslate(locale), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale.startsWith('ja') ? 'ja' : 'en';
    if (state !== undefined) document.title = state.team.name;
  }, [locale, state?.team.name]);

  const sessions = useSessions({ state, me, place, go, notify, locale, t });
  if (sessions === undefined) return <p class="opening">{online ? t('loading') : t('reconnecting')}</p>;
  return (
    <SessionContext.Provider value={sessions.session}>
      <LiveContext.Provider value={sessions.live}>
        <TourProvider>
          <Workspace online={online} />
        </TourProvider>
        <Inspector />
        <Toasts toasts={toasts} onClose={dismiss} />
        {SIDE !== undefined && <Half />}
      </LiveContext.Provider>
    </SessionContext.Provider>
  );
}

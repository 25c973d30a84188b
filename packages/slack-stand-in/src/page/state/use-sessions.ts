import { useMemo, useRef } from 'preact/hooks';
import type { PageState, PageUser } from '../../page-api.ts';
import { createApi } from './api.ts';
import type { Translate } from './create-translate.ts';
import type { Place } from './place.ts';
import type { LiveSession, Session } from './session.ts';

/** Refusals for which the server has already sent a notice. */
const TOLD = /^(operation_timeout|dispatch_failed|invalid_command)$|^\w+: /;

/** The acting person's session, and the live session with its frequently changing parts. */
export function useSessions(input: {
  state: PageState | undefined;
  me: PageUser | undefined;
  place: Place;
  go: Session['go'];
  notify: Session['notify'];
  locale: string;
  t: Translate;
}): { session: Session; live: LiveSession } | undefined {
  const { state, me, place, go, notify, locale, t } = input;
  const newest = useRef(state);
  newest.current = state;
  const api = useMemo(() => createApi(place.as), [place.as]);
  const { team, appUser, commands, shortcuts, users, channels, tour, deeds, clockAheadMs = 0 } = state ?? {};
  const session = useMemo((): Session | undefined => {
    if (state === undefined || me === undefined) return undefined;
    const { messages: _messages, home: _home, modal: _modal, ...workplace } = state;
    return {
      state: workplace,
      me,
      api,
      go,
      t,
      locale,
      tz: me.tz,
      now: () => new Date(Date.now() + clockAheadMs),
      notify,
      report: (reply) => {
        const reason = reply.error === 'offline' ? t('offline') : (reply.error ?? '?');
        if (!reply.ok && !TOLD.test(reply.error ?? '')) notify(t('failed', { reason }));
        return reply.ok;
      },
      findMessage: (channel, ts) => newest.current?.messages.find((one) => one.channel === channel && one.ts === ts),
      findFile: (isWanted) => newest.current?.messages.flatMap((one) => one.files ?? []).find(isWanted),
    };
  }, [team, appUser, commands, shortcuts, users, channels, tour, deeds, clockAheadMs, me, api, go, notify, t, locale]);
  const live = useMemo(
    () => (session === undefined || state === undefined ? undefined : { ...session, state, place }),
    [session, state, place],
  );
  return session === undefined || live === undefined ? undefined : { session, live };
}

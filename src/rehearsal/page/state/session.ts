import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PageState, PageUser } from '../../page-api.ts';
import type { Api, Reply } from './api.ts';
import type { Place } from './place.ts';
import type { Translate } from './words.ts';

/** What every part of the page may need: who acts, where, in which language, and what they can do. */
export interface Session {
  state: PageState;
  me: PageUser;
  api: Api;
  place: Place;
  go: (next: Partial<Place>) => void;
  t: Translate;
  locale: string;
  tz: string;
  /** Slack's time, which the rehearsal may have moved. */
  now: () => Date;
  notify: (text: string) => void;
  /** Says in words why the server refused; true when it did not. */
  report: (reply: Reply) => boolean;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession needs a SessionContext around it');
  return session;
}

/** The direct message with the app: each person has their own, so the place is named alike for all. */
export const APP_PLACE = 'app';

/** The acting person's direct message with the app, once there is one. */
export function findDirect({ state, me }: Pick<Session, 'state' | 'me'>): PageChannel | undefined {
  return state.channels.find((channel) => channel.isIm && channel.members.includes(me.id));
}

export function isAppPlace(state: PageState, channel: string): boolean {
  return channel === APP_PLACE || state.channels.some((c) => c.id === channel && c.isIm);
}

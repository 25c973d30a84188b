import { SIDE } from '../split/side.ts';

/** Where the acting person is. It lives in the address, so that two windows can be two people. */
export interface Place {
  as: string;
  channel: string;
  /** In the direct message with the app: Home or Messages. */
  tab: 'home' | 'messages';
  thread?: string | undefined;
}

export function readPlace(): Place {
  const place = placeIn(new URLSearchParams(location.search));
  return { ...place, as: place.as || (readKept('as') ?? '') };
}

/** The place that an address names; `as` is empty where it names nobody. */
export function placeIn(query: URLSearchParams): Place {
  const thread = query.get('thread');
  return {
    as: query.get('as') ?? '',
    channel: query.get('at') ?? '',
    tab: query.get('tab') === 'messages' ? 'messages' : 'home',
    ...(thread === null ? {} : { thread }),
  };
}

/** The other way round: what an address says of a place. */
export function placeQuery(place: Place): URLSearchParams {
  const query = new URLSearchParams({ as: place.as });
  if (place.channel !== '') query.set('at', place.channel);
  if (place.tab === 'messages') query.set('tab', 'messages');
  if (place.thread !== undefined) query.set('thread', place.thread);
  return query;
}

export function writePlace(place: Place): void {
  const query = placeQuery(place);
  if (SIDE !== undefined) query.set('side', `${SIDE}`);
  history.replaceState(null, '', `?${query}`);
  // Who comes back without an address is the first person, not whom they looked at beside.
  if (SIDE !== 2) keep('as', place.as);
}

/** A small value kept in this browser; a browser that forbids it only forgets. */
export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(`kakehashi-rehearsal.${key}`) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** As readKept, of JSON that an earlier release or a curious hand may have left: what is no JSON counts as forgotten. */
export function readKeptJson(key: string): unknown {
  try {
    return JSON.parse(readKept(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`kakehashi-rehearsal.${key}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

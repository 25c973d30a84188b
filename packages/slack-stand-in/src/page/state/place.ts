import { SIDE } from '../split/side.ts';

/** The acting person and their place. The page's address holds it, so two windows can be two people. */
export interface Place {
  as: string;
  channel: string;
  /** The tab of the direct message with the app. */
  tab: 'home' | 'messages';
  /** The timestamp of the open thread. In the list of threads, it follows the channel and a colon. */
  thread?: string | undefined;
}

export function readPlace(): Place {
  const place = placeIn(new URLSearchParams(location.search));
  return { ...place, as: place.as || (readKept('as') ?? '') };
}

/** Reads a place from query parameters. `as` is empty when they name nobody. */
export function placeIn(query: URLSearchParams): Place {
  const thread = query.get('thread');
  return {
    as: query.get('as') ?? '',
    channel: query.get('at') ?? '',
    tab: query.get('tab') === 'messages' ? 'messages' : 'home',
    ...(thread === null ? {} : { thread }),
  };
}

/** Writes a place as query parameters. */
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
  // A visit without parameters starts as the stored person, which must be the first half's.
  if (SIDE !== 2) keep('as', place.as);
}

/** Reads a value from the browser's storage; undefined when the browser forbids storage. */
export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(`kakehashi-rehearsal.${key}`) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Reads a JSON value from the browser's storage; undefined when it is not valid JSON. */
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

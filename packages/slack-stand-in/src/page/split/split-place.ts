import { type Place, placeIn, placeQuery } from '../state/place.ts';
import { SIDE, type Side } from './side.ts';

/** The places of the two people of a split page. */
export interface Split {
  first: Place;
  second: Place;
}

/** The query parameters of the second person's place. The first person's are those of a page that is not split. */
const BESIDE = { as: 'beside', at: 'beside-at', tab: 'beside-tab', thread: 'beside-thread' } as const;

/** Reads the split from the page's address; undefined for one person. */
export function readSplit(): Split | undefined {
  const query = new URLSearchParams(location.search);
  if (SIDE !== undefined || !query.has(BESIDE.as)) return undefined;
  const second = new URLSearchParams();
  for (const [name, beside] of Object.entries(BESIDE)) {
    const value = query.get(beside);
    if (value !== null) second.set(name, value);
  }
  return { first: placeIn(query), second: placeIn(second) };
}

/** Writes the split into the page's address, so that it survives a reload. */
export function writeSplit({ first, second }: Split): void {
  const query = placeQuery(first);
  for (const [name, value] of placeQuery(second)) query.set(BESIDE[name as keyof typeof BESIDE], value);
  history.replaceState(null, '', `?${query}`);
}

/** The address of one half. */
export function halfAddress(place: Place, side: Side): string {
  const query = placeQuery(place);
  query.set('side', `${side}`);
  return `?${query}`;
}

import { type Place, placeIn, placeQuery } from '../state/place.ts';
import { SIDE, type Side } from './side.ts';

/** Where the two people of a split page are. */
export interface Split {
  first: Place;
  second: Place;
}

/** Names of the second person's place in the address; the first person's are those of a page that is not split. */
const BESIDE = { as: 'beside', at: 'beside-at', tab: 'beside-tab', thread: 'beside-thread' } as const;

/** The split that the address asks for; undefined when it asks for one person only. */
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

/** Keeps the split in the address, so that it survives a reload. */
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

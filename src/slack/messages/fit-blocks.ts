import type { KnownBlock } from '@slack/types';
import { textLength } from './text-length.ts';

/** A list in a message or view. Items that have no room are left out from its end, and `more` says how many and leads to them. */
export interface Listing {
  count: number;
  /** Draws the item with this index. */
  item: (index: number) => readonly KnownBlock[];
  /** Most items to show, even where there is room for more. Default: all. */
  most?: number;
  /** Items that come before those of the other lists. Default: one. */
  least?: number;
  /** What leads to the items that are left out. @param left how many @param shown how many are shown */
  more: (left: number, shown: number) => readonly KnownBlock[];
}

/** A list of these things, each drawn at most once. */
export function listing<T>(
  things: readonly T[],
  draw: (thing: T) => readonly KnownBlock[],
  how: Pick<Listing, 'least' | 'more' | 'most'>,
): Listing {
  const drawn: (readonly KnownBlock[])[] = [];
  const item = (index: number): readonly KnownBlock[] => {
    drawn[index] ??= things.slice(index, index + 1).flatMap(draw);
    return drawn[index];
  };
  return { count: things.length, item, ...how };
}

export type Part = KnownBlock | Listing;

/** What a message or view holds at most. */
export interface Budget {
  blocks: number;
  characters?: number;
}

/**
 * Fits the parts of a message or view into Slack's limits. Single blocks always stay. Each list first gets its `least` items, and then
 * the lists fill the room that is left, the first one first.
 */
export function fitBlocks(parts: readonly Part[], budget: Budget): KnownBlock[] {
  const shown = new Map(parts.filter(isListing).map((list) => [list, 0]));
  const drawn = () => parts.flatMap((part) => (isListing(part) ? drawList(part, shown.get(part) ?? 0) : [part]));
  /** Shows one more item of a list where it fits. */
  const grow = (list: Listing): boolean => {
    const count = shown.get(list) ?? 0;
    if (count >= mostOf(list)) return false;
    shown.set(list, count + 1);
    if (fits(drawn(), budget)) return true;
    shown.set(list, count);
    return false;
  };
  const lists = [...shown.keys()];
  for (const list of lists) while ((shown.get(list) ?? 0) < (list.least ?? 1) && grow(list));
  for (const list of lists) while (grow(list));
  return drawn();
}

function isListing(part: Part): part is Listing {
  return 'count' in part;
}

function mostOf({ count, most = count }: Listing): number {
  return Math.min(most, count);
}

function drawList({ count, item, more }: Listing, shown: number): KnownBlock[] {
  const items = Array.from({ length: shown }, (_, index) => item(index)).flat();
  return shown === count ? items : [...items, ...more(count - shown, shown)];
}

/** Whether Slack has room for these blocks. */
export function fits(
  blocks: readonly KnownBlock[],
  { blocks: most, characters = Number.POSITIVE_INFINITY }: Budget,
): boolean {
  return blocks.length <= most && (characters === Number.POSITIVE_INFINITY || textLength(blocks) <= characters);
}

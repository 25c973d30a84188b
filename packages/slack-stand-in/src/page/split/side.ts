/** The half of a split page: 1 is the person who was there first, 2 the one beside. */
export type Side = 1 | 2;

export const SIDES = [1, 2] as const;

/** Which half of a split page this document is; undefined where it is the whole page, or the page around the halves. */
export const SIDE = readSide();

function readSide(): Side | undefined {
  if (window.parent === window) return undefined;
  const side = new URLSearchParams(location.search).get('side');
  return side === '1' ? 1 : side === '2' ? 2 : undefined;
}

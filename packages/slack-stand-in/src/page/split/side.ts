/** A half of a split page: 1 for the first person, 2 for the second. */
export type Side = 1 | 2;

export const SIDES = [1, 2] as const;

/** The half that this document is; undefined for a whole page and for the page around the halves. */
export const SIDE = readSide();

function readSide(): Side | undefined {
  if (window.parent === window) return undefined;
  const side = new URLSearchParams(location.search).get('side');
  return side === '1' ? 1 : side === '2' ? 2 : undefined;
}

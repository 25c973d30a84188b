/**
 * Similarity of two texts in any language, from 0 to 1: Dice's coefficient over pairs of adjacent letters.
 * Source: Dice, "Measures of the Amount of Ecologic Association Between Species", Ecology 26 (1945).
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)];
  if (first.size + second.size === 0) return 0;
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared += 1;
  return (2 * shared) / (first.size + second.size);
}

function pairs(text: string): Set<string> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

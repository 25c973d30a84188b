import { type CodedCells, countCodes } from './code-cells.ts';
import { compareCodePoints } from './compare-code-points.ts';

/**
 * Encodes categories as integers from 0 in the order of their code points, like scikit-learn's `OrdinalEncoder`.
 * @param ordinals where the codes go, one for each row; new memory where it's left out
 * @returns `ordinals`: one code for each value, NaN for a missing cell
 */
export function ordinalCodes(
  cells: CodedCells,
  ordinals: Float64Array = new Float64Array(cells.codes.length),
): Float64Array {
  const { words, codes } = cells;
  const counts = countCodes(cells);
  const order = [...words.keys()]
    .filter((place) => (counts[place] as number) > 0)
    .sort((a, b) => compareCodePoints(words[a] as string, words[b] as string));
  const ranks = new Float64Array(words.length);
  for (const [rank, place] of order.entries()) ranks[place] = rank;
  for (let row = 0; row < ordinals.length; row += 1) {
    const code = codes[row] as number;
    ordinals[row] = code < 0 ? Number.NaN : (ranks[code] as number);
  }
  return ordinals;
}

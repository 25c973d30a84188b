/** The largest difference between two figures. One of the two bounds is enough. */
interface Tolerance {
  relative?: number;
  absolute?: number;
}

const NINE_DIGITS: Tolerance = { relative: 5e-10, absolute: 1e-12 };

/** Tolerances by path; the first match counts. Forests are random, and scikit-learn's differs from ours. */
const TOLERANCES: [RegExp, Tolerance][] = [
  [/forest\.(?:validationR2|r2)$/u, { absolute: 0.03 }],
  [/forest\.rmse$/u, { relative: 0.1 }],
  [/forest\.importances\[\d+\]/u, { absolute: 0.1 }],
  [/elasticNet\.(?:intercept$|coefficients)/u, { relative: 5e-7, absolute: 1e-9 }],
];
/** Tolerances for figures that depend on the forest's errors, when the forest is the better model. */
const OF_THE_FOREST: [RegExp, Tolerance][] = [
  [/^value\.offShare$/u, { absolute: 0.05 }],
  [/^value\.people$/u, { relative: 0.15 }],
  [/^value\.valuePerDay$/u, { relative: 0.15 }],
];
/** Times, versions and sentences. The day of payback depends on the value and jumps. */
const LEFT_OUT = /(?:fitMilliseconds|seconds|packageVersion|dataHash|businessGoal\.why)$/u;
const JUMPS = /^value\.paybackDay$/u;

/** @returns one sentence for each figure that differs */
export function compareFigures(ours: unknown, theirs: unknown): string[] {
  const best = (ours as { value?: { best?: string } }).value?.best;
  const rules = best === 'forest' ? [...OF_THE_FOREST, ...TOLERANCES] : TOLERANCES;
  const compare = (a: unknown, b: unknown, path: string): string[] => {
    if (LEFT_OUT.test(path) || (best === 'forest' && JUMPS.test(path))) return [];
    if (typeof a === 'number' && typeof b === 'number') {
      const { relative = 0, absolute = 0 } = rules.find(([where]) => where.test(path))?.[1] ?? NINE_DIGITS;
      const close = Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
      return close ? [] : [`${path}: ${a} is not ${b}`];
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return [`${path}: ${a.length} are not ${b.length}`];
      const [x, y] = [byName(a), byName(b)];
      return x.flatMap((one, index) => compare(one, y[index], `${path}[${index}]`));
    }
    if (isObject(a) && isObject(b)) {
      const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
      return keys.flatMap((key) => compare(a[key], b[key], path === '' ? key : `${path}.${key}`));
    }
    return a === b ? [] : [`${path}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`];
  };
  return compare(ours, theirs, '');
}

/** Sorts a ranked list by name: ties and a forest's importances may have another order. */
function byName(list: unknown[]): unknown[] {
  const name = (one: unknown): string | undefined => {
    if (!isObject(one)) return undefined;
    if ('r' in one || 'percent' in one) return one.column as string | undefined;
    return one.feature as string | undefined;
  };
  if (list.some((one) => name(one) === undefined)) return list;
  return [...list].sort((a, b) => ((name(a) ?? '') < (name(b) ?? '') ? -1 : 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

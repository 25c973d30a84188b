/** A mistake in a lesson file that its author must fix. */
export interface Problem {
  /** Path from the lessons' folder: `ja/02-analyze.md`. */
  file: string;
  /** From 1. Problems of a whole file have 1, too. */
  line: number;
  reason: string;
}

/** A problem in a file that the caller knows. */
export type Finding = Omit<Problem, 'file'>;

/** Formats a problem: `ja/02-analyze.md:12 minutes: must be 10 to 20`. */
export function formatProblem({ file, line, reason }: Problem): string {
  return `${file}:${line} ${reason}`;
}

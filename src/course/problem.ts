/** Something that an author must mend, and where. */
export interface Problem {
  /** Path from the lessons' folder: `ja/02-analyze.md`. */
  file: string;
  /** 1 for the first line; 1 too where a whole file is meant. */
  line: number;
  reason: string;
}

/** What a check of one file finds; the file is known to its caller. */
export type Finding = Omit<Problem, 'file'>;

/** `ja/02-analyze.md:12 minutes: must be 10 to 20` */
export function formatProblem({ file, line, reason }: Problem): string {
  return `${file}:${line} ${reason}`;
}

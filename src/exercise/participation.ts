import type { LessonId } from '../course/lesson-id.ts';

/** What one person did in a lesson: how much they asked, answered and reviewed. */
export interface Participation {
  process: LessonId;
  /** Requests, remarks and presentations that they sent. */
  asked: number;
  /** Requests of others that they answered. */
  answered: number;
  /** Requests of others that they reviewed. */
  reviewed: number;
}

/** Adds up what a person did in several lessons. */
export function sumOf(rows: readonly Participation[]): Omit<Participation, 'process'> {
  const sum = (of: keyof Omit<Participation, 'process'>) => rows.reduce((total, row) => total + row[of], 0);
  return { asked: sum('asked'), answered: sum('answered'), reviewed: sum('reviewed') };
}

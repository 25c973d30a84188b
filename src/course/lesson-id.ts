/** The six processes of the course, in order. */
export const PROCESS_IDS = ['business-understanding', 'analyze', 'prepare', 'preprocess', 'train', 'test'] as const;
export type ProcessId = (typeof PROCESS_IDS)[number];

/** Lessons that open and close the course. They have no programming step. */
export const FRAME_IDS = ['course', 'environment', 'closing'] as const;
export type LessonId = ProcessId | (typeof FRAME_IDS)[number];

/** Every lesson, in the order of the course. */
export const LESSON_IDS: readonly LessonId[] = ['course', 'environment', ...PROCESS_IDS, 'closing'];

/** True for the lesson of a process, which has a step to run. */
export function isProcess(id: LessonId): id is ProcessId {
  return (PROCESS_IDS as readonly string[]).includes(id);
}

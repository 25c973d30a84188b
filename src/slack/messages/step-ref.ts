import { PROCESS_IDS, type ProcessId } from '../../course/lesson-id.ts';

/** The step of a lesson that a button means. */
export interface StepRef {
  lessonId: string;
  /** Absent for the lesson's own process. A step may also run in the thread of a later process. */
  process?: ProcessId;
}

/** Writes the value of a button. */
export function writeStepRef({ lessonId, process }: StepRef): string {
  return process === undefined ? lessonId : `${lessonId}|${process}`;
}

/** Reads the value of a button; buttons of older releases name only the lesson. */
export function readStepRef(value: string): StepRef {
  const [lessonId = '', name] = value.split('|');
  const process = PROCESS_IDS.find((id) => id === name);
  return { lessonId, ...(process === undefined ? {} : { process }) };
}

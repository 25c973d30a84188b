import { PROCESS_IDS, type ProcessId } from '../../course/types.ts';

/** Which step of which lesson a button means. */
export interface StepRef {
  lessonId: string;
  /** The lesson's own process, when absent: a step may run in another one's thread, as its predecessor. */
  process?: ProcessId;
}

/** A button's value. */
export function writeStepRef({ lessonId, process }: StepRef): string {
  return process === undefined ? lessonId : `${lessonId}|${process}`;
}

/** Reads a button's value; those of older releases hold the lesson alone. */
export function readStepRef(value: string): StepRef {
  const [lessonId = '', name] = value.split('|');
  const process = PROCESS_IDS.find((id) => id === name);
  return { lessonId, ...(process === undefined ? {} : { process }) };
}

/** What a button presents: a run in a lesson, or the newest one of the lesson's process. */
export interface PresentRef {
  lessonId: string;
  runId?: string;
}

/** Writes the value of a button. */
export function writePresentRef({ lessonId, runId }: PresentRef): string {
  return runId === undefined ? lessonId : `${lessonId}|${runId}`;
}

/** Reads the value of a button. */
export function readPresentRef(value: string): PresentRef {
  const [lessonId = '', runId] = value.split('|');
  return { lessonId, ...(runId === undefined ? {} : { runId }) };
}

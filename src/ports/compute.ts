import type { Chart } from '../charts/chart.ts';
import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { KeptHistory, KeptRun, Packed } from '../steps/kept-files.ts';
import type { Parameters } from '../steps/parameters.ts';
import type { Prediction } from '../steps/prediction.ts';
import type { RunOutcome } from '../steps/step-outcome.ts';

/** Runs steps and draws charts outside the event loop. */
export interface Compute {
  run(
    input: {
      process: ProcessId;
      dataset: string;
      parameters: Parameters;
      /** Findings and files of the processes before this one. */
      history: KeptHistory;
      /** Findings and files of earlier runs of the same process, oldest first. */
      earlier: readonly KeptRun[];
      locale: Locale;
    },
    progress: (share: number, stage: string) => void,
    /** Cancels the computation, which then rejects. */
    signal?: AbortSignal,
  ): Promise<RunOutcome>;
  /** @returns PNG bytes */
  draw(chart: Chart, locale: Locale): Promise<Uint8Array>;
  /** Returns a model's questions and, given answers in their order, its prediction; see `questions` and `predictOne` of the step Train. */
  predict(input: { model: Packed; answers?: readonly string[] }): Promise<Prediction>;
}

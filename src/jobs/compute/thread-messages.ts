import type { Locale, ProcessId } from '../../course/types.ts';
import type { ErrorCode, MessageValues } from '../../errors.ts';
import type { Compute } from '../../ports.ts';

/** What a worker thread is given. */
export interface ThreadInput {
  process: ProcessId;
  /** Path of the CSV. */
  file: string;
  /** Name shown in the report. */
  dataset: string;
  target: string;
  id?: string;
  missing?: string;
  parameters: Record<string, number>;
  locale: Locale;
  draw: boolean;
  quickChartUrl?: string;
}

/** What it says. */
export type ThreadMessage =
  | { type: 'progress'; share: number; stage: string }
  | { type: 'done'; result: Awaited<ReturnType<Compute['run']>> }
  | { type: 'refused'; code: ErrorCode; values: MessageValues };

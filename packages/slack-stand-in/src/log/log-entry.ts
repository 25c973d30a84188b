import type { Problem } from '../block-kit/problem.ts';
import type { Json } from '../json.ts';

/** A log line for one delivery to the app or one call by the app. */
export interface LogEntry {
  /** The line's number, from 1. A later state of the same line keeps its number. */
  n: number;
  /** The start, in ms of the stand-in's clock. */
  at: number;
  direction: 'to-app' | 'from-app';
  /** A Web API method, `upload`, `response_url` or `response_action`; or the command, interaction or event type. */
  name: string;
  /** A short description of its subject. */
  detail: string;
  /** The person who caused it or receives it. */
  user?: string;
  /** Absent until the answer or acknowledgement. */
  ok?: boolean;
  error?: string;
  durationMs?: number;
  /** The number of earlier attempts; absent for the first attempt. */
  retry?: number;
  /** Whether the payload has blocks or a view. */
  hasBlocks: boolean;
}

export interface LogDetail {
  entry: LogEntry;
  payload: unknown;
  /** Absent until the answer arrives. */
  answer?: unknown;
  /** The blocks or the view in the format of Slack's Block Kit Builder. */
  builder?: Json;
  /** The reasons for a refusal, in Slack's words. */
  problems: Problem[];
}

/** A log line is new, or its result arrived. */
export interface LogEvent {
  type: 'log';
  entry: LogEntry;
}

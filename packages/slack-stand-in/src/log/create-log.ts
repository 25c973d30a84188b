import type { ApiCall } from '../api/api-call.ts';
import { readProblems } from '../block-kit/problem.ts';
import type { Ack, Envelope } from '../delivery/envelope.ts';
import { isObject, type Json } from '../json.ts';
import { describeCall, describeDelivery, type PlaceName } from './describe.ts';
import type { LogDetail, LogEntry } from './log-entry.ts';
import { redactText, toRedactedJson } from './redact.ts';
import { toBuilder } from './to-builder.ts';

/** The newest deliveries and calls, without tokens, for the page's inspector. */
export interface Log {
  /** Begins a line for a call by the app. `started` is by `performance.now()`. @returns a function that takes the answer */
  call(call: Omit<ApiCall, 'result'>, started?: number): (result: Json) => void;
  /** Begins a line for a delivery; `retry` is 0 for the first attempt. @returns a function that takes the acknowledgement */
  delivery(envelope: Envelope, retry: number): (ack: Ack) => void;
  /** The lines after number `since`, oldest first. */
  entries(since?: number): LogEntry[];
  detail(n: number): LogDetail | undefined;
  /** Receives every new line, and again with its result. */
  listen(listener: (entry: LogEntry) => void): () => void;
}

export interface LogOptions {
  /** In ms of the stand-in's clock. */
  now(): number;
  placeName: PlaceName;
  /** Texts to redact everywhere. */
  secrets: readonly string[];
  /** The maximum number of lines. */
  limit?: number;
  /** The maximum number of characters in all payloads and answers together. */
  sizeLimit?: number;
}

const LIMIT = 500;
const SIZE_LIMIT = 16_000_000;

interface Kept {
  entry: LogEntry;
  payload: string;
  answer?: string;
}

type Line = Omit<LogEntry, 'n' | 'hasBlocks'>;

/** Creates a log that drops its oldest lines when there are too many, or when together they are too large. */
export function createLog(options: LogOptions): Log {
  const { now, placeName, secrets, limit = LIMIT, sizeLimit = SIZE_LIMIT } = options;
  const kept: Kept[] = [];
  const listeners = new Set<(entry: LogEntry) => void>();
  let last = 0;
  let size = 0;

  const sizeOf = ({ payload, answer = '' }: Kept) => payload.length + answer.length;
  const forget = () => {
    while (kept.length > limit || (size > sizeLimit && kept.length > 1)) size -= sizeOf(kept.shift()!);
  };
  const tell = (entry: LogEntry) => {
    for (const listener of listeners) listener(entry);
  };
  const begin = (line: Line, payload: Json, started: number) => {
    last += 1;
    const detail = redactText(line.detail, secrets);
    const entry = { ...line, detail, n: last, hasBlocks: toBuilder(payload) !== undefined };
    const one: Kept = { entry, payload: toRedactedJson(payload, secrets) };
    kept.push(one);
    size += sizeOf(one);
    forget();
    tell(entry);
    return (outcome: Pick<LogEntry, 'ok' | 'error'>, answer: Json) => {
      one.entry = { ...one.entry, ...outcome, durationMs: Math.round(performance.now() - started) };
      // The log may have dropped the line in the meantime.
      if (!kept.includes(one)) return;
      one.answer = toRedactedJson(answer, secrets);
      size += one.answer.length;
      forget();
      tell(one.entry);
    };
  };
  return {
    call(call, started = performance.now()) {
      const line = { at: call.at, direction: 'from-app' as const, ...describeCall(call, placeName) };
      const over = begin(line, call.args, started);
      return (result) => over(result.ok === true ? { ok: true } : { ok: false, error: errorOf(result) }, result);
    },
    delivery(envelope, retry) {
      const line = { at: now(), direction: 'to-app' as const, ...describeDelivery(envelope, placeName) };
      const over = begin({ ...line, ...(retry === 0 ? {} : { retry }) }, envelope.body, performance.now());
      return (ack) =>
        ack.ok ? over({ ok: true }, ack.payload ?? {}) : over({ ok: false, error: ack.error }, { error: ack.error });
    },
    entries: (since = 0) => kept.map(({ entry }) => entry).filter(({ n }) => n > since),
    detail(n) {
      const one = kept.find(({ entry }) => entry.n === n);
      if (one === undefined) return undefined;
      const payload: unknown = JSON.parse(one.payload);
      const answer: unknown = one.answer === undefined ? undefined : JSON.parse(one.answer);
      const builder = toBuilder(payload);
      return {
        entry: one.entry,
        payload,
        ...(answer === undefined ? {} : { answer }),
        ...(builder === undefined ? {} : { builder }),
        problems: isObject(answer) ? readProblems(answer) : [],
      };
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Slack's error code, or the injected fault in a few words. */
function errorOf({ error, fault }: Json): string {
  if (typeof error === 'string') return error;
  if (isObject(fault) && typeof fault.error === 'string') return fault.error;
  if (isObject(fault) && fault.status !== undefined) return `HTTP ${fault.status}`;
  return isObject(fault) && fault.unanswered !== undefined ? 'unanswered' : 'failed';
}

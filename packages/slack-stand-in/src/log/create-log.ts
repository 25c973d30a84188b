import type { ApiCall } from '../api/api-call.ts';
import { readProblems } from '../block-kit/problem.ts';
import type { Ack, Envelope } from '../delivery/envelope.ts';
import { isObject, type Json } from '../json.ts';
import type { LogDetail, LogEntry } from '../page-api.ts';
import { describeCall, describeDelivery, type PlaceName } from './describe.ts';
import { redactText, toRedactedJson } from './redact.ts';
import { toBuilder } from './to-builder.ts';

/** What has passed between Slack and the app, for people to look at: the newest of it, without tokens. */
export interface Log {
  /** A call by the app that begins, at `started` by `performance.now()`; what it returns is told the answer. */
  call(call: Omit<ApiCall, 'result'>, started?: number): (result: Json) => void;
  /** A delivery that begins; what it returns is told how the app took it. `retry` is 0 for the first attempt. */
  delivery(envelope: Envelope, retry: number): (ack: Ack) => void;
  /** Lines after number `since`, oldest first. */
  entries(since?: number): LogEntry[];
  detail(n: number): LogDetail | undefined;
  /** Hears every line when it is written, and again when its result is known. */
  listen(listener: (entry: LogEntry) => void): () => void;
}

export interface LogOptions {
  /** In ms of the rehearsal's clock. */
  now(): number;
  placeName: PlaceName;
  /** Words that are never shown. */
  secrets: readonly string[];
  /** How many lines are kept. */
  limit?: number;
  /** How many characters of payloads and answers are kept, all together. */
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

/** A log that forgets its oldest lines when there are too many, or when together they are too large. */
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
      // It may have been forgotten meanwhile.
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

/** Slack's code, or what a fault did instead of answering with one. */
function errorOf({ error, fault }: Json): string {
  if (typeof error === 'string') return error;
  if (isObject(fault) && typeof fault.error === 'string') return fault.error;
  if (isObject(fault) && fault.status !== undefined) return `HTTP ${fault.status}`;
  return isObject(fault) && fault.unanswered !== undefined ? 'unanswered' : 'failed';
}

import type { WebClient } from '@slack/web-api';

/** What the probes share. Nothing of it leaves the process but what they send to Slack. */
export interface SelfTest {
  client: WebClient;
  channel: string;
  /** Who gets the ephemeral message; undefined means somebody who has written in the channel. */
  person: string | undefined;
  /** Tells the people in the channel what the messages are. */
  notice: string;
  /** Marks this run's messages in their metadata. */
  key: string;
  found: Found;
  made: Made;
  /** POSTs a file's bytes. @returns the HTTP status */
  upload(url: string, bytes: Uint8Array): Promise<number>;
  wait(ms: number): Promise<void>;
}

/** What earlier probes have found out. A probe names what it needs. */
interface Found {
  /** Scopes that the token has, when Slack tells. */
  scopes?: readonly string[];
  /** `ts` of a message with metadata, which starts the thread. */
  first?: string;
  /** `ts` of the message after it. */
  second?: string;
  /** `ts` of a message that is deleted by now. */
  deleted?: string;
  fileId?: string;
}

/** What the self-test has put into Slack and must remove. */
interface Made {
  /** Oldest first. */
  messages: string[];
  files: string[];
  /** A call got no answer, so Slack may hold a message that isn't listed here. */
  mayBeMore: boolean;
}

/** Type of the metadata in every message of the self-test; the payload holds the run's key. */
const EVENT = 'kakehashi_self_test';

export const metadataOf = ({ key }: Pick<SelfTest, 'key'>) => ({ event_type: EVENT, event_payload: { key } });

/** Whether a message that was read back belongs to this run. */
export function isOurs(
  { key }: Pick<SelfTest, 'key'>,
  message: { metadata?: { event_type?: string; event_payload?: object } } | undefined,
): boolean {
  const { event_type: type, event_payload: payload } = message?.metadata ?? {};
  return type === EVENT && (payload as { key?: unknown } | undefined)?.key === key;
}

/** One question to Slack. */
export interface SelfTestProbe {
  name: string;
  needs: readonly (keyof Found)[];
  /**
   * @returns what Slack did, for the table
   * @throws Unexpected when the app can't work with that, or an error of the client
   */
  run(test: SelfTest): Promise<string>;
}

/** Slack took a call and did something else than the app relies on. */
export class Unexpected extends Error {}

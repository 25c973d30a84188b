/** What the doctor reads of an installation. Probes change nothing. A probe that throws reports a problem. */
export interface Probes {
  /** For example `20.11.1`. */
  nodeVersion(): string;
  /** Problems of the lessons, with file and line. */
  lessons(): Promise<readonly string[]>;
  /** The bytes of data/house_prices.csv. */
  dataset(): Promise<Uint8Array>;
  /** Whether the Japanese font is registered, and whether it draws Japanese letters. */
  fonts(): Promise<{ registered: boolean; drawsJapanese: boolean }>;
  /** Has the configured QuickChart server, if any, draw a chart. */
  charts(): Promise<{ said: string }>;
  /** The kind of database, and the migrations that have not run. */
  database(): Promise<{ said: string; pending: readonly string[] }>;
  /** The kind of queue. `evicts` is the maxmemory-policy of a Redis that may evict jobs. */
  queue(): Promise<{ said: string; evicts?: string }>;
  /** Which proxies lead to other machines, without their passwords. */
  proxy(): string;
  /** Scopes that manifest.yml asks for: those that the app needs, and those that it does without. */
  scopes(): Promise<{ required: readonly string[]; optional: readonly string[] }>;
  /** Owner and granted scopes of the bot token; `scopes` is undefined when Slack does not tell. */
  botToken(): Promise<{
    team: string;
    user: string;
    scopes: readonly string[] | undefined;
    /** The proxy that led to Slack, if one did. */
    proxy?: string | undefined;
  }>;
  /** Asks Slack for a Socket Mode address, without connecting. */
  appToken(): Promise<void>;
}

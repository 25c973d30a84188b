/** What the doctor looks at. Each probe looks and changes nothing; one that throws found that it does not work. */
export interface Probes {
  /** For example `20.11.1`. */
  nodeVersion(): string;
  /** Problems of the lessons, with file and line; none when all is well. */
  lessons(): Promise<readonly string[]>;
  /** The bytes of data/house_prices.csv. */
  dataset(): Promise<Uint8Array>;
  /** Whether the Japanese font is there, and whether Japanese letters come out as letters. */
  fonts(): Promise<{ registered: boolean; drawsJapanese: boolean }>;
  /** Which database it is, and migrations that have not run. */
  database(): Promise<{ said: string; pending: readonly string[] }>;
  /** Which queue it is, and the Redis setting by which it may throw jobs away. */
  queue(): Promise<{ said: string; evicts?: string }>;
  /** Scopes that manifest.yml asks for. */
  requiredScopes(): Promise<readonly string[]>;
  /** Whose bot token it is, and what was granted; `scopes` is undefined when Slack does not say. */
  botToken(): Promise<{ team: string; user: string; scopes: readonly string[] | undefined }>;
  /** Asks Slack for a Socket Mode address, without connecting. */
  appToken(): Promise<void>;
}

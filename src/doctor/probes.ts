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
  /** The server's version, and migrations that have not run. */
  database(): Promise<{ version: string; pending: readonly string[] }>;
  queue(): Promise<void>;
  /** Scopes that manifest.yml asks for. */
  requiredScopes(): Promise<readonly string[]>;
  /** Whose bot token it is, and what was granted; `scopes` is undefined when Slack does not say. */
  botToken(): Promise<{ team: string; user: string; scopes: readonly string[] | undefined }>;
  /** Asks Slack for a Socket Mode address, without connecting. */
  appToken(): Promise<void>;
}

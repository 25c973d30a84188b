export interface Random {
  /** A new UUID v4. */
  uuid(): string;
}

/**
 * After how many days without activity a cohort's words and files are deleted (none: never), when this was announced, and when it
 * was done. A run whose files are gone keeps its row, because it counts; no later step builds on it.
 */
export const sql = `
ALTER TABLE kakehashi.cohort ADD COLUMN retention_days integer CHECK (retention_days IN (30, 90, 180, 365)),
  ADD COLUMN expiry_told_at timestamptz, ADD COLUMN expired_at timestamptz;
ALTER TABLE kakehashi.run ADD COLUMN without_files boolean NOT NULL DEFAULT false;
`;

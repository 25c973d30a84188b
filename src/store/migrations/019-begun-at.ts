/** When a run was last started. A run that failed to end more than once waits before the next start. */
export const sql = `
ALTER TABLE kakehashi.run ADD COLUMN begun_at timestamptz;
`;

/** When a request was closed. Its asker closes it when the answer helps. */
export const sql = `
ALTER TABLE kakehashi.request ADD COLUMN closed_at timestamptz;
`;

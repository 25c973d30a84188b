/** A request is closed when its asker says that the answer helps. */
export const sql = `
ALTER TABLE kakehashi.request ADD COLUMN closed_at timestamptz;
`;

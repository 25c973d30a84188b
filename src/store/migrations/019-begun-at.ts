/** When a run was begun last: one that was begun in vain more than once rests before it is begun again. */
export const sql = `
ALTER TABLE kakehashi.run ADD COLUMN begun_at timestamptz;
`;

/** Who was away when an assignment went to somebody else: a list of people, and when each is back. */
export const sql = `
ALTER TABLE kakehashi.assignment ADD COLUMN away jsonb;
`;

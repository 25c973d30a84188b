/** A person's own working hours: weekdays, and minutes after midnight. NULL: those of each course. */
export const sql = `
ALTER TABLE kakehashi.member ADD COLUMN hours jsonb;
`;

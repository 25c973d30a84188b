/** When a real person said that a question isn't theirs to answer. */
export const sql = `
ALTER TABLE kakehashi.real_question ADD COLUMN passed_at timestamptz;
`;

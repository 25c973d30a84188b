/** The language that a person chose for themselves; without one, Slack's is theirs. */
export const sql = `
ALTER TABLE kakehashi.member ADD COLUMN locale text CHECK (locale IN ('en', 'ja'));
`;

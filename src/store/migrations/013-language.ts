/** The language that a member chose. Without one, the language in Slack applies. */
export const sql = `
ALTER TABLE kakehashi.member ADD COLUMN locale text CHECK (locale IN ('en', 'ja'));
`;

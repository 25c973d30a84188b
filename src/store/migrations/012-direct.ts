/** Id of a member's direct message channel with the app, which sending files there needs. */
export const sql = `
ALTER TABLE kakehashi.member ADD COLUMN direct_id text;
`;

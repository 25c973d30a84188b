/** A person's own conversation with the app, once it is known: files can be sent there only by its id. */
export const sql = `
ALTER TABLE kakehashi.member ADD COLUMN direct_id text;
`;

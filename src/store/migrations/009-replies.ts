/** An answer can be changed by whoever wrote it, and may hold files, which stay in Slack: their names and addresses. */
export const sql = `
ALTER TABLE kakehashi.reply ADD COLUMN edited_at timestamptz, ADD COLUMN files jsonb NOT NULL DEFAULT '[]';
CREATE INDEX reply_id ON kakehashi.reply (team_id, id);
`;

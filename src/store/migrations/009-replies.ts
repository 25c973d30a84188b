/** Replies can be edited by their author, and may have files. The files stay in Slack; the row has their names and addresses. */
export const sql = `
ALTER TABLE kakehashi.reply ADD COLUMN edited_at timestamptz, ADD COLUMN files jsonb NOT NULL DEFAULT '[]';
CREATE INDEX reply_id ON kakehashi.reply (team_id, id);
`;

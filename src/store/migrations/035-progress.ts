/** Finds the progress message of a channel, which is kept up to date. */
export const sql = `
CREATE INDEX post_progress ON kakehashi.post (team_id, channel_id, seq)
  WHERE content->>'type' = 'progress' AND content->'movedTo' IS NULL;
`;

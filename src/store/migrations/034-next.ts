/** Finds the messages of a channel that tell which lesson is next, so that none of them names a date that has passed. */
export const sql = `
CREATE INDEX post_next ON kakehashi.post (team_id, channel_id) WHERE
  (content->'scheduled'->'next' IS NOT NULL OR (content->>'type' = 'schedule-note' AND content->'next' IS NOT NULL));
`;

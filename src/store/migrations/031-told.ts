/** Finds the direct messages about a request, which change when it is settled. */
export const sql = `
CREATE INDEX post_told ON kakehashi.post (team_id) WHERE content->>'type' IN ('digest', 'news');
`;

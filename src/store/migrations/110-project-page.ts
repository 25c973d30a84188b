/** Finds the project page of a channel, which is kept up to date. */
export const sql = `
CREATE INDEX post_project_page ON kakehashi.post (team_id, channel_id, seq) WHERE content->>'type' = 'project-page';
`;

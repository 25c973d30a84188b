/** How often texts were erased from a workspace, so that a text that was read before such an erasure isn't written after it. */
export const sql = `
CREATE TABLE kakehashi.erasure_count (team_id text PRIMARY KEY, erasures integer NOT NULL);
`;

/** The canvas that the app has made in a channel for its project page. `shown` is a digest of its text. */
export const sql = `
CREATE TABLE kakehashi.canvas (
  team_id text NOT NULL,
  channel_id text NOT NULL,
  canvas_id text,
  shown text,
  refused text,
  PRIMARY KEY (team_id, channel_id)
);
`;

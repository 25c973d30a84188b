/**
 * What waits to be told to a person in their next direct message, from when on it may be told (`tell_at`), and when they had direct messages
 * lately, by the app's clock.
 */
export const sql = `
CREATE TABLE kakehashi.news (
  team_id text NOT NULL, user_id text NOT NULL, kind text NOT NULL CHECK (kind IN ('review-asked', 'reviews-complete')),
  request_id text NOT NULL, since timestamptz NOT NULL, tell_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, user_id, kind, request_id),
  FOREIGN KEY (team_id, request_id) REFERENCES kakehashi.request (team_id, id) ON DELETE CASCADE
);
CREATE INDEX news_tell_at ON kakehashi.news (tell_at);
ALTER TABLE kakehashi.member ADD COLUMN told_at timestamptz[];
`;

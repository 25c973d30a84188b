/**
 * A presentation is sent as a request is; its statements are rows of their own. `figure` shows a statement, and goes with the data set that it's
 * about. What the person asked has said of it is `verdict` and `sentence`.
 */
export const sql = `
ALTER TABLE kakehashi.request DROP CONSTRAINT IF EXISTS request_kind_check;
ALTER TABLE kakehashi.request ADD CONSTRAINT request_kind_check CHECK (kind IN ('information', 'work', 'review', 'remark', 'presentation'));
CREATE TABLE kakehashi.statement (
  team_id text NOT NULL, request_id text NOT NULL, position int NOT NULL, asker_id text NOT NULL, body text NOT NULL, figure jsonb,
  dataset text NOT NULL, verdict text CHECK (verdict IN ('confirmed', 'doubted', 'corrected')), sentence text NOT NULL DEFAULT '',
  said_by text, said_at timestamptz,
  PRIMARY KEY (team_id, request_id, position),
  CHECK ((verdict IS NULL) = (said_by IS NULL) AND (verdict IS NULL) = (said_at IS NULL)),
  FOREIGN KEY (team_id, request_id) REFERENCES kakehashi.request (team_id, id) ON DELETE CASCADE
);
CREATE INDEX statement_dataset ON kakehashi.statement (team_id, dataset);
`;

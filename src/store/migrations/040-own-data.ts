/**
 * Tables that teams bring, and those that an operator has added for all courses, which have no course and the workspace `*`. Rows are kept in parts, so
 * that reading or writing one never holds the event loop for long; `key_id` names the key that a part, or a file of a run, is encrypted with. `round` counts
 * how often a file was set to be read, and `begun` the attempts of the newest reading that haven't ended. A run remembers the data set that it ran on.
 */
export const sql = `
CREATE TABLE kakehashi.own_data (
  team_id text NOT NULL, id text NOT NULL, cohort_id text, version int,
  state text NOT NULL CHECK (state IN ('reading', 'choosing', 'keeping', 'kept', 'asked', 'used', 'deleted')),
  file_id text NOT NULL, source text NOT NULL CHECK (source IN ('form', 'channel', 'operator')), filename text NOT NULL, brought_by text NOT NULL,
  view_id text, round int NOT NULL DEFAULT 0, begun int NOT NULL DEFAULT 0, names jsonb, settings jsonb, row_count int, column_count int, byte_count int, types jsonb, hash text, consent jsonb, created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id),
  UNIQUE (team_id, cohort_id, version),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.own_data_part (
  team_id text NOT NULL, data_id text NOT NULL, part int NOT NULL, content bytea NOT NULL, key_id text,
  PRIMARY KEY (team_id, data_id, part),
  FOREIGN KEY (team_id, data_id) REFERENCES kakehashi.own_data (team_id, id) ON DELETE CASCADE
);
ALTER TABLE kakehashi.artifact ADD COLUMN key_id text;
ALTER TABLE kakehashi.run ADD COLUMN dataset text;
UPDATE kakehashi.run r SET dataset = c.dataset FROM kakehashi.cohort c WHERE c.team_id = r.team_id AND c.id = r.cohort_id;
`;

/** Assignments: a request goes to one or more roles, each with its own assignee, who can accept, hand on or decline it and gets reminders. */
export const sql = `
CREATE TABLE kakehashi.assignment (
  team_id text NOT NULL, request_id text NOT NULL, role_id text NOT NULL, position int NOT NULL, asker_id text NOT NULL,
  assignee_id text CHECK (assignee_id <> asker_id),
  why text NOT NULL, state text NOT NULL CHECK (state IN ('asked', 'accepted', 'answered', 'declined')),
  asked_at timestamptz NOT NULL, passed text[] NOT NULL DEFAULT '{}', reminders int NOT NULL DEFAULT 0, remind_at timestamptz,
  PRIMARY KEY (team_id, request_id, role_id),
  FOREIGN KEY (team_id, request_id) REFERENCES kakehashi.request (team_id, id) ON DELETE CASCADE
);
ALTER TABLE kakehashi.assignment ADD CHECK (NOT assignee_id = ANY (passed));
CREATE INDEX assignment_assignee ON kakehashi.assignment (team_id, assignee_id) WHERE state IN ('asked', 'accepted');
CREATE INDEX assignment_due ON kakehashi.assignment (remind_at) WHERE state IN ('asked', 'accepted') AND remind_at IS NOT NULL;
INSERT INTO kakehashi.assignment (team_id, request_id, role_id, position, asker_id, assignee_id, why, state, asked_at)
  SELECT team_id, id, role_id, 0, asker_id, assignee_id, why, CASE state WHEN 'asked' THEN 'asked' ELSE 'answered' END, created_at
  FROM kakehashi.request;
ALTER TABLE kakehashi.cohort ADD COLUMN stand_ins boolean NOT NULL DEFAULT false;
CREATE TABLE kakehashi.member (
  team_id text NOT NULL, user_id text NOT NULL, away_until timestamptz,
  PRIMARY KEY (team_id, user_id)
);
DROP INDEX kakehashi.request_assignee;
ALTER TABLE kakehashi.request DROP COLUMN role_id, DROP COLUMN assignee_id, DROP COLUMN why,
  DROP CONSTRAINT request_state_check,
  ADD CONSTRAINT request_state_check CHECK (state IN ('asked', 'accepted', 'answered', 'reviewed', 'closed'));
UPDATE kakehashi.post SET content = (content - 'role' - 'assignee' - 'why') || jsonb_build_object('asked', jsonb_build_array(
    jsonb_strip_nulls(jsonb_build_object('role', content->'role', 'assignee', content->'assignee', 'why', content->'why',
      'state', CASE content->>'state' WHEN 'asked' THEN 'asked' ELSE 'answered' END))))
  WHERE content->>'type' = 'request';
UPDATE kakehashi.post SET content = (content - 'role') || jsonb_build_object('roles', jsonb_build_array(content->'role'))
  WHERE content->>'type' = 'review-invitation';
`;

/**
 * Whom someone who takes the course alone has asked to be their buddy, which of their requests were finished since the buddy accepted, and what
 * the buddy has said about them. What waits to be told to a buddy is news, too.
 */
export const sql = `
CREATE TABLE kakehashi.buddy (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, user_id text NOT NULL, buddy_id text NOT NULL, asked_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'ended')),
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX buddy_current ON kakehashi.buddy (team_id, cohort_id) WHERE state IN ('asked', 'accepted');
CREATE INDEX buddy_person ON kakehashi.buddy (team_id, buddy_id);
CREATE TABLE kakehashi.buddy_finished (
  team_id text NOT NULL, tie_id text NOT NULL, request_id text NOT NULL,
  PRIMARY KEY (team_id, tie_id, request_id),
  FOREIGN KEY (team_id, tie_id) REFERENCES kakehashi.buddy (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.buddy_comment (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, request_id text NOT NULL, author_id text NOT NULL, to_id text NOT NULL,
  body text NOT NULL, written_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE INDEX buddy_comment_author ON kakehashi.buddy_comment (team_id, author_id);
ALTER TABLE kakehashi.news DROP CONSTRAINT news_kind_check;
ALTER TABLE kakehashi.news ADD CONSTRAINT news_kind_check CHECK (kind IN ('review-asked', 'reviews-complete', 'buddy-finished'));
`;

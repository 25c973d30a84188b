/** The first schema. Every row has its workspace; ids are text and come from the domain. */
export const sql = `
CREATE TABLE kakehashi.cohort (
  team_id text NOT NULL, id text NOT NULL, channel_id text NOT NULL, locale text NOT NULL, dataset text NOT NULL,
  facilitator_id text NOT NULL, created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id), UNIQUE (team_id, channel_id)
);
CREATE TABLE kakehashi.role_holding (
  team_id text NOT NULL, cohort_id text NOT NULL, user_id text NOT NULL, role_id text NOT NULL, position bigserial,
  PRIMARY KEY (team_id, cohort_id, user_id, role_id),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.lesson_post (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, process text NOT NULL, edition int NOT NULL CHECK (edition > 0),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id), UNIQUE (team_id, cohort_id, process, edition),
  FOREIGN KEY (team_id, cohort_id) REFERENCES kakehashi.cohort (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.run (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, lesson_id text NOT NULL, process text NOT NULL,
  parameters jsonb NOT NULL, requested_by text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  findings jsonb, headline text, created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, lesson_id) REFERENCES kakehashi.lesson_post (team_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX run_active ON kakehashi.run (team_id, lesson_id) WHERE state IN ('queued', 'running');
CREATE TABLE kakehashi.artifact (
  team_id text NOT NULL, id text NOT NULL, run_id text NOT NULL, kind text NOT NULL, filename text NOT NULL,
  media_type text NOT NULL, content bytea NOT NULL,
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, run_id) REFERENCES kakehashi.run (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.request (
  team_id text NOT NULL, id text NOT NULL, cohort_id text NOT NULL, lesson_id text NOT NULL, process text NOT NULL,
  asker_id text NOT NULL, role_id text NOT NULL, kind text NOT NULL CHECK (kind IN ('information', 'work', 'review')),
  body text NOT NULL, assignee_id text CHECK (assignee_id <> asker_id), why text NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'answered', 'reviewed')), created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, id),
  FOREIGN KEY (team_id, lesson_id) REFERENCES kakehashi.lesson_post (team_id, id) ON DELETE CASCADE
);
CREATE INDEX request_assignee ON kakehashi.request (team_id, assignee_id) WHERE state = 'asked';
CREATE INDEX request_asker ON kakehashi.request (team_id, asker_id, created_at);
CREATE TABLE kakehashi.reply (
  team_id text NOT NULL, id text NOT NULL, request_id text NOT NULL, author_id text NOT NULL, body text NOT NULL,
  source text NOT NULL, created_at timestamptz NOT NULL,
  PRIMARY KEY (team_id, request_id, id),
  FOREIGN KEY (team_id, request_id) REFERENCES kakehashi.request (team_id, id) ON DELETE CASCADE
);
CREATE TABLE kakehashi.review (
  team_id text NOT NULL, request_id text NOT NULL, reviewer_id text NOT NULL, state text NOT NULL CHECK (state IN ('invited', 'done')),
  ratings jsonb, comment text, position bigserial,
  PRIMARY KEY (team_id, request_id, reviewer_id),
  FOREIGN KEY (team_id, request_id) REFERENCES kakehashi.request (team_id, id) ON DELETE CASCADE
);
CREATE INDEX review_reviewer ON kakehashi.review (team_id, reviewer_id) WHERE state = 'invited';
CREATE TABLE kakehashi.post (
  team_id text NOT NULL, key text NOT NULL, seq bigserial NOT NULL, channel_id text NOT NULL, locale text NOT NULL,
  thread_key text, content jsonb NOT NULL, revision int NOT NULL DEFAULT 1, delivered_revision int NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'undecided', 'posted', 'failed')),
  ts text, file_id text, attempts int NOT NULL DEFAULT 0, error text,
  PRIMARY KEY (team_id, key)
);
CREATE INDEX post_undelivered ON kakehashi.post (team_id, channel_id, seq) WHERE state <> 'failed' AND delivered_revision < revision;
CREATE INDEX post_ts ON kakehashi.post (team_id, channel_id, ts);
CREATE TABLE kakehashi.channel_lease (
  team_id text NOT NULL, channel_id text NOT NULL, owner text NOT NULL, until timestamptz NOT NULL,
  PRIMARY KEY (team_id, channel_id)
);
`;

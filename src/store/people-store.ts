// Long on purpose: one place names every table and text that belongs to a person, so that an erasure misses none.
import type { Post } from '../messages/post.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { oweScrub } from './owe-scrub.ts';
import { type Db, rows } from './query.ts';

/** Columns that hold user ids, by table. `test/journeys/my-data.slow.test.ts` fails when one is missing here. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  cohort: ['facilitator_id'],
  role_holding: ['user_id', 'chosen_by'],
  run: ['requested_by'],
  request: ['asker_id'],
  assignment: ['asker_id', 'assignee_id'],
  reply: ['author_id'],
  review: ['reviewer_id'],
  labelling_round: ['started_by'],
  labelling: ['user_id'],
  member: ['user_id'],
  news: ['user_id'],
  departure: ['user_id'],
  movement: ['user_id'],
  calibration: ['user_id'],
  quick_answer: ['user_id'],
  survey_answer: ['user_id'],
  task_try: ['user_id'],
  daily_nudge: ['user_id'],
  own_question: ['user_id'],
  real_question: ['asker_id', 'to_id'],
  buddy: ['user_id', 'buddy_id'],
  buddy_comment: ['author_id', 'to_id'],
  draft: ['user_id'],
  audit: ['by_id', 'of_id'],
  own_data: ['brought_by'],
  decision: ['decided_by', 'kept_by', 'withdrawn_by'],
  workshop: ['started_by'],
  workshop_pair: ['asker_id', 'asked_id'],
  workshop_note: ['author_id'],
  statement: ['asker_id', 'said_by'],
};
/** SQL: whether the person `$2` said something about the use of a table. */
const IN_CONSENT = `consent->>'by' = $2 OR consent->'answer'->>'by' = $2`;
/** Tables whose rows only the person needs. */
const THEIRS = [
  'role_holding',
  'member',
  'departure',
  'movement',
  'calibration',
  'quick_answer',
  'survey_answer',
  'task_try',
  'daily_nudge',
  'own_question',
  'draft',
  'labelling',
  'news',
];
/** Texts that a person wrote: table, column of the text, column of the author. */
const WORDS = [
  ['request', 'body', 'asker_id'],
  ['reply', 'body', 'author_id'],
  ['review', 'comment', 'reviewer_id'],
  // A statement leaves with the person who typed it and with the one whose word it is.
  ['decision', 'body', 'decided_by'],
  ['decision', 'body', 'kept_by'],
  ['workshop_note', 'body', 'author_id'],
  ['real_question', 'body', 'asker_id'],
  ['real_question', 'answer', 'to_id'],
  ['statement', 'body', 'asker_id'],
  ['statement', 'sentence', 'said_by'],
] as const;

const POST = `team_id AS "teamId", key, seq::int AS seq, channel_id AS "channelId", locale, content, revision,
  delivered_revision AS "deliveredRevision", state, ts, attempts`;

/** SQL: the ids of the requests of the cohort `$2`. */
const OF_COHORT = '(SELECT id FROM kakehashi.request WHERE team_id = $1 AND cohort_id = $2)';

/** SQL is built from the table and column names above. Everything else is a query parameter. */
export function peopleStore(db: Db): PeopleStore {
  return {
    async rowsOf(teamId, userId) {
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const [table, columns] of Object.entries(NAMES)) {
        const where = [...columns.map((column) => `${column} = $2`), table === 'own_data' ? IN_CONSENT : 'false'].join(
          ' OR ',
        );
        const all = await rows(db, `SELECT * FROM kakehashi.${table} WHERE team_id = $1 AND (${where})`, [
          teamId,
          userId,
        ]);
        if (all.length > 0) found[table] = all.map(({ team_id: _, ...row }) => row);
      }
      return found;
    },
    postsOf: (teamId, userId) =>
      rows<Post & Record<string, unknown>>(
        db,
        `SELECT ${POST} FROM kakehashi.post WHERE team_id = $1
           AND (channel_id = $2 OR strpos(content::text, $2) > 0 OR strpos(key, $2) > 0) ORDER BY seq`,
        [teamId, userId],
      ),
    async rewritePost(teamId, key, content) {
      await db.query('UPDATE kakehashi.post SET content = $3 WHERE team_id = $1 AND key = $2', [
        teamId,
        key,
        JSON.stringify(content),
      ]);
    },
    postsOfType: ({ teamId, channelId }, types) =>
      rows<Post & Record<string, unknown>>(
        db,
        `SELECT ${POST} FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND content->>'type' = ANY ($3) ORDER BY seq`,
        [teamId, channelId, types],
      ),
    cohortsOf: async (teamId, userId) =>
      (
        await rows<{ id: string }>(
          db,
          `SELECT cohort_id AS id FROM kakehashi.role_holding WHERE team_id = $1 AND user_id = $2
           UNION SELECT id FROM kakehashi.cohort WHERE team_id = $1 AND facilitator_id = $2
           UNION SELECT cohort_id FROM kakehashi.run WHERE team_id = $1 AND requested_by = $2
           UNION SELECT cohort_id FROM kakehashi.own_data WHERE team_id = $1 AND (brought_by = $2 OR ${IN_CONSENT})
           UNION SELECT cohort_id FROM kakehashi.survey_answer WHERE team_id = $1 AND user_id = $2
           UNION SELECT cohort_id FROM kakehashi.decision WHERE team_id = $1 AND $2 IN (decided_by, kept_by, withdrawn_by)
           UNION SELECT cohort_id FROM kakehashi.real_question WHERE team_id = $1 AND $2 IN (asker_id, to_id)
           UNION SELECT cohort_id FROM kakehashi.buddy WHERE team_id = $1 AND $2 IN (user_id, buddy_id)
           UNION SELECT w.cohort_id FROM kakehashi.workshop w WHERE w.team_id = $1 AND (w.started_by = $2
             OR EXISTS (SELECT 1 FROM kakehashi.workshop_pair p WHERE p.team_id = $1 AND p.workshop_id = w.id AND $2 IN (p.asker_id, p.asked_id))
             OR EXISTS (SELECT 1 FROM kakehashi.workshop_note n WHERE n.team_id = $1 AND n.workshop_id = w.id AND n.author_id = $2))
           UNION SELECT cohort_id FROM kakehashi.request r WHERE r.team_id = $1 AND (r.asker_id = $2
             OR EXISTS (SELECT 1 FROM kakehashi.assignment a WHERE a.team_id = $1 AND a.request_id = r.id AND a.assignee_id = $2)
             OR EXISTS (SELECT 1 FROM kakehashi.reply y WHERE y.team_id = $1 AND y.request_id = r.id AND y.author_id = $2)
             OR EXISTS (SELECT 1 FROM kakehashi.review v WHERE v.team_id = $1 AND v.request_id = r.id AND v.reviewer_id = $2))`,
          [teamId, userId],
        )
      ).map(({ id }) => id),
    reportsOf: (teamId, channelId) =>
      rows<Post & Record<string, unknown>>(
        db,
        `SELECT ${POST} FROM kakehashi.post
         WHERE team_id = $1 AND content->>'type' IN ('report', 'workshop-page') AND content->>'channel' = $2 ORDER BY seq`,
        [teamId, channelId],
      ),
    dataFiles: (teamId) =>
      rows<{ userId: string; artifactId: string; key: string }>(
        db,
        `SELECT p.channel_id AS "userId", a.id AS "artifactId", p.key FROM kakehashi.artifact a
         JOIN kakehashi.post p ON p.team_id = a.team_id AND p.content->>'artifactId' = a.id
         WHERE a.team_id = $1 AND a.kind = 'my-data' ORDER BY p.seq`,
        [teamId],
      ),
    async removePost(teamId, key) {
      await db.query('DELETE FROM kakehashi.post WHERE team_id = $1 AND key = $2', [teamId, key]);
    },
    async eraseCohort({ teamId, id, channelId }, { words, files }) {
      const counted = { texts: 0, files: 0 };
      const count = async (what: keyof typeof counted, sql: string, ...values: unknown[]) => {
        counted[what] += (await db.query(sql, [teamId, ...values])).rowCount ?? 0;
      };
      await count(
        'texts',
        `UPDATE kakehashi.request SET body = $3 WHERE team_id = $1 AND cohort_id = $2 AND body <> $3`,
        id,
        words,
      );
      await count(
        'texts',
        `UPDATE kakehashi.reply SET body = $3, files = '[]' WHERE team_id = $1 AND request_id IN ${OF_COHORT} AND body <> $3`,
        id,
        words,
      );
      await count(
        'texts',
        `UPDATE kakehashi.review SET comment = $3 WHERE team_id = $1 AND request_id IN ${OF_COHORT} AND comment NOT IN ('', $3)`,
        id,
        words,
      );
      await count(
        'texts',
        `UPDATE kakehashi.review SET reaction = jsonb_set(reaction, '{text}', '""')
         WHERE team_id = $1 AND request_id IN ${OF_COHORT} AND reaction->>'text' <> ''`,
        id,
      );
      await count(
        'texts',
        `UPDATE kakehashi.decision SET body = $3 WHERE team_id = $1 AND cohort_id = $2 AND body NOT IN ('', $3)`,
        id,
        words,
      );
      await count(
        'texts',
        `UPDATE kakehashi.workshop_note SET body = $3 WHERE team_id = $1 AND body <> $3
           AND workshop_id IN (SELECT id FROM kakehashi.workshop WHERE team_id = $1 AND cohort_id = $2)`,
        id,
        words,
      );
      // The request's own text repeats the statements, and the answer's the sentences: the counts already hold them.
      await db.query(
        `UPDATE kakehashi.statement SET body = $3, sentence = CASE sentence WHEN '' THEN '' ELSE $3 END
         WHERE team_id = $1 AND request_id IN ${OF_COHORT}`,
        [teamId, id, words],
      );
      // Neither texts nor files, so no count of the message holds them.
      await db.query('DELETE FROM kakehashi.quick_answer WHERE team_id = $1 AND cohort_id = $2', [teamId, id]);
      await db.query('DELETE FROM kakehashi.survey_answer WHERE team_id = $1 AND cohort_id = $2', [teamId, id]);
      await db.query('DELETE FROM kakehashi.task_try WHERE team_id = $1 AND cohort_id = $2', [teamId, id]);
      await count('texts', 'DELETE FROM kakehashi.real_question WHERE team_id = $1 AND cohort_id = $2', id);
      await count('texts', 'DELETE FROM kakehashi.own_question WHERE team_id = $1 AND cohort_id = $2', id);
      await count('texts', 'DELETE FROM kakehashi.buddy_comment WHERE team_id = $1 AND cohort_id = $2', id);
      // It would only tell that the words are gone.
      await db.query(
        `DELETE FROM kakehashi.news WHERE team_id = $1 AND kind = 'buddy-finished' AND request_id IN ${OF_COHORT}`,
        [teamId, id],
      );
      await db.query('DELETE FROM kakehashi.daily_nudge WHERE team_id = $1 AND cohort_id = $2', [teamId, id]);
      await db.query(
        `DELETE FROM kakehashi.run_task WHERE team_id = $1
           AND run_id IN (SELECT id FROM kakehashi.run WHERE team_id = $1 AND cohort_id = $2)`,
        [teamId, id],
      );
      await count('texts', 'DELETE FROM kakehashi.draft WHERE team_id = $1 AND cohort_id = $2', id);
      await count(
        'texts',
        `UPDATE kakehashi.own_data SET filename = $3 WHERE team_id = $1 AND cohort_id = $2 AND filename <> $3`,
        id,
        words,
      );
      await db.query(
        `UPDATE kakehashi.own_data SET state = 'deleted', view_id = NULL, names = NULL, settings = NULL, types = NULL, hash = NULL, consent = NULL
         WHERE team_id = $1 AND cohort_id = $2`,
        [teamId, id],
      );
      await count(
        'files',
        `DELETE FROM kakehashi.artifact WHERE team_id = $1 AND (id = ANY ($4)
           OR run_id IN (SELECT id FROM kakehashi.run WHERE team_id = $1 AND cohort_id = $2)
           OR id IN (SELECT content->>'artifactId' FROM kakehashi.post WHERE team_id = $1 AND channel_id = $3))`,
        id,
        channelId,
        files,
      );
      await db.query('UPDATE kakehashi.run SET without_files = true WHERE team_id = $1 AND cohort_id = $2', [
        teamId,
        id,
      ]);
      await oweScrub(db);
      return counted;
    },
    async erase(teamId, userId, { pseudonym, words }) {
      const counted = { rows: 0, texts: 0 };
      const count = async (what: keyof typeof counted, sql: string, ...more: string[]) => {
        counted[what] += (await db.query(sql, [teamId, userId, ...more])).rowCount ?? 0;
      };
      for (const table of THEIRS) {
        await count('rows', `DELETE FROM kakehashi.${table} WHERE team_id = $1 AND user_id = $2`);
      }
      // A buddy and a learner are nothing without the other. What waits to be told to the buddy is told to nobody.
      await count('texts', `DELETE FROM kakehashi.buddy_comment WHERE team_id = $1 AND $2 IN (author_id, to_id)`);
      await count('rows', `DELETE FROM kakehashi.buddy WHERE team_id = $1 AND $2 IN (user_id, buddy_id)`);
      for (const [table, column, owner] of WORDS) {
        await count(
          'texts',
          `UPDATE kakehashi.${table} SET ${column} = $3 WHERE team_id = $1 AND ${owner} = $2 AND ${column} NOT IN ('', $3)`,
          words,
        );
      }
      await count(
        'texts',
        `UPDATE kakehashi.review v SET reaction = jsonb_set(v.reaction, '{text}', '""') FROM kakehashi.request r
         WHERE r.team_id = v.team_id AND r.id = v.request_id AND v.team_id = $1 AND r.asker_id = $2 AND v.reaction->>'text' <> ''`,
      );
      // The ending still says what the file is.
      await count(
        'texts',
        `UPDATE kakehashi.own_data SET filename = $3 || coalesce(substring(filename from '\\.[A-Za-z]+$'), '')
         WHERE team_id = $1 AND brought_by = $2`,
        words,
      );
      await count(
        'texts',
        `UPDATE kakehashi.own_data SET consent = jsonb_set(consent, '{text}', to_jsonb($3::text))
         WHERE team_id = $1 AND consent->>'by' = $2 AND consent->>'text' <> $3`,
        words,
      );
      await count(
        'texts',
        `UPDATE kakehashi.own_data SET consent = jsonb_set(consent, '{answer,text}', to_jsonb($3::text))
         WHERE team_id = $1 AND consent->'answer'->>'by' = $2 AND consent->'answer'->>'text' <> $3`,
        words,
      );
      await db.query(
        `UPDATE kakehashi.own_data SET consent = replace(consent::text, to_json($2::text)::text, to_json($3::text)::text)::jsonb
         WHERE team_id = $1 AND (${IN_CONSENT})`,
        [teamId, userId, pseudonym],
      );
      await db.query(`UPDATE kakehashi.reply SET files = '[]' WHERE team_id = $1 AND author_id = $2`, [teamId, userId]);
      await db.query(
        `UPDATE kakehashi.assignment SET passed = array_replace(passed, $2, $3) WHERE team_id = $1 AND $2 = ANY (passed)`,
        [teamId, userId, pseudonym],
      );
      await db.query(
        `UPDATE kakehashi.assignment SET away = replace(away::text, to_json($2::text)::text, to_json($3::text)::text)::jsonb
         WHERE team_id = $1 AND away @> jsonb_build_array(jsonb_build_object('userId', $2::text))`,
        [teamId, userId, pseudonym],
      );
      for (const [table, columns] of Object.entries(NAMES)) {
        for (const column of columns) {
          await db.query(`UPDATE kakehashi.${table} SET ${column} = $3 WHERE team_id = $1 AND ${column} = $2`, [
            teamId,
            userId,
            pseudonym,
          ]);
        }
      }
      // Files in this person's own messages: their posts are deleted.
      await db.query(
        `DELETE FROM kakehashi.artifact a WHERE a.team_id = $1 AND a.kind IN ('report', 'report-csv', 'report-project', 'my-data', 'calendar', 'certificate', 'certificate-text', 'workshop-page') AND NOT EXISTS
           (SELECT 1 FROM kakehashi.post p WHERE p.team_id = a.team_id AND p.content->>'artifactId' = a.id)`,
        [teamId],
      );
      await oweScrub(db);
      return counted;
    },
  };
}

import type { Post } from '../messages/post.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { type Db, rows } from './query.ts';

/** Columns that hold user ids, by table. `test/journeys/my-data.test.ts` fails when one is missing here. */
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
  departure: ['user_id'],
  movement: ['user_id'],
  calibration: ['user_id'],
  draft: ['user_id'],
};
/** Tables whose rows only the person needs. */
const THEIRS = ['role_holding', 'member', 'departure', 'movement', 'calibration', 'draft', 'labelling'];
/** Texts that a person wrote: table, column of the text, column of the author. */
const WORDS = [
  ['request', 'body', 'asker_id'],
  ['reply', 'body', 'author_id'],
  ['review', 'comment', 'reviewer_id'],
] as const;

const POST = `team_id AS "teamId", key, seq::int AS seq, channel_id AS "channelId", locale, content, revision,
  delivered_revision AS "deliveredRevision", state, ts, attempts`;

/** SQL is built from the table and column names above. Everything else is a query parameter. */
export function peopleStore(db: Db): PeopleStore {
  return {
    async rowsOf(teamId, userId) {
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const [table, columns] of Object.entries(NAMES)) {
        const where = columns.map((column) => `${column} = $2`).join(' OR ');
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
    async removePost(teamId, key) {
      await db.query('DELETE FROM kakehashi.post WHERE team_id = $1 AND key = $2', [teamId, key]);
    },
    async erase(teamId, userId, { pseudonym, words }) {
      for (const table of THEIRS) {
        await db.query(`DELETE FROM kakehashi.${table} WHERE team_id = $1 AND user_id = $2`, [teamId, userId]);
      }
      for (const [table, column, owner] of WORDS) {
        await db.query(
          `UPDATE kakehashi.${table} SET ${column} = $3 WHERE team_id = $1 AND ${owner} = $2 AND ${column} <> ''`,
          [teamId, userId, words],
        );
      }
      await db.query(
        `UPDATE kakehashi.review v SET reaction = jsonb_set(v.reaction, '{text}', '""') FROM kakehashi.request r
         WHERE r.team_id = v.team_id AND r.id = v.request_id AND v.team_id = $1 AND r.asker_id = $2 AND v.reaction IS NOT NULL`,
        [teamId, userId],
      );
      await db.query(`UPDATE kakehashi.reply SET files = '[]' WHERE team_id = $1 AND author_id = $2`, [teamId, userId]);
      await db.query(
        `UPDATE kakehashi.assignment SET passed = array_replace(passed, $2, $3) WHERE team_id = $1 AND $2 = ANY (passed)`,
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
      // Reports hold names and texts. The facilitator has received them by now.
      await db.query(
        `DELETE FROM kakehashi.artifact WHERE team_id = $1 AND kind IN ('report', 'report-csv', 'my-data')`,
        [teamId],
      );
    },
  };
}

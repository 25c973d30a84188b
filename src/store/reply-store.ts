import type { QueryResultRow } from 'pg';
import type { Reply } from '../exercise/reply.ts';
import type { Store } from '../ports/store.ts';
import { changes, type Db, rows } from './query.ts';

const COLUMNS = `id, request_id AS "requestId", author_id AS "authorId", body AS text, source, files,
  created_at AS "createdAt", edited_at AS "editedAt"`;

export function replyStore(db: Db): Store['replies'] {
  const select = async (where: string, values: unknown[]): Promise<Reply[]> => {
    const sql = `SELECT ${COLUMNS} FROM kakehashi.reply WHERE ${where} ORDER BY created_at`;
    const found = await rows<Omit<Reply, 'editedAt'> & { editedAt: Date | null } & QueryResultRow>(db, sql, values);
    return found.map(({ editedAt, ...reply }) => ({ ...reply, ...(editedAt === null ? {} : { editedAt }) }));
  };
  return {
    add: (teamId, { id, requestId, authorId, text, source, files, createdAt }) =>
      changes(
        db,
        `INSERT INTO kakehashi.reply (team_id, id, request_id, author_id, body, source, files, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [teamId, id, requestId, authorId, text, source, JSON.stringify(files), createdAt],
      ),
    byId: async (teamId, id) => (await select('team_id = $1 AND id = $2', [teamId, id]))[0],
    async change(teamId, { requestId, id, text, files, editedAt }) {
      await db.query(
        'UPDATE kakehashi.reply SET body = $4, files = $5, edited_at = $6 WHERE team_id = $1 AND request_id = $2 AND id = $3',
        [teamId, requestId, id, text, JSON.stringify(files), editedAt ?? null],
      );
    },
    async remove(teamId, requestId, id) {
      const where = 'team_id = $1 AND request_id = $2 AND id = $3';
      await db.query(`DELETE FROM kakehashi.reply WHERE ${where}`, [teamId, requestId, id]);
    },
    of: (teamId, requestId) => select('team_id = $1 AND request_id = $2', [teamId, requestId]),
  };
}

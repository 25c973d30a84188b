import type { Halt } from '../messages/halt.ts';
import type { HaltStore } from '../ports/halt-store.ts';
import { changes, type Db, rows } from './query.ts';

const COLUMNS = 'team_id AS "teamId", channel_id AS "channelId", reason, since, try_at AS "tryAt", tries';
const OF_PLACE = "team_id = $1 AND channel_id IN ('', $2)";

/** SQL condition: no halt is on record for the channel of cohort `c` or for its workspace. */
export const NOT_HALTED = `NOT EXISTS (
  SELECT 1 FROM kakehashi.halt h WHERE h.team_id = c.team_id AND h.channel_id IN ('', c.channel_id))`;
/** SQL condition: cohort `c` neither rests nor is halted. */
export const AWAKE = `NOT c.paused AND ${NOT_HALTED}`;

export function haltStore(db: Db): HaltStore {
  return {
    of: ({ teamId, channelId }) =>
      rows<Halt & Record<string, unknown>>(db, `SELECT ${COLUMNS} FROM kakehashi.halt WHERE ${OF_PLACE}`, [
        teamId,
        channelId,
      ]),
    begin: ({ teamId, channelId, reason, since, tryAt, tries }) =>
      changes(
        db,
        `INSERT INTO kakehashi.halt (team_id, channel_id, reason, since, try_at, tries) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
        [teamId, channelId, reason, since, tryAt, tries],
      ),
    claim: ({ teamId, channelId }, now, nextTryAt) =>
      changes(
        db,
        `UPDATE kakehashi.halt SET tries = tries + 1, try_at = $4
         WHERE team_id = $1 AND channel_id = $2 AND try_at <= $3`,
        [teamId, channelId, now, nextTryAt],
      ),
    tryNow: ({ teamId, channelId }, now) =>
      changes(db, `UPDATE kakehashi.halt SET try_at = $3 WHERE ${OF_PLACE}`, [teamId, channelId, now]),
    async tryAllNow(now) {
      await db.query('UPDATE kakehashi.halt SET try_at = $1', [now]);
    },
    end: ({ teamId, channelId }) => changes(db, `DELETE FROM kakehashi.halt WHERE ${OF_PLACE}`, [teamId, channelId]),
  };
}

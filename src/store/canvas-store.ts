import type { CanvasStore } from '../ports/canvas-store.ts';
import { changes, type Db, one } from './query.ts';

export function canvasStore(db: Db): CanvasStore {
  return {
    async byPlace({ teamId, channelId }) {
      const row = await one<{ canvasId: string | null; shown: string | null; refused: string | null }>(
        db,
        'SELECT canvas_id AS "canvasId", shown, refused FROM kakehashi.canvas WHERE team_id = $1 AND channel_id = $2',
        [teamId, channelId],
      );
      if (row === undefined) return undefined;
      const { canvasId, shown, refused } = row;
      return {
        ...(canvasId === null ? {} : { canvasId }),
        ...(shown === null ? {} : { shown }),
        ...(refused === null ? {} : { refused }),
      };
    },
    begin: ({ teamId, channelId }) =>
      changes(db, 'INSERT INTO kakehashi.canvas (team_id, channel_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        teamId,
        channelId,
      ]),
    async forget({ teamId, channelId }) {
      await db.query('DELETE FROM kakehashi.canvas WHERE team_id = $1 AND channel_id = $2', [teamId, channelId]);
    },
    async shows({ teamId, channelId }, { canvasId, shown }) {
      await db.query('UPDATE kakehashi.canvas SET canvas_id = $3, shown = $4 WHERE team_id = $1 AND channel_id = $2', [
        teamId,
        channelId,
        canvasId,
        shown,
      ]);
    },
    async refused({ teamId, channelId }, code) {
      await db.query('UPDATE kakehashi.canvas SET refused = $3 WHERE team_id = $1 AND channel_id = $2', [
        teamId,
        channelId,
        code,
      ]);
    },
  };
}

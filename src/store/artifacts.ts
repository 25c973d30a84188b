import type { Store, StoredArtifact } from '../ports.ts';
import { type Db, one, rows } from './query.ts';

export function artifactStore(db: Db): Store['artifacts'] {
  return {
    async add(teamId, artifact) {
      await db.query(
        `INSERT INTO kakehashi.artifact (team_id, id, run_id, kind, filename, media_type, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [
          teamId,
          artifact.id,
          artifact.runId ?? null,
          artifact.kind,
          artifact.filename,
          artifact.mediaType,
          Buffer.from(artifact.content),
        ],
      );
    },
    byId: (teamId, id) =>
      one<StoredArtifact & Record<string, unknown>>(
        db,
        `SELECT id, run_id AS "runId", kind, filename, media_type AS "mediaType", content
         FROM kakehashi.artifact WHERE team_id = $1 AND id = $2`,
        [teamId, id],
      ),
    ofRun: (teamId, runId) =>
      rows<StoredArtifact & Record<string, unknown>>(
        db,
        `SELECT id, run_id AS "runId", kind, filename, media_type AS "mediaType", content
         FROM kakehashi.artifact WHERE team_id = $1 AND run_id = $2 ORDER BY position`,
        [teamId, runId],
      ),
  };
}

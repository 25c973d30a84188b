import type { Post } from '../messages/post.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { PostStore } from '../ports/post-store.ts';
import type { Place } from '../team/place.ts';
import { changes, type Db, one, rows } from './query.ts';

const COLUMNS = `team_id AS "teamId", key, seq::int AS seq, channel_id AS "channelId", locale, thread_key AS "threadKey", content,
  revision, delivered_revision AS "deliveredRevision", state, ts, coalesce(file_ids, CASE WHEN file_id IS NOT NULL THEN ARRAY[file_id] END) AS "fileIds",
  file_revision AS "fileRevision", attempts, error, look_at AS "lookAt",
  CASE WHEN begun_at IS NULL THEN NULL ELSE least(extract(epoch FROM clock_timestamp() - begun_at) * 1000, 1e9)::int END AS "begunMsAgo"`;
/** Owner of a lease that no process holds: Slack asked for a pause in the channel. */
export const HELD = 'held';
const UNDELIVERED = "state <> 'failed' AND delivered_revision < revision";
const IS_FILE = "content->>'type' IN ('file', 'files')";
/** Lists of requests, and messages that have moved, come last: they link to messages which must be there by then. */
const IS_LIST = "(content->>'type' = 'request-list' OR content->'movedTo' IS NOT NULL)";
/** Direct messages that ask for something; an index has them. */
const IS_TOLD = "content->>'type' IN ('digest', 'news')";
/** Progress messages that haven't moved; an index has them. */
const IS_PROGRESS = "content->>'type' = 'progress' AND content->'movedTo' IS NULL";
/** Project pages; an index has them. */
const IS_PAGE = "content->>'type' = 'project-page'";
/** Messages that tell which lesson is next; an index has them. */
const TELLS_NEXT =
  "(content->'scheduled'->'next' IS NOT NULL OR (content->>'type' = 'schedule-note' AND content->'next' IS NOT NULL))";
/** Undelivered posts that need not wait: only a file waits on its own. */
const DUE = `${UNDELIVERED} AND NOT (${IS_FILE} AND coalesce(try_at > clock_timestamp(), false))`;

export function postStore(db: Db): PostStore {
  /** A channel's newest post that hasn't failed. @param condition which ones; an index has them */
  const newest = async ({ teamId, channelId }: Place, condition: string) =>
    tidy(
      await one<Post>(
        db,
        `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ${condition}
           AND state <> 'failed' ORDER BY seq DESC LIMIT 1`,
        [teamId, channelId],
      ),
    );
  return {
    add: (post) =>
      changes(
        db,
        `INSERT INTO kakehashi.post (team_id, key, channel_id, locale, thread_key, content)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [post.teamId, post.key, post.channelId, post.locale, post.threadKey ?? null, JSON.stringify(post.content)],
      ),
    // Equal content keeps its revision, so that the message is not sent again. The row still counts as found.
    revise: (teamId, key, content) =>
      update(
        db,
        `revision = revision + (CASE WHEN content = $3::jsonb THEN 0 ELSE 1 END), content = $3::jsonb,
         owed_since = CASE WHEN content = $3::jsonb OR delivered_revision < revision THEN owed_since ELSE now() END`,
        teamId,
        key,
        JSON.stringify(content),
      ),
    byKey: async (teamId, key) =>
      tidy(await one<Post>(db, `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND key = $2`, [teamId, key])),
    lock: async (teamId, key) =>
      tidy(
        await one<Post>(db, `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND key = $2 FOR UPDATE`, [
          teamId,
          key,
        ]),
      ),
    lockWaiting: async ({ teamId, channelId }, type) =>
      tidy(
        await one<Post>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND content->>'type' = $3
             AND state = 'pending' AND delivered_revision = 0 ORDER BY seq DESC LIMIT 1 FOR UPDATE`,
          [teamId, channelId, type],
        ),
      ),
    lockTold: async (teamId, requestId) =>
      (
        await rows<Post & Record<string, unknown>>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND state <> 'failed' AND ${IS_TOLD}
             AND (content->'requests' @> $2::jsonb OR content->'items' @> $2::jsonb) ORDER BY seq FOR UPDATE`,
          [teamId, JSON.stringify([{ requestId }])],
        )
      ).map((post) => tidy(post) ?? post),
    lockTellingNext: async ({ teamId, channelId }) =>
      (
        await rows<Post & Record<string, unknown>>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ${TELLS_NEXT} ORDER BY seq FOR UPDATE`,
          [teamId, channelId],
        )
      ).map((post) => tidy(post) ?? post),
    newestProgress: (place) => newest(place, IS_PROGRESS),
    projectPage: (place) => newest(place, IS_PAGE),
    countAfter: async ({ teamId, channelId }, ts) =>
      (
        await one<{ n: number }>(
          db,
          `SELECT count(*)::int AS n FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ts > $3
             AND thread_key IS NULL AND ts ~ '^[0-9]+[.][0-9]+$'`,
          [teamId, channelId, ts],
        )
      )?.n ?? 0,
    byTs: async ({ teamId, channelId }, ts) =>
      tidy(
        await one<Post>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ts = $3`,
          [teamId, channelId, ts],
        ),
      ),
    waitingFiles: async (teamId, prefix) =>
      (
        await rows<Post & Record<string, unknown>>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post
           WHERE team_id = $1 AND starts_with(key, $2) AND ${IS_FILE} AND state = 'pending' AND ${UNDELIVERED} ORDER BY seq`,
          [teamId, prefix],
        )
      ).map((post) => tidy(post) ?? post),
    showing: async (teamId, artifactId) =>
      (
        await rows<Post & Record<string, unknown>>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post
           WHERE team_id = $1 AND (content->>'artifactId' = $2 OR content->'files' @> $3::jsonb) ORDER BY seq`,
          [teamId, artifactId, JSON.stringify([{ artifactId }])],
        )
      ).map((post) => tidy(post) ?? post),
  };
}

export function deliveryStore(db: Db): DeliveryStore {
  return {
    undelivered: async ({ teamId, channelId }, limit, { files } = { files: true }) =>
      (
        await rows<Post & Record<string, unknown>>(
          db,
          `SELECT ${COLUMNS} FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ${DUE} AND ($4 OR NOT ${IS_FILE})
           ORDER BY ${IS_LIST}, seq LIMIT $3`,
          [teamId, channelId, limit, files],
        )
      ).map((post) => tidy(post) ?? post),
    nextFileInMs: async ({ teamId, channelId }) =>
      (
        await one<{ ms: number | null }>(
          db,
          `SELECT ceil(extract(epoch FROM min(try_at) - clock_timestamp()) * 1000)::int AS ms
           FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ${UNDELIVERED} AND ${IS_FILE}`,
          [teamId, channelId],
        )
      )?.ms ?? undefined,
    // A halted channel is tried at times even without undelivered posts, because its schedule waits for the channel.
    channelsWithUndelivered: (now) =>
      rows<Place & Record<string, string>>(
        db,
        `SELECT team_id AS "teamId", channel_id AS "channelId" FROM kakehashi.post p WHERE ${DUE}
           AND NOT EXISTS (SELECT 1 FROM kakehashi.halt h
             WHERE h.team_id = p.team_id AND h.channel_id IN ('', p.channel_id) AND h.try_at > $1)
           AND NOT EXISTS (SELECT 1 FROM kakehashi.channel_lease l
             WHERE l.team_id = p.team_id AND l.channel_id = p.channel_id AND l.owner = '${HELD}' AND l.until > clock_timestamp())
         UNION SELECT team_id, channel_id FROM kakehashi.halt WHERE channel_id <> '' AND try_at <= $1
         UNION SELECT h.team_id, min(c.channel_id) FROM kakehashi.halt h JOIN kakehashi.cohort c ON c.team_id = h.team_id
           WHERE h.channel_id = '' AND h.try_at <= $1 GROUP BY h.team_id`,
        [now],
      ),
    newestTs: async ({ teamId, channelId }) =>
      (
        await one<{ ts: string }>(
          db,
          `SELECT ts FROM kakehashi.post WHERE team_id = $1 AND channel_id = $2 AND ts ~ '^[0-9]+[.][0-9]+$'
           ORDER BY ts::numeric DESC LIMIT 1`,
          [teamId, channelId],
        )
      )?.ts,
    begin: (teamId, key, revision) =>
      changes(
        db,
        `UPDATE kakehashi.post SET state = 'undecided', attempts = attempts + 1, begun_at = clock_timestamp(), look_at = NULL
         WHERE team_id = $1 AND key = $2 AND revision = $3`,
        [teamId, key, revision],
      ),
    async countAttempt(teamId, key) {
      await update(db, 'attempts = attempts + 1', teamId, key);
    },
    async delivered(teamId, key, ts, revision) {
      await update(
        db,
        "state = 'posted', ts = $3, delivered_revision = $4, attempts = 0, error = NULL, try_at = NULL, late_since = NULL, look_at = NULL",
        teamId,
        key,
        ts,
        revision,
      );
    },
    async putBack(teamId, key, error) {
      await update(
        db,
        "state = CASE WHEN ts IS NULL THEN 'pending' ELSE 'posted' END, attempts = greatest(attempts - 1, 0), error = $3",
        teamId,
        key,
        error,
      );
    },
    async fail(teamId, key, error) {
      await update(db, "state = 'failed', error = $3", teamId, key, error);
    },
    async putOff(teamId, key, forMs) {
      const put = await one<{ ms: number }>(
        db,
        `UPDATE kakehashi.post SET try_at = clock_timestamp() + $3 * interval '1 millisecond',
           late_since = coalesce(late_since, clock_timestamp())
         WHERE team_id = $1 AND key = $2 RETURNING ceil(extract(epoch FROM try_at - late_since) * 1000)::int AS ms`,
        [teamId, key, forMs],
      );
      return put?.ms ?? 0;
    },
    async lookedTo(teamId, key, cursor) {
      await update(db, 'look_at = $3', teamId, key, cursor);
    },
    async setFiles(teamId, key, { ids, revision }) {
      await update(db, 'file_ids = $3, file_revision = $4', teamId, key, ids, revision);
    },
    leaseChannel: ({ teamId, channelId }, owner, forMs) =>
      changes(
        db,
        `INSERT INTO kakehashi.channel_lease (team_id, channel_id, owner, until)
         VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
         ON CONFLICT (team_id, channel_id) DO UPDATE SET owner = excluded.owner, until = excluded.until
         WHERE channel_lease.owner = $3 OR channel_lease.until <= clock_timestamp()`,
        [teamId, channelId, owner, forMs],
      ),
    async holdChannel({ teamId, channelId }, owner, forMs) {
      await db.query(
        `UPDATE kakehashi.channel_lease SET owner = '${HELD}', until = clock_timestamp() + $4 * interval '1 millisecond'
         WHERE team_id = $1 AND channel_id = $2 AND owner = $3`,
        [teamId, channelId, owner, forMs],
      );
    },
    heldForMs: async ({ teamId, channelId }) =>
      (
        await one<{ ms: number }>(
          db,
          `SELECT greatest(ceil(extract(epoch FROM until - clock_timestamp()) * 1000), 0)::int AS ms
           FROM kakehashi.channel_lease WHERE team_id = $1 AND channel_id = $2 AND owner = '${HELD}'`,
          [teamId, channelId],
        )
      )?.ms,
    async releaseChannel({ teamId, channelId }, owner) {
      await db.query('DELETE FROM kakehashi.channel_lease WHERE team_id = $1 AND channel_id = $2 AND owner = $3', [
        teamId,
        channelId,
        owner,
      ]);
    },
    // The row holds the time of the next message at an even pace. A burst may be that many messages ahead of it.
    async pace({ teamId, channelId }, { burst, everyMs }) {
      const isFree = await changes(
        db,
        `INSERT INTO kakehashi.channel_pace AS pace (team_id, channel_id, next_at)
         VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
         ON CONFLICT (team_id, channel_id)
         DO UPDATE SET next_at = greatest(pace.next_at, clock_timestamp()) + $3 * interval '1 millisecond'
         WHERE pace.next_at <= clock_timestamp() + $4 * interval '1 millisecond'`,
        [teamId, channelId, everyMs, (burst - 1) * everyMs],
      );
      if (isFree) return 0;
      const found = await one<{ ms: number }>(
        db,
        `SELECT ceil(extract(epoch FROM next_at - clock_timestamp()) * 1000)::int - $3::int AS ms
         FROM kakehashi.channel_pace WHERE team_id = $1 AND channel_id = $2`,
        [teamId, channelId, (burst - 1) * everyMs],
      );
      return Math.max(1, found?.ms ?? 1);
    },
  };
}

function update(db: Db, set: string, teamId: string, key: string, ...values: unknown[]): Promise<boolean> {
  return changes(db, `UPDATE kakehashi.post SET ${set} WHERE team_id = $1 AND key = $2`, [teamId, key, ...values]);
}

/** Drops nulls: the domain uses undefined where SQL uses null. */
function tidy(post: Post | undefined): Post | undefined {
  if (post === undefined) return undefined;
  return Object.fromEntries(Object.entries(post).filter(([, value]) => value !== null)) as unknown as Post;
}

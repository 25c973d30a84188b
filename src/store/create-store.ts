import type { Pool } from 'pg';
import type { Store } from '../ports/store.ts';
import { artifactStore } from './artifacts.ts';
import { cohortStore, memberStore, roleStore } from './cohorts.ts';
import { draftStore } from './drafts.ts';
import { dutyStore } from './duties.ts';
import { haltStore } from './halts.ts';
import { labellingStore } from './labelling.ts';
import { lessonStore } from './lessons.ts';
import { peopleStore } from './people.ts';
import { deliveryStore, postStore } from './posts.ts';
import type { Db } from './query.ts';
import { replyStore } from './replies.ts';
import { requestStore } from './requests.ts';
import { calibrationStore, reviewStore } from './reviews.ts';
import { runStore } from './runs.ts';
import { scheduleStore } from './schedules.ts';

/** The domain's state on a pool of Postgres connections. */
export function createStore(pool: Pool): Store {
  return {
    ...aggregates(pool),
    async transaction(work) {
      const client = await pool.connect();
      let isBroken = false;
      try {
        await client.query('BEGIN');
        // Inside a transaction another one is the same one.
        const bound: Store = { ...aggregates(client), transaction: (inner) => inner(bound) };
        const result = await work(bound);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        // A connection that cannot even end its transaction is not used again; what broke it is the error to tell.
        await client.query('ROLLBACK').catch(() => {
          isBroken = true;
        });
        throw error;
      } finally {
        client.release(isBroken);
      }
    },
  };
}

function aggregates(db: Db): Omit<Store, 'transaction'> {
  return {
    cohorts: cohortStore(db),
    roles: roleStore(db),
    members: memberStore(db),
    lessons: lessonStore(db),
    runs: runStore(db),
    artifacts: artifactStore(db),
    labelling: labellingStore(db),
    requests: requestStore(db),
    replies: replyStore(db),
    reviews: reviewStore(db),
    calibrations: calibrationStore(db),
    drafts: draftStore(db),
    posts: postStore(db),
    deliveries: deliveryStore(db),
    people: peopleStore(db),
    duties: dutyStore(db),
    schedules: scheduleStore(db),
    halts: haltStore(db),
  };
}

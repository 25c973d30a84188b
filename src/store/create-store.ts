import type { Pool } from 'pg';
import type { Store } from '../ports/store.ts';
import { artifactStore } from './artifact-store.ts';
import { auditStore } from './audit-store.ts';
import { buddyStore } from './buddy-store.ts';
import { calibrationStore } from './calibration-store.ts';
import { canvasStore } from './canvas-store.ts';
import { type Cipher, createCipher } from './cipher.ts';
import { cohortStore } from './cohort-store.ts';
import { dailyNudgeStore } from './daily-nudge-store.ts';
import { decisionStore } from './decision-store.ts';
import { draftStore } from './draft-store.ts';
import { dutyStore } from './duty-store.ts';
import { erasureStore } from './erasure-store.ts';
import { haltStore } from './halt-store.ts';
import { inTransaction } from './in-transaction.ts';
import { inboxStore } from './inbox-store.ts';
import { labellingStore } from './labelling-store.ts';
import { lessonStore } from './lesson-store.ts';
import { memberStore } from './member-store.ts';
import { newsStore } from './news-store.ts';
import { ownDataStore } from './own-data-store.ts';
import { ownQuestionStore } from './own-question-store.ts';
import { participationStore } from './participation-store.ts';
import { peopleStore } from './people-store.ts';
import { deliveryStore, postStore } from './post-store.ts';
import type { Db } from './query.ts';
import { quickCheckStore } from './quick-check-store.ts';
import { realQuestionStore } from './real-question-store.ts';
import { replyStore } from './reply-store.ts';
import { requestStore } from './request-store.ts';
import { reviewStore } from './review-store.ts';
import { roleStore } from './role-store.ts';
import { runStore } from './run-store.ts';
import { scheduleStore } from './schedule-store.ts';
import { surveyStore } from './survey-store.ts';
import { taskStore } from './task-store.ts';
import { weekStore } from './week-store.ts';
import { workshopStore } from './workshop-store.ts';

/**
 * The store on a pool of PostgreSQL connections.
 * @param cipher encrypts what teams bring; default: none
 */
export function createStore(pool: Pool, cipher: Cipher = createCipher()): Store {
  return {
    ...aggregates(pool, cipher),
    transaction: (work) =>
      inTransaction(pool, (client) => {
        // A nested transaction is part of the outer one.
        const bound: Store = { ...aggregates(client, cipher), transaction: (inner) => inner(bound) };
        return work(bound);
      }),
  };
}

function aggregates(db: Db, cipher: Cipher): Omit<Store, 'transaction'> {
  return {
    cohorts: cohortStore(db),
    roles: roleStore(db),
    members: memberStore(db),
    lessons: lessonStore(db),
    runs: runStore(db),
    artifacts: artifactStore(db, cipher),
    ownData: ownDataStore(db, cipher),
    audit: auditStore(db),
    labelling: labellingStore(db),
    requests: requestStore(db),
    replies: replyStore(db),
    reviews: reviewStore(db),
    calibrations: calibrationStore(db),
    quickChecks: quickCheckStore(db),
    decisions: decisionStore(db),
    tasks: taskStore(db),
    drafts: draftStore(db),
    news: newsStore(db),
    posts: postStore(db),
    deliveries: deliveryStore(db),
    canvases: canvasStore(db),
    people: peopleStore(db),
    duties: dutyStore(db),
    schedules: scheduleStore(db),
    erasures: erasureStore(db),
    weeks: weekStore(db),
    workshops: workshopStore(db),
    participation: participationStore(db),
    surveys: surveyStore(db),
    dailyNudges: dailyNudgeStore(db),
    ownQuestions: ownQuestionStore(db),
    realQuestions: realQuestionStore(db),
    buddies: buddyStore(db),
    halts: haltStore(db),
    inbox: inboxStore(db),
  };
}

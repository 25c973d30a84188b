import type { ArtifactStore } from './artifact-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { BuddyStore } from './buddy-store.ts';
import type { CalibrationStore } from './calibration-store.ts';
import type { CanvasStore } from './canvas-store.ts';
import type { CohortStore } from './cohort-store.ts';
import type { DailyNudgeStore } from './daily-nudge-store.ts';
import type { DecisionStore } from './decision-store.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { DutyStore } from './duty-store.ts';
import type { ErasureStore } from './erasure-store.ts';
import type { HaltStore } from './halt-store.ts';
import type { InboxStore } from './inbox-store.ts';
import type { LabellingStore } from './labelling-store.ts';
import type { LessonStore } from './lesson-store.ts';
import type { MemberStore } from './member-store.ts';
import type { NewsStore } from './news-store.ts';
import type { OwnDataStore } from './own-data-store.ts';
import type { OwnQuestionStore } from './own-question-store.ts';
import type { ParticipationStore } from './participation-store.ts';
import type { PeopleStore } from './people-store.ts';
import type { PostStore } from './post-store.ts';
import type { QuickCheckStore } from './quick-check-store.ts';
import type { RealQuestionStore } from './real-question-store.ts';
import type { ReplyStore } from './reply-store.ts';
import type { RequestStore } from './request-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { RoleStore } from './role-store.ts';
import type { RunStore } from './run-store.ts';
import type { ScheduleStore } from './schedule-store.ts';
import type { SurveyStore } from './survey-store.ts';
import type { TaskStore } from './task-store.ts';
import type { WeekStore } from './week-store.ts';
import type { WorkshopStore } from './workshop-store.ts';

/** Name of one part of the store, such as `requests`. */
type Aggregate = Exclude<keyof Store, 'transaction'>;

/** The aggregates that a use case names. A transaction hands on the same ones. */
export type StoreOf<A extends Aggregate> = Pick<Store, A> & {
  transaction<T>(work: (tx: StoreOf<A>) => Promise<T>): Promise<T>;
};

/** All domain state. Each method works alone; methods that belong to one change run inside `transaction`. */
export interface Store {
  /** Runs `work` in one SQL transaction, and rolls back when it throws. A transaction inside another joins it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;

  cohorts: CohortStore;
  roles: RoleStore;
  calibrations: CalibrationStore;
  quickChecks: QuickCheckStore;
  decisions: DecisionStore;
  tasks: TaskStore;
  members: MemberStore;
  people: PeopleStore;
  lessons: LessonStore;
  runs: RunStore;
  artifacts: ArtifactStore;
  ownData: OwnDataStore;
  audit: AuditStore;
  labelling: LabellingStore;
  requests: RequestStore;
  replies: ReplyStore;
  reviews: ReviewStore;
  schedules: ScheduleStore;
  weeks: WeekStore;
  workshops: WorkshopStore;
  participation: ParticipationStore;
  surveys: SurveyStore;
  dailyNudges: DailyNudgeStore;
  ownQuestions: OwnQuestionStore;
  realQuestions: RealQuestionStore;
  buddies: BuddyStore;
  erasures: ErasureStore;
  halts: HaltStore;
  drafts: DraftStore;
  news: NewsStore;
  posts: PostStore;
  deliveries: DeliveryStore;
  canvases: CanvasStore;
  duties: DutyStore;
  inbox: InboxStore;
}

import type { LessonId, Locale, ProcessId, RoleId } from '../course/types.ts';
import type { Label } from '../exercise/labelling-items.ts';
import type { ReviewChoice } from '../exercise/reviewers.ts';
import type { Ratings } from '../exercise/rubric.ts';
import type { Content, RunState } from '../messages/content.ts';
import type {
  Backlog,
  Cohort,
  LabellingRound,
  LessonPost,
  NewPost,
  Place,
  Post,
  Reaction,
  Reply,
  Request,
  Review,
  RoleHolding,
  Run,
  RunIds,
  Schedule,
  Slot,
} from '../ports.ts';
import type { Parameters } from '../steps/step.ts';
import type { ArtifactStore } from './artifacts.ts';
import type { DraftStore } from './drafts.ts';
import type { HaltStore } from './halts.ts';
import type { PeopleStore } from './people.ts';

/** What is known of a person in a workspace, besides their roles. */
export interface MemberState {
  awaySince?: Date;
  awayUntil?: Date;
  /** Since when their status says that they are away. */
  statusSince?: Date;
  digestAt?: Date;
  /** Id of their conversation with the app, once it is known. */
  directId?: string;
  /** The language that they chose; absent = that of their Slack. */
  locale?: Locale;
}

/** Domain state. Methods that take part in one change run inside `transaction`; each is also usable alone. */
export interface Store {
  /** Runs `work` in one SQL transaction; what it throws rolls back. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;

  cohorts: {
    /** Inserts, or returns the cohort that the channel already has (`created` tells which). */
    create(cohort: Cohort): Promise<{ cohort: Cohort; created: boolean }>;
    inChannel(place: Place): Promise<Cohort | undefined>;
    byId(teamId: string, id: string): Promise<Cohort | undefined>;
    /** All cohorts of a workspace in which this person asked, holds a role or facilitates (for App Home). */
    ofUser(teamId: string, userId: string): Promise<Cohort[]>;
    setLocale(teamId: string, id: string, locale: Locale): Promise<void>;
    /** Holds others who change the same cohort back until the transaction ends. */
    lock(teamId: string, id: string): Promise<void>;
    /** Writes what a facilitator may change: stand-ins, rest, working hours. */
    setSettings(cohort: Cohort): Promise<void>;
    setFacilitator(teamId: string, id: string, userId: string): Promise<void>;
  };
  roles: {
    /** Replaces all roles that a person holds in a cohort. `chosenBy` is the person unless it is said. */
    set(teamId: string, cohortId: string, userId: string, roles: RoleId[], chosenBy?: string): Promise<void>;
    /** Ordered by role, then by the time the role was taken. */
    list(teamId: string, cohortId: string): Promise<RoleHolding[]>;
    /** Everybody who holds a role, who has held one for longest first. */
    inOrder(teamId: string, cohortId: string): Promise<string[]>;
  };
  calibrations: {
    /** The worked example as this person rated it; undefined when they have not. */
    byId(teamId: string, userId: string): Promise<Ratings | undefined>;
    save(teamId: string, userId: string, ratings: Ratings): Promise<void>;
  };
  members: {
    /** People of a workspace who are away at this time. */
    away(teamId: string, now: Date): Promise<string[]>;
    /** Away from one time until another; undefined = back. */
    setAway(teamId: string, userId: string, period: { since: Date; until: Date } | undefined): Promise<void>;
    byId(teamId: string, userId: string): Promise<MemberState | undefined>;
    /** Since when the chat platform's own status has said that they are away; undefined = it says so no more. */
    setStatusSince(teamId: string, userId: string, since: Date | undefined): Promise<void>;
    /** People who have left the cohort's channel. */
    departed(teamId: string, cohortId: string): Promise<string[]>;
    /** Left at that time; undefined = in the channel again. */
    setDeparted(teamId: string, cohortId: string, userId: string, at: Date | undefined): Promise<void>;
    /** When this person was last told in one message what waits for them. */
    setDigestAt(teamId: string, userId: string, at: Date): Promise<void>;
    /** Undefined = that of their Slack. */
    setLocale(teamId: string, userId: string, locale: Locale | undefined): Promise<void>;
    setDirectId(teamId: string, userId: string, directId: string): Promise<void>;
  };
  people: PeopleStore;
  lessons: {
    /** Inserts unless this edition exists; `created` tells which. */
    create(teamId: string, lesson: LessonPost): Promise<{ lesson: LessonPost; created: boolean }>;
    byId(teamId: string, id: string): Promise<LessonPost | undefined>;
    /** Lessons that the cohort has, in no order. */
    posted(teamId: string, cohortId: string): Promise<LessonId[]>;
    /** The newest lesson of a cohort, of one process (or lesson around them) or of any. */
    latest(teamId: string, cohortId: string, process?: LessonId): Promise<LessonPost | undefined>;
  };
  runs: {
    /** Inserts unless the lesson has a queued or running run (then `created` is false and that run is returned). */
    create(teamId: string, run: Run): Promise<{ run: Run; created: boolean }>;
    byId(teamId: string, id: string): Promise<Run | undefined>;
    /**
     * Sets state `running`, and counts how often the run was begun.
     * @returns that count; undefined when it is done or has failed: then it stays so
     */
    begin(teamId: string, id: string, at: Date): Promise<number | undefined>;
    /** How often it was begun without an end, and when last. */
    beginnings(teamId: string, id: string): Promise<{ count: number; last?: Date }>;
    /** Takes one beginning back whose process goes on, or was ended for no fault of the run's. */
    handBack(teamId: string, id: string): Promise<void>;
    /** False when it is done or has failed: then it stays so. */
    setState(teamId: string, id: string, state: RunState): Promise<boolean>;
    /** Sets state `done` with its result; false when it was done already (a retried job). */
    complete(
      teamId: string,
      id: string,
      result: { findings: unknown; headline: string; draft?: string; parameters: Parameters; previous: RunIds },
    ): Promise<boolean>;
    /** Finished runs of a process, newest first. */
    done(teamId: string, cohortId: string, process: ProcessId, limit: number): Promise<Run[]>;
    latestDone(teamId: string, cohortId: string, process: ProcessId): Promise<Run | undefined>;
    /** Runs that are queued or running, of all workspaces: put back into the queue on start. */
    unfinished(): Promise<(Run & { teamId: string })[]>;
  };
  artifacts: ArtifactStore;
  labelling: {
    /** Inserts, or returns the round that the run has already (`created` tells which). */
    start(teamId: string, round: LabellingRound): Promise<{ round: LabellingRound; created: boolean }>;
    byId(teamId: string, id: string): Promise<LabellingRound | undefined>;
    /** One label an item; false when this person has labelled already. */
    label(teamId: string, roundId: string, userId: string, labels: Label[]): Promise<boolean>;
    /** In the order in which people labelled. */
    of(teamId: string, roundId: string): Promise<{ userId: string; labels: Label[] }[]>;
  };
  requests: {
    create(teamId: string, request: Request): Promise<void>;
    byId(teamId: string, id: string): Promise<Request | undefined>;
    /** The same row, locked until the transaction ends (`FOR UPDATE`). */
    lock(teamId: string, id: string): Promise<Request | undefined>;
    /** Writes how the request and each of its assignments stand now. */
    save(teamId: string, request: Request): Promise<void>;
    /** Open assignments per person in a cohort, and when each was last asked. */
    load(teamId: string, cohortId: string): Promise<{ userId: string; open: number; lastAskedAt: Date }[]>;
    /** Requests with an assignment whose reminder is due, of all workspaces, in cohorts that do not rest; oldest first. */
    due(now: Date): Promise<{ teamId: string; requestId: string }[]>;
    /** When the next reminder or hand-over is due, of all workspaces, in cohorts that do not rest. */
    nextDue(): Promise<Date | undefined>;
    /** Requests of one cohort that wait for this person's answer, oldest first. */
    openOf(teamId: string, cohortId: string, userId: string): Promise<Request[]>;
    /** Requests that wait for whoever can help, in cohorts that do not rest, of all workspaces; oldest first. */
    unowned(): Promise<{ teamId: string; cohortId: string; requestId: string }[]>;
    /** Everything that waits for this person is looked at by the reminders at this time. */
    lookAgain(teamId: string, userId: string, at: Date): Promise<void>;
    /** Requests of one lesson's thread that wait for this person's answer, oldest first. */
    openFor(teamId: string, lessonId: string, userId: string): Promise<Request[]>;
    /** Requests that wait for this person's answer, over all cohorts, oldest first. */
    waitingFor(teamId: string, userId: string): Promise<Request[]>;
    askedBy(teamId: string, userId: string, limit: number): Promise<Request[]>;
    /** All requests of a cohort in one lesson, oldest first. */
    ofLesson(teamId: string, cohortId: string, process: LessonId): Promise<Request[]>;
    /** How many requests this person has asked in a cohort in one lesson. */
    countAskedBy(teamId: string, cohortId: string, process: LessonId, userId: string): Promise<number>;
  };
  replies: {
    /** Inserts unless the request has a reply with this id. */
    add(teamId: string, reply: Reply): Promise<boolean>;
    byId(teamId: string, id: string): Promise<Reply | undefined>;
    /** Writes text, files, and when they were changed. */
    change(teamId: string, reply: Reply): Promise<void>;
    remove(teamId: string, requestId: string, id: string): Promise<void>;
    of(teamId: string, requestId: string): Promise<Reply[]>;
  };
  reviews: {
    invite(teamId: string, requestId: string, reviewerIds: string[]): Promise<void>;
    /** Keeps a place for who begins now; who was not asked comes as a volunteer. Nothing changes for who is done. */
    start(teamId: string, requestId: string, reviewerId: string, at: Date): Promise<void>;
    /** False when the asker has reacted to this review before, or there is none. */
    react(teamId: string, requestId: string, reviewerId: string, reaction: Reaction): Promise<boolean>;
    /** Answered requests of these cohorts that somebody could review, with who answered and the reviews so far. */
    open(teamId: string, cohortIds: readonly string[]): Promise<(ReviewChoice & { cohortId: string })[]>;
    of(teamId: string, requestId: string): Promise<Review[]>;
    /** False when this reviewer's review is done already or was never invited. */
    complete(
      teamId: string,
      requestId: string,
      reviewerId: string,
      review: { ratings: Ratings; comment: string },
    ): Promise<boolean>;
    /** Reviews invited or done per person in a cohort. */
    load(teamId: string, cohortId: string): Promise<{ userId: string; count: number }[]>;
    waitingFor(teamId: string, userId: string): Promise<Request[]>;
    /** Requests whose reviews are in and not summed up yet, of all workspaces. */
    unsummarised(): Promise<{ teamId: string; requestId: string; done: number }[]>;
  };
  schedules: {
    ofCohort(teamId: string, cohortId: string): Promise<Schedule | undefined>;
    /** Inserts, or replaces the one that the cohort has. */
    save(schedule: Schedule): Promise<void>;
    remove(teamId: string, cohortId: string): Promise<void>;
    /** Those that are not paused, of all workspaces. */
    running(): Promise<Schedule[]>;
    /** Those whose slot has come, of all workspaces, in cohorts that do not rest; oldest slot first. */
    due(now: Date): Promise<Schedule[]>;
    /** The earliest slot that any of them waits for. */
    nextDue(): Promise<Date | undefined>;
    /** Writes what became of a slot; false when it has posted a lesson before. */
    closeSlot(slot: Slot): Promise<boolean>;
    /** The lesson that came by schedule last. */
    lastPosted(teamId: string, cohortId: string): Promise<string | undefined>;
  };
  halts: HaltStore;
  drafts: DraftStore;
  posts: {
    /** Inserts unless the key exists (per workspace). */
    add(post: NewPost): Promise<boolean>;
    /** Sets new content and raises `revision`; false when the key does not exist. Equal content changes nothing. */
    revise(teamId: string, key: string, content: Content): Promise<boolean>;
    byKey(teamId: string, key: string): Promise<Post | undefined>;
    byTs(place: Place, ts: string): Promise<Post | undefined>;
    /** Posts of a channel with something to deliver (not failed, deliveredRevision < revision), in order of seq. */
    undelivered(place: Place, limit: number): Promise<Post[]>;
    /**
     * Channels to deliver to, of all workspaces (recovery on start, and the sweeper): those that have undelivered posts and are neither
     * halted nor held, and those that have halted and may be tried again.
     */
    channelsWithUndelivered(now: Date): Promise<Place[]>;
    /** `ts` of the newest message that the app has posted in a channel, threads included. */
    newestTs(place: Place): Promise<string | undefined>;
    /** Marks `undecided` and counts the attempt, before the call to Slack. */
    begin(teamId: string, key: string): Promise<void>;
    /** Counts an attempt that ended before anything could be shown. */
    countAttempt(teamId: string, key: string): Promise<void>;
    /** Marks `posted` with ts and the revision that is now shown; attempts are counted anew. */
    delivered(teamId: string, key: string, ts: string, revision: number): Promise<void>;
    /** The attempt certainly did not post, and does not count: back to `pending`, error kept. */
    putBack(teamId: string, key: string, error: string): Promise<void>;
    fail(teamId: string, key: string, error: string): Promise<void>;
    setFileId(teamId: string, key: string, fileId: string): Promise<void>;
    /**
     * Takes the right to deliver to one channel for so many milliseconds, for `owner`; false when another owner holds an unexpired
     * one. The same owner may renew. All by the database's clock, which processes share.
     */
    leaseChannel(place: Place, owner: string, forMs: number): Promise<boolean>;
    releaseChannel(place: Place, owner: string): Promise<void>;
    /** The owner gives it back; for so many milliseconds nobody gets it. */
    holdChannel(place: Place, owner: string, forMs: number): Promise<void>;
    /** For how many milliseconds nobody gets it, if it is held so. */
    heldForMs(place: Place): Promise<number | undefined>;
    /**
     * Asks to show one more message in a channel: `burst` at once, then one every `everyMs`, by the database's clock.
     * @returns milliseconds to wait and ask again; 0 for now
     */
    pace(place: Place, rate: { burst: number; everyMs: number }): Promise<number>;
  };
  /** What one process of a fleet does for all of them. */
  duties: {
    /** Takes or keeps a duty until `until`; false when another owner has it and its time is not over. */
    lease(duty: string, owner: string, now: Date, until: Date): Promise<boolean>;
    release(duty: string, owner: string): Promise<void>;
    /** What waits; reminders count that were due before `due`. */
    backlog(due: Date): Promise<Backlog>;
  };
}

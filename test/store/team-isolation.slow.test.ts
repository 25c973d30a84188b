import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decision } from '../../src/exercise/decision.ts';
import type { Content } from '../../src/messages/content.ts';
import type { Store } from '../../src/ports/store.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { AuditEntry } from '../../src/team/audit-entry.ts';
import { ownDataset } from '../../src/team/own-data.ts';
import { beginWorkshop } from '../../src/team/workshop.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { countUnbound, insertsWithoutTeam, OF_INSTALLATION } from '../helpers/count-unbound.ts';
import { ownDataOf } from '../helpers/own-table.ts';
import { at, cohortOf, lessonOf, postOf, ratings, requestOf, resultOf, runOf, scheduleOf, words } from './fixtures.ts';

let opened: OpenStore;
let store: Store;
/** Every statement that the store has sent, with its method if that is known. */
const statements = new Map<string, string>();
let during = '';
beforeAll(async () => {
  opened = await borrowDatabase();
  store = opened.store;
  const query = opened.pool.query.bind(opened.pool) as (...args: unknown[]) => unknown;
  opened.pool.query = ((...args: unknown[]) => {
    statements.set(String(args[0]), during);
    return query(...args);
    // biome-ignore lint/suspicious/noExplicitAny: see above.
  }) as any;
  await fill('T1');
});
afterAll(() => opened.close());

// Every id is the same in both workspaces. Only the workspace tells their rows apart.
const cohort = cohortOf('T1');
const lesson = lessonOf(cohort);
const run = runOf(lesson);
const done = runOf(lesson, { createdAt: at(4) });
const request = requestOf(lesson);
const reply = {
  id: 'm1',
  requestId: request.id,
  authorId: 'bob',
  text: 'x',
  source: 'thread',
  files: [{ name: 'f.csv', url: 'https://example.org/f' }],
  createdAt: at(5),
} as const;
const artifact = { id: 'a1', runId: done.id, kind: 'k', filename: 'f', mediaType: 'm', content: Uint8Array.of(1) };
const round = {
  id: 'l1',
  cohortId: cohort.id,
  lessonId: lesson.id,
  runId: done.id,
  target: 'price',
  items: [],
  startedBy: 'ada',
  createdAt: at(5),
};
const post = postOf(cohort);
/** The message with a report, its file, and a file with a person's data. */
const report = { to: 'fay', channel: cohort.channelId, requests: 1, type: 'report' } as const;
const dataFile = { type: 'file', artifactId: 'data', title: 't', altText: '', isImage: false } as const;
const entry: AuditEntry = {
  cohortId: cohort.id,
  at: at(5),
  byId: 'fay',
  ofId: 'bob',
  change: { what: 'roles', roles: [] },
};
const schedule = scheduleOf(cohort);
const halt = { teamId: 'T1', channelId: cohort.channelId, reason: 'is_archived', since: at(6), tryAt: at(7), tries: 0 };
const slot = { teamId: 'T1', cohortId: cohort.id, at: at(7), outcome: 'posted', lessonId: lesson.id } as const;
const deed = { key: 'Ev1', userId: 'bob', body: '{}', receivedAt: at(9) };
const surveyed = { cohortId: cohort.id, userId: 'bob', moment: 'before' as const };
const checked = { cohortId: cohort.id, process: 'analyze', userId: 'cyd' } as const;
const decision: Decision = {
  id: 'e1',
  cohortId: cohort.id,
  process: 'analyze',
  what: { kind: 'keep-column', column: 'price' },
  dataset: cohort.dataset,
  from: { source: 'request', requestId: 'R1' },
  byId: 'bob',
  keptById: 'ada',
  at: at(6),
};
const real = {
  id: 'real',
  cohortId: cohort.id,
  requestId: request.id,
  askerId: 'bob',
  toId: 'cyd',
  text: 'x',
  askedAt: at(6),
};
const buddy = {
  id: 'tie',
  cohortId: cohort.id,
  userId: 'bob',
  buddyId: 'cyd',
  state: 'accepted' as const,
  askedAt: at(6),
};
const declined = { ...buddy, id: 'no', buddyId: 'dan', state: 'declined' as const };
const nudge = {
  cohortId: cohort.id,
  userId: 'bob',
  days: 'every' as const,
  minutes: 540,
  zone: 'UTC',
  nextAt: at(7),
  ignored: 1,
  trace: 'x',
  seen: false,
};
const workshop = beginWorkshop({
  teamId: 'T1',
  id: 'w1',
  cohortId: cohort.id,
  startedBy: 'fay',
  startedAt: at(5),
  blocks: [{ kind: 'opening', minutes: 10 }],
  groupSize: 2,
  standInAfter: 8,
  seed: 1,
  paceBefore: 'team',
});
const presentation = {
  ...request,
  id: 'presented',
  kind: 'presentation' as const,
  statements: [{ text: 'x', figure: { id: 'rows', name: 'Rows', value: '1' }, dataset: cohort.dataset }],
};
const said = { verdict: 'confirmed' as const, sentence: '', byId: 'bob', at: at(7) };
const draft = {
  cohortId: cohort.id,
  process: 'analyze',
  userId: 'ada',
  roles: ['operator'],
  text: 'x',
  savedAt: at(8),
} as const;
const draftIn = (teamId: string, text = 'x') => ({ ...draft, roles: [...draft.roles], teamId, text });
const table = ownDataOf({ teamId: 'T1', id: 'd1', cohortId: cohort.id, state: 'reading', broughtBy: 'bob' });
const onOwn = runOf(lesson, { createdAt: at(3), dataset: ownDataset(table.id) });
const kept = {
  rows: 1,
  columns: 1,
  types: { price: 'numeric' as const },
  hash: 'x',
  parts: [Uint8Array.of(1), Uint8Array.of(2)],
};
/** Milliseconds; longer than any test takes. */
const LONG = 600_000;
const place = (teamId: string) => ({ teamId, channelId: cohort.channelId });

async function fill(teamId: string): Promise<void> {
  await store.cohorts.create({ ...cohort, teamId });
  await store.roles.set(teamId, cohort.id, 'bob', ['operator']);
  await store.members.setDirectId(teamId, 'bob', 'D1');
  await store.members.setLocale(teamId, 'bob', 'ja');
  await store.members.setHomeCohort(teamId, 'bob', cohort.id);
  await store.members.setHours(teamId, 'bob', { weekdays: [1], from: 540, to: 1080 });
  await store.members.setAway(teamId, 'bob', { since: at(1), until: at(9) });
  await store.members.setDeparted(teamId, cohort.id, 'gus', at(2));
  await store.members.setMoved(teamId, cohort.id, 'gus', '1.1');
  await store.lessons.create(teamId, lesson);
  await store.runs.create(teamId, done);
  await store.runs.complete(teamId, done.id, resultOf({ rows: 1 }, 'one'));
  await store.runs.create(teamId, onOwn);
  await store.runs.complete(teamId, onOwn.id, resultOf({ rows: 1 }, 'own'));
  await store.runs.create(teamId, run);
  await store.runs.begin(teamId, run.id, at(5));
  await store.artifacts.add(teamId, artifact);
  await store.labelling.start(teamId, round);
  await store.labelling.label(teamId, round.id, 'bob', ['low']);
  await store.requests.create(teamId, request);
  await store.requests.create(teamId, { ...request, id: 'answered', state: 'answered' });
  await store.requests.create(teamId, presentation);
  await store.replies.add(teamId, reply);
  await store.reviews.invite(teamId, request.id, ['cyd']);
  await store.reviews.invite(teamId, request.id, ['dan']);
  await store.reviews.start(teamId, 'answered', 'eve', at(6));
  await store.reviews.complete(teamId, request.id, 'dan', { ratings, comment: '' });
  await store.calibrations.save(teamId, 'cyd', ratings);
  await store.surveys.answer(teamId, surveyed, { sure: 3, asked: 2 });
  await store.quickChecks.answer(teamId, { ...checked, question: 'correlation', option: 'cause' });
  await store.decisions.add(teamId, decision);
  await store.tasks.keep(teamId, done.id, { task: 'fence', picked: 2, answer: 82, before: 137, target: 'y' });
  await store.tasks.note(teamId, { ...checked, process: 'analyze', task: 'fence', solved: true });
  await store.posts.add({ ...post, teamId });
  await store.posts.add({ ...post, teamId, key: 'another' });
  await store.posts.add({ ...post, teamId, key: 'progress', content: { type: 'progress', by: 'ada', rows: [] } });
  const page = { type: 'project-page' as const, found: [], decisions: [], open: [] };
  await store.posts.add({ ...post, teamId, key: 'page', content: page });
  await store.canvases.begin(place(teamId));
  await store.canvases.shows(place(teamId), { canvasId: 'F2', shown: 'b' });
  const next = { process: 'train' as const, at: at(5).toISOString(), waits: false };
  const note = { type: 'schedule-note' as const, what: 'set' as const, by: 'ada', next };
  await store.posts.add({ ...post, teamId, key: 'note', content: note });
  await store.deliveries.delivered(teamId, 'note', '9.9', 1);
  const asked = { type: 'review-asked' as const, requestId: request.id, to: 'fay', asker: 'ada', roles: [] };
  const news = { type: 'news' as const, to: 'fay', items: [asked] };
  await store.posts.add({ ...post, teamId, key: 'news', channelId: 'fay', content: news });
  await store.posts.add({ ...post, teamId, key: 'report', channelId: 'fay', content: report });
  await store.artifacts.add(teamId, {
    id: 'data',
    kind: 'my-data',
    filename: 'f',
    mediaType: 'm',
    content: Uint8Array.of(1),
  });
  await store.posts.add({ ...post, teamId, key: 'data', channelId: 'fay', content: dataFile });
  await store.audit.add(teamId, entry);
  const waiting: Content = { type: 'file', artifactId: artifact.id, title: 't', altText: '', isImage: false };
  await store.posts.add({ ...post, teamId, channelId: 'held', key: 'run:f1:chart', content: waiting });
  await store.deliveries.putOff(teamId, 'run:f1:chart', LONG);
  await store.deliveries.delivered(teamId, post.key, '1.1', 1);
  await store.posts.revise(teamId, post.key, words('two'));
  await store.deliveries.leaseChannel(place(teamId), 'owner', LONG);
  await store.deliveries.leaseChannel({ teamId, channelId: 'held' }, 'owner', LONG);
  await store.deliveries.holdChannel({ teamId, channelId: 'held' }, 'owner', LONG);
  await store.deliveries.pace(place(teamId), { burst: 1, everyMs: 1 });
  await store.halts.begin({ ...halt, teamId });
  await store.erasures.begin(teamId);
  await store.drafts.save(draftIn(teamId), 'q9');
  await store.news.add(teamId, 'dan', { kind: 'review-asked', requestId: request.id, since: at(4) });
  await store.schedules.save({ ...schedule, teamId });
  await store.schedules.closeSlot({ ...slot, teamId });
  await store.weeks.begin(teamId, cohort.id, at(6));
  await store.members.setMondays(teamId, 'bob', false);
  await store.workshops.create({ ...workshop, teamId });
  await store.dailyNudges.save({ ...nudge, teamId });
  await store.realQuestions.add(teamId, real);
  await store.buddies.add(teamId, buddy);
  await store.buddies.add(teamId, declined);
  await store.buddies.addFinished(teamId, buddy.id, request.id);
  const said = { cohortId: cohort.id, requestId: request.id, authorId: 'cyd', toId: 'bob', text: 'x' };
  await store.buddies.addComment(teamId, { ...said, id: 'said', writtenAt: at(7) });
  await store.ownQuestions.keep(teamId, cohort.id, 'bob', [{ text: 'x', role: 'operator' }]);
  await store.workshops.addPairs(teamId, workshop.id, 1, [{ asker: 'ada', asked: 'bob', role: 'operator' }]);
  await store.workshops.park(teamId, workshop.id, { id: 'n1', authorId: 'bob', text: 'x', at: at(6) });
  await store.inbox.keep([{ ...deed, teamId }], LONG);
  await store.ownData.create({ ...table, teamId });
  await store.ownData.setState(teamId, table.id, ['reading'], 'keeping');
  await store.ownData.keep(teamId, table.id, kept);
  await store.ownData.use(teamId, cohort.id, table.id);
  await store.artifacts.add(teamId, { ...artifact, id: 'made from it', runId: onOwn.id });
}

/** Methods that read rows of a workspace. */
const READS: Record<string, (teamId: string) => Promise<unknown>> = {
  'cohorts.inChannel': (teamId) => store.cohorts.inChannel(place(teamId)),
  'cohorts.byId': (teamId) => store.cohorts.byId(teamId, cohort.id),
  'cohorts.ofUser': (teamId) => store.cohorts.ofUser(teamId, 'fay'),
  'cohorts.seenBy': (teamId) => store.cohorts.seenBy(teamId, 'fay'),
  'erasures.count': (teamId) => store.erasures.count(teamId),
  'erasures.hold': (teamId) => store.erasures.hold(teamId),
  'members.byId': (teamId) => store.members.byId(teamId, 'bob'),
  'members.away': (teamId) => store.members.away(teamId, at(1)),
  'people.rowsOf': async (teamId) => Object.values(await store.people.rowsOf(teamId, 'bob')),
  'posts.lockTold': (teamId) => store.posts.lockTold(teamId, request.id),
  'people.postsOf': (teamId) => store.people.postsOf(teamId, 'two'),
  'people.postsOfType': (teamId) => store.people.postsOfType(place(teamId), ['file-words']),
  'people.cohortsOf': (teamId) => store.people.cohortsOf(teamId, 'bob'),
  'people.reportsOf': (teamId) => store.people.reportsOf(teamId, cohort.channelId),
  'people.dataFiles': (teamId) => store.people.dataFiles(teamId),
  'audit.recent': (teamId) => store.audit.recent(teamId, cohort.id, 9),
  'roles.inOrder': (teamId) => store.roles.inOrder(teamId, cohort.id),
  'members.known': (teamId) => store.members.known(teamId, cohort.id),
  'members.leftSince': (teamId) => store.members.leftSince(teamId, cohort.id, 'gus'),
  'members.departed': (teamId) => store.members.departed(teamId, cohort.id),
  'requests.openOf': (teamId) => store.requests.openOf(teamId, request.cohortId, 'bob'),
  'roles.list': (teamId) => store.roles.list(teamId, cohort.id),
  'lessons.byId': (teamId) => store.lessons.byId(teamId, lesson.id),
  'lessons.latest': (teamId) => store.lessons.latest(teamId, cohort.id),
  'lessons.posted': (teamId) => store.lessons.posted(teamId, cohort.id),
  'runs.byId': (teamId) => store.runs.byId(teamId, run.id),
  'runs.attempts': async (teamId) => {
    const begun = await store.runs.attempts(teamId, run.id);
    return begun.count > 0 || begun.last !== undefined ? begun : undefined;
  },
  'runs.latestDone': (teamId) => store.runs.latestDone({ ...cohort, teamId }, 'analyze'),
  'runs.done': (teamId) => store.runs.done(teamId, cohort.id, 'analyze', 9),
  'runs.inCohort': (teamId) => store.runs.inCohort(teamId, cohort.id),
  'artifacts.namesOfRun': (teamId) => store.artifacts.namesOfRun(teamId, done.id),
  'artifacts.packed': (teamId) => store.artifacts.packed(teamId, done.id, artifact.kind),
  'labelling.byId': (teamId) => store.labelling.byId(teamId, round.id),
  'labelling.of': (teamId) => store.labelling.of(teamId, round.id),
  'artifacts.has': (teamId) => store.artifacts.has(teamId, artifact.id),
  'artifacts.byId': (teamId) => store.artifacts.byId(teamId, artifact.id),
  'requests.byId': (teamId) => store.requests.byId(teamId, request.id),
  'requests.lock': (teamId) => store.requests.lock(teamId, request.id),
  'requests.load': (teamId) => store.requests.load(teamId, cohort.id),
  'requests.openFor': (teamId) => store.requests.openFor(teamId, lesson.id, 'bob'),
  'requests.waitingFor': (teamId) => store.requests.waitingFor(teamId, 'bob'),
  'requests.askedBy': (teamId) => store.requests.askedBy(teamId, 'ada', 9),
  'requests.countAskedBy': (teamId) => store.requests.countAskedBy(teamId, cohort.id, 'analyze', 'ada'),
  'requests.ofLesson': (teamId) => store.requests.ofLesson(teamId, cohort.id, 'analyze'),
  'replies.byId': (teamId) => store.replies.byId(teamId, reply.id),
  'replies.of': (teamId) => store.replies.of(teamId, request.id),
  'reviews.of': (teamId) => store.reviews.of(teamId, request.id),
  'reviews.load': (teamId) => store.reviews.load(teamId, cohort.id),
  'reviews.open': (teamId) => store.reviews.open(teamId, [request.cohortId]),
  'quickChecks.latestOf': async (teamId) => {
    const latest = await store.quickChecks.latestOf(teamId, checked);
    return latest.size === 0 ? undefined : [...latest];
  },
  'tasks.ofRun': (teamId) => store.tasks.ofRun(teamId, done.id),
  'tasks.triedBy': async (teamId) => {
    const tried = await store.tasks.triedBy(teamId, { ...checked, process: 'analyze' });
    return tried.size === 0 ? undefined : [...tried];
  },
  'quickChecks.firstAnswers': (teamId) => store.quickChecks.firstAnswers(teamId, cohort.id, 'bob'),
  'decisions.byId': (teamId) => store.decisions.byId(teamId, decision.id),
  'decisions.inCohort': (teamId) => store.decisions.inCohort(teamId, cohort.id),
  'calibrations.byId': (teamId) => store.calibrations.byId(teamId, 'cyd'),
  'reviews.waitingFor': (teamId) => store.reviews.waitingFor(teamId, 'cyd'),
  'news.of': (teamId) => store.news.of(teamId, 'dan'),
  'posts.lock': (teamId) => store.posts.lock(teamId, post.key),
  'posts.byKey': (teamId) => store.posts.byKey(teamId, post.key),
  'posts.byTs': (teamId) => store.posts.byTs(place(teamId), '1.1'),
  'posts.lockWaiting': (teamId) => store.posts.lockWaiting(place(teamId), 'file-words'),
  'posts.showing': (teamId) => store.posts.showing(teamId, artifact.id),
  'posts.lockTellingNext': (teamId) => store.posts.lockTellingNext(place(teamId)),
  'posts.newestProgress': (teamId) => store.posts.newestProgress(place(teamId)),
  'posts.projectPage': (teamId) => store.posts.projectPage(place(teamId)),
  'canvases.byPlace': (teamId) => store.canvases.byPlace(place(teamId)),
  'posts.countAfter': async (teamId) => (await store.posts.countAfter(place(teamId), '1.1')) || undefined,
  'requests.openIn': (teamId) => store.requests.openIn(teamId, request.cohortId),
  'requests.lastActive': (teamId) => store.requests.lastActive(teamId, request.cohortId),
  'posts.waitingFiles': (teamId) => store.posts.waitingFiles(teamId, 'run:f1:'),
  'deliveries.nextFileInMs': async (teamId) =>
    ((await store.deliveries.nextFileInMs({ teamId, channelId: 'held' })) ?? 0) > 0 || undefined,
  'deliveries.undelivered': (teamId) => store.deliveries.undelivered(place(teamId), 9),
  'drafts.of': (teamId) => store.drafts.of(draftIn(teamId)),
  // This figure differs at each call, in whole milliseconds.
  'deliveries.heldForMs': async (teamId) =>
    ((await store.deliveries.heldForMs({ teamId, channelId: 'held' })) ?? 0) > 0 || undefined,
  'deliveries.newestTs': (teamId) => store.deliveries.newestTs(place(teamId)),
  'halts.of': (teamId) => store.halts.of(place(teamId)),
  'schedules.ofCohort': (teamId) => store.schedules.ofCohort(teamId, cohort.id),
  'schedules.lastPosted': (teamId) => store.schedules.lastPosted(teamId, cohort.id),
  'surveys.of': (teamId) => store.surveys.of(teamId, surveyed),
  'surveys.results': async (teamId) => {
    const { sure } = await store.surveys.results(teamId, cohort.id);
    return sure.before.length === 0 ? undefined : sure;
  },
  'participation.of': (teamId) => store.participation.of(teamId, cohort.id, 'ada'),
  'realQuestions.byId': (teamId) => store.realQuestions.byId(teamId, real.id),
  'realQuestions.waitingFor': (teamId) => store.realQuestions.waitingFor(teamId, 'cyd'),
  'buddies.byId': (teamId) => store.buddies.byId(teamId, buddy.id),
  'buddies.current': (teamId) => store.buddies.current(teamId, cohort.id),
  'buddies.ofBuddy': (teamId) => store.buddies.ofBuddy(teamId, 'cyd', 'accepted'),
  'buddies.hasDeclined': async (teamId) =>
    (await store.buddies.hasDeclined(teamId, cohort.id, 'dan')) ? true : undefined,
  'buddies.hasFinished': async (teamId) =>
    (await store.buddies.hasFinished(teamId, buddy.id, request.id)) ? true : undefined,
  'ownQuestions.inCohort': (teamId) => store.ownQuestions.inCohort(teamId, cohort.id),
  'dailyNudges.ofCohort': (teamId) => store.dailyNudges.ofCohort(teamId, cohort.id),
  'dailyNudges.trace': async (teamId) => {
    const trace = await store.dailyNudges.trace(teamId, cohort.id);
    return /[1-9]/u.test(trace) ? trace : undefined;
  },
  'weeks.ofCohort': (teamId) => store.weeks.ofCohort(teamId, cohort.id),
  'workshops.byId': (teamId) => store.workshops.byId(teamId, workshop.id),
  'workshops.ofCohort': (teamId) => store.workshops.ofCohort(teamId, cohort.id),
  'workshops.pairs': (teamId) => store.workshops.pairs(teamId, workshop.id),
  'workshops.parked': (teamId) => store.workshops.parked(teamId, workshop.id),
  'ownData.byId': (teamId) => store.ownData.byId(teamId, table.id),
  'ownData.inCohort': (teamId) => store.ownData.inCohort(teamId, cohort.id),
  'ownData.partsOf': (teamId) => store.ownData.partsOf(teamId, table.id),
};

/** Methods that change existing rows, and so could change a row of another workspace. */
const WRITES: Record<string, (teamId: string) => Promise<unknown>> = {
  'cohorts.lock': (teamId) => store.cohorts.lock(teamId, cohort.id),
  'cohorts.setLocale': (teamId) => store.cohorts.setLocale(teamId, cohort.id, 'ja'),
  'cohorts.setSettings': (teamId) => store.cohorts.setSettings({ ...cohort, teamId, paused: true }),
  'canvases.forget': (teamId) => store.canvases.forget(place(teamId)),
  'canvases.shows': (teamId) => store.canvases.shows(place(teamId), { canvasId: 'F1', shown: 'a' }),
  'canvases.refused': (teamId) => store.canvases.refused(place(teamId), 'restricted_action'),
  'news.putOff': (teamId) => store.news.putOff(teamId, 'dan', at(8)),
  'news.take': (teamId) => store.news.take(teamId, 'dan', ['review-asked']),
  'members.setTold': (teamId) => store.members.setTold(teamId, 'bob', at(8)),
  'members.setDigestAt': (teamId) => store.members.setDigestAt(teamId, 'bob', at(8)),
  'members.setAway': (teamId) => store.members.setAway(teamId, 'bob', undefined),
  'roles.set': (teamId) => store.roles.set(teamId, cohort.id, 'bob', []),
  'runs.begin': (teamId) => store.runs.begin(teamId, run.id, at(1)),
  'runs.undoAttempt': (teamId) => store.runs.undoAttempt(teamId, run.id),
  'runs.setState': (teamId) => store.runs.setState(teamId, run.id, 'failed'),
  'runs.complete': (teamId) => store.runs.complete(teamId, run.id, resultOf(0, 'two')),
  'requests.save': (teamId) => store.requests.save(teamId, { ...request, state: 'reviewed' }),
  'requests.say': (teamId) =>
    store.requests.say(
      teamId,
      presentation.id,
      (presentation.statements ?? []).map((one) => ({ ...one, said })),
    ),
  'requests.dropFigures': (teamId) => store.requests.dropFigures(teamId, cohort.id, cohort.dataset),
  'people.rewritePost': (teamId) => store.people.rewritePost(teamId, post.key, words('three')),
  'people.removePost': (teamId) => store.people.removePost(teamId, 'another'),
  'people.erase': (teamId) => store.people.erase(teamId, 'bob', { pseudonym: 'UGONE1', words: '—' }),
  'people.eraseCohort': (teamId) => store.people.eraseCohort({ ...cohort, teamId }, { words: '—', files: ['data'] }),
  'runs.erase': (teamId) => store.runs.erase(teamId, done.id, { parameters: {} }),
  'runs.forget': (teamId) => store.runs.forget(teamId, done.id),
  'labelling.empty': (teamId) => store.labelling.empty(teamId, done.id),
  'artifacts.replace': (teamId) =>
    store.artifacts.replace(teamId, artifact.id, { id: 'a2', content: Uint8Array.of(2) }),
  'cohorts.setExpiry': (teamId) => store.cohorts.setExpiry(teamId, cohort.id, { toldAt: at(9) }),
  'reviews.react': (teamId) => store.reviews.react(teamId, request.id, 'dan', { kind: 'helps', text: '' }),
  'replies.change': (teamId) => store.replies.change(teamId, { ...reply, text: 'y', editedAt: at(9) }),
  'replies.remove': (teamId) => store.replies.remove(teamId, request.id, reply.id),
  'cohorts.setFacilitator': (teamId) => store.cohorts.setFacilitator(teamId, cohort.id, 'eve'),
  'cohorts.compareAt': (teamId) => store.cohorts.compareAt(teamId, cohort.id, at(3)),
  'members.setStatusSince': (teamId) => store.members.setStatusSince(teamId, 'bob', at(3)),
  'requests.planAgain': (teamId) => store.requests.planAgain(teamId, cohort.id, at(3)),
  'requests.setDue': (teamId) => store.requests.setDue(teamId, request.id, at(8)),
  'requests.remindAgain': (teamId) => store.requests.remindAgain(teamId, 'bob', at(3)),
  'reviews.complete': (teamId) => store.reviews.complete(teamId, request.id, 'cyd', { ratings, comment: 'x' }),
  'posts.revise': (teamId) => store.posts.revise(teamId, post.key, words('three')),
  'deliveries.begin': (teamId) => store.deliveries.begin(teamId, post.key, 2),
  'deliveries.delivered': (teamId) => store.deliveries.delivered(teamId, post.key, '9.9', 9),
  'deliveries.countAttempt': (teamId) => store.deliveries.countAttempt(teamId, post.key),
  'deliveries.putBack': (teamId) => store.deliveries.putBack(teamId, post.key, 'x'),
  'deliveries.fail': (teamId) => store.deliveries.fail(teamId, post.key, 'x'),
  'deliveries.putOff': (teamId) => store.deliveries.putOff(teamId, post.key, LONG),
  'deliveries.lookedTo': (teamId) => store.deliveries.lookedTo(teamId, post.key, 'next'),
  'deliveries.setFiles': (teamId) => store.deliveries.setFiles(teamId, post.key, { ids: ['F1', 'F2'], revision: 2 }),
  'deliveries.holdChannel': (teamId) => store.deliveries.holdChannel(place(teamId), 'owner', LONG),
  'deliveries.releaseChannel': (teamId) => store.deliveries.releaseChannel(place(teamId), 'owner'),
  'decisions.removeAbout': (teamId) => store.decisions.removeAbout(teamId, cohort.id, decision.dataset),
  'decisions.withdraw': (teamId) => store.decisions.withdraw(teamId, decision.id, { byId: 'cyd', at: at(7) }),
  'drafts.remove': (teamId) => store.drafts.remove(draftIn(teamId)),
  'halts.claim': (teamId) => store.halts.claim({ ...halt, teamId }, at(8), at(9)),
  'halts.tryNow': (teamId) => store.halts.tryNow(place(teamId), at(8)),
  'halts.end': (teamId) => store.halts.end(place(teamId)),
  'realQuestions.answer': (teamId) => store.realQuestions.answer(teamId, real.id, { text: 'y', at: at(9) }),
  'realQuestions.pass': (teamId) => store.realQuestions.pass(teamId, real.id, at(9)),
  'buddies.setState': (teamId) => store.buddies.setState(teamId, buddy.id, 'ended'),
  'dailyNudges.see': (teamId) => store.dailyNudges.see(teamId, cohort.id),
  'dailyNudges.remove': (teamId) => store.dailyNudges.remove(teamId, cohort.id),
  'weeks.look': (teamId) => store.weeks.look({ teamId, cohortId: cohort.id, lookedAt: at(9) }, at(10)),
  'weeks.end': (teamId) => store.weeks.end(teamId, cohort.id),
  'workshops.save': (teamId) => store.workshops.save({ ...workshop, teamId, at: 1, step: 2, endedAt: at(9) }),
  'schedules.remove': (teamId) => store.schedules.remove(teamId, cohort.id),
  'cohorts.setDataset': (teamId) => store.cohorts.setDataset(teamId, cohort.id, ownDataset(table.id)),
  'ownData.setView': (teamId) => store.ownData.setView(teamId, table.id, 'V1'),
  'ownData.setState': (teamId) => store.ownData.setState(teamId, table.id, ['used'], 'asked'),
  'ownData.begin': (teamId) => store.ownData.begin(teamId, table.id),
  'ownData.ended': (teamId) => store.ownData.ended(teamId, table.id),
  'ownData.setNames': (teamId) => store.ownData.setNames(teamId, table.id, 'other.csv', ['a']),
  'ownData.setSettings': (teamId) =>
    store.ownData.setSettings(teamId, table.id, { choices: {}, target: 'a', row: 'b', leftOut: [] }),
  'ownData.setConsent': (teamId) =>
    store.ownData.setConsent(teamId, table.id, { how: 'said', by: 'bob', text: 'yes', at: '2026-01-01' }),
  // A table of another workspace has no row to store parts for.
  'ownData.keep': (teamId) => store.ownData.keep(teamId, table.id, { ...kept, hash: 'y', parts: [] }),
  'ownData.use': (teamId) => store.ownData.use(teamId, cohort.id, table.id),
  'ownData.deleteRows': (teamId) => store.ownData.deleteRows(teamId, [table.id]),
  'inbox.lease': (teamId) => store.inbox.lease([{ teamId, key: deed.key }], 0),
  'inbox.done': (teamId) => store.inbox.done([{ teamId, key: deed.key }]),
  'inbox.erase': (teamId) => store.inbox.erase(teamId, 'bob'),
};

/** Methods that insert a row with its workspace. `fill` calls each of them for two workspaces. */
const INSERTS = [
  'canvases.begin',
  'cohorts.create',
  'lessons.create',
  'runs.create',
  'artifacts.add',
  'audit.add',
  'drafts.save',
  'labelling.start',
  'labelling.label',
  'requests.create',
  'replies.add',
  'calibrations.offer',
  'calibrations.save',
  'quickChecks.answer',
  'surveys.answer',
  'decisions.add',
  'tasks.keep',
  'tasks.note',
  'members.setDeparted',
  'members.setMoved',
  'members.setDirectId',
  'members.setLocale',
  'members.setHours',
  'members.setHomeCohort',
  'reviews.invite',
  'news.add',
  'reviews.start',
  'posts.add',
  'deliveries.leaseChannel',
  'deliveries.pace',
  'halts.begin',
  'erasures.begin',
  'schedules.save',
  'dailyNudges.save',
  'ownQuestions.keep',
  'realQuestions.add',
  'buddies.add',
  'buddies.addFinished',
  'buddies.addComment',
  'weeks.begin',
  'members.setMondays',
  'workshops.create',
  'workshops.addPairs',
  'workshops.park',
  'schedules.closeSlot',
  'inbox.keep',
  'ownData.create',
];
/**
 * Methods that work for all workspaces: leases, and lists of owed work whose rows name their workspace. Each has the number of places in
 * which its statement reads rows of all workspaces. `test/store/of-all.test.ts` tests their results.
 */
const OF_ALL: Record<string, { places: number; call: () => Promise<unknown> }> = {
  'duties.lease': { places: 0, call: () => store.duties.lease('sweep', 'owner', at(1), at(2)) },
  'duties.release': { places: 0, call: () => store.duties.release('sweep', 'owner') },
  'duties.backlog': { places: 3, call: () => store.duties.backlog(at(9)) },
  'cohorts.retained': { places: 1, call: () => store.cohorts.retained() },
  'requests.due': { places: 1, call: () => store.requests.due(at(9)) },
  'inbox.take': { places: 1, call: () => store.inbox.take(LONG) },
  'inbox.forgetDone': { places: 1, call: () => store.inbox.forgetDone(LONG) },
  'requests.nextDue': { places: 1, call: () => store.requests.nextDue() },
  'requests.unassigned': { places: 1, call: () => store.requests.unassigned() },
  'halts.tryAllNow': { places: 1, call: () => store.halts.tryAllNow(at(9)) },
  'cohorts.toCompare': { places: 1, call: () => store.cohorts.toCompare(at(9), 9) },
  'cohorts.compareAllSoon': { places: 1, call: () => store.cohorts.compareAllSoon() },
  'schedules.running': { places: 1, call: () => store.schedules.running() },
  'schedules.due': { places: 1, call: () => store.schedules.due(at(9)) },
  'dailyNudges.due': { places: 1, call: () => store.dailyNudges.due(at(9)) },
  'dailyNudges.nextDue': { places: 1, call: () => store.dailyNudges.nextDue() },
  'weeks.due': { places: 1, call: () => store.weeks.due(at(9)) },
  'weeks.nextDue': { places: 1, call: () => store.weeks.nextDue() },
  'workshops.on': { places: 1, call: () => store.workshops.on() },
  'workshops.nextDue': { places: 1, call: () => store.workshops.nextDue() },
  'schedules.nextDue': { places: 1, call: () => store.schedules.nextDue() },
  'runs.unfinished': { places: 1, call: () => store.runs.unfinished() },
  'news.due': { places: 1, call: () => store.news.due(at(9)) },
  // Tables of operators have a workspace of their own, which no team has, and every course may choose them.
  'ownData.shared': { places: 0, call: () => store.ownData.shared() },
  'ownData.share': { places: 0, call: () => store.ownData.share('none') },
  'ownData.unread': { places: 1, call: () => store.ownData.unread() },
  'news.nextDue': { places: 1, call: () => store.news.nextDue() },
  'deliveries.channelsWithUndelivered': { places: 3, call: () => store.deliveries.channelsWithUndelivered(at(9)) },
};

async function everythingOf(teamId: string): Promise<unknown> {
  const inbox = await opened.pool.query('SELECT * FROM kakehashi.inbox WHERE team_id = $1', [teamId]);
  const leaseIsHeld = !(await store.deliveries.leaseChannel(place(teamId), 'other', LONG));
  const reads = await Promise.all(Object.entries(READS).map(async ([name, read]) => [name, await read(teamId)]));
  return { ...Object.fromEntries(reads), leaseIsHeld, inbox: inbox.rows };
}

it('every method of the store is in a list of this file', () => {
  const methods = Object.entries(store)
    .filter(([name]) => name !== 'transaction')
    .flatMap(([name, aggregate]) => Object.keys(aggregate).map((method) => `${name}.${method}`));
  expect([...Object.keys(READS), ...Object.keys(WRITES), ...INSERTS, ...Object.keys(OF_ALL)].sort()).toEqual(
    methods.sort(),
  );
});

it.each(Object.keys(READS))('%s returns a row to its own workspace, and nothing to another', async (name) => {
  const nothing = [undefined, 0, false, []];
  expect(nothing).not.toContainEqual(await READS[name]?.('T1'));
  expect(nothing).toContainEqual(await READS[name]?.('T2'));
});

/** What the test before has read last: reading all takes most of a test's time. */
let lastRead: unknown;
it.each(Object.keys(WRITES))('%s in another workspace changes no row of this one', async (name) => {
  const before = lastRead ?? (await everythingOf('T1'));
  await WRITES[name]?.('T2');
  lastRead = await everythingOf('T1');
  expect(lastRead).toEqual(before);
});

it('two workspaces can have the same ids, and a change in one does not change the other', async () => {
  const before = await everythingOf('T1');
  await fill('T3');
  expect(await everythingOf('T1')).toEqual(before);
  for (const write of Object.values(WRITES)) await write('T3');
  expect(await everythingOf('T1')).toEqual(before);
  expect(await store.posts.byKey('T3', post.key)).toMatchObject({ state: 'failed', fileIds: ['F1', 'F2'] });
});

it('every statement restricts each table to a workspace, except those for all workspaces', async () => {
  for (const [name, { call }] of Object.entries(OF_ALL)) {
    during = name;
    await call();
  }
  during = 'the second way of a method';
  await store.lessons.create('T3', { ...lesson, id: 'again' });
  for (const id of ['again', 'once more']) await store.runs.create('T3', { ...run, id });
  for (const everyMs of [LONG, LONG]) await store.deliveries.pace(place('T3'), { burst: 1, everyMs });
  await store.members.setDeparted('T3', cohort.id, 'gus', undefined);
  const unbound = [...statements].filter(([sql]) => countUnbound(sql) > 0);
  const found = Object.fromEntries(unbound.map(([sql, method]) => [method, countUnbound(sql)]));
  const allowed = Object.entries(OF_ALL).flatMap(([name, { places }]) => (places === 0 ? [] : [[name, places]]));
  expect(found).toEqual(Object.fromEntries(allowed));
  expect([...statements.keys()].filter(insertsWithoutTeam)).toEqual([]);
  // No statement was skipped above.
  expect(statements.size).toBeGreaterThan(150);
});

it('every row has its workspace, and every key and reference includes it on both sides', async () => {
  const tables = await opened.pool.query<{ name: string; nullable: string | null }>(
    `SELECT t.table_name AS name, (SELECT c.is_nullable FROM information_schema.columns c
       WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'team_id') AS nullable
     FROM information_schema.tables t WHERE t.table_schema = 'kakehashi'`,
  );
  const without = tables.rows.filter(({ nullable }) => nullable !== 'NO').map(({ name }) => name);
  expect(without.sort()).toEqual(OF_INSTALLATION);
  expect(tables.rows.length).toBeGreaterThan(20);
  // Keys are unique indexes too.
  const indexes = await opened.pool.query<{ name: string }>(
    `SELECT t.relname AS name FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'kakehashi'::regnamespace AND i.indisunique AND NOT EXISTS (SELECT 1 FROM pg_attribute a
       WHERE a.attrelid = t.oid AND a.attname = 'team_id' AND a.attnum = ANY (i.indkey::int2[]))`,
  );
  expect(indexes.rows.map(({ name }) => name).sort()).toEqual(OF_INSTALLATION);
  const references = await opened.pool.query<{ name: string }>(
    `SELECT k.conname AS name FROM pg_constraint k WHERE k.connamespace = 'kakehashi'::regnamespace AND k.contype = 'f'
       AND NOT EXISTS (SELECT 1 FROM unnest(k.conkey, k.confkey) AS pair (here, there)
         JOIN pg_attribute h ON h.attrelid = k.conrelid AND h.attnum = pair.here AND h.attname = 'team_id'
         JOIN pg_attribute o ON o.attrelid = k.confrelid AND o.attnum = pair.there AND o.attname = 'team_id')`,
  );
  expect(references.rows).toEqual([]);
});

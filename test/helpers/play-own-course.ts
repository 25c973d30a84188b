import type { FriendlyValue } from 'slack-stand-in';
import { expect } from 'vitest';
import { messageIdsOf } from '../../src/course/lesson.ts';
import { isProcess, LESSON_IDS, type LessonId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import type { RoleId } from '../../src/course/role.ts';
import { RUBRIC } from '../../src/course/rubric.ts';
import { nearestExampleRequest } from '../../src/exercise/nearest-example-request.ts';
import { exampleMark } from '../../src/messages/example-mark.ts';
import { ACTIONS, BLOCKS, MARKS, VIEWS } from '../../src/slack/app/ids.ts';
import { readTable } from '../../src/table/reading/read-table.ts';
import { bringTable, useTable } from './bring-table.ts';
import { course } from './course.ts';
import { houseWords } from './house-words.ts';
import type { MadeUpTable } from './own-tables.ts';
import { PLACES, sayIn, TEAM } from './post-analyze.ts';
import { startCohort } from './start-cohort.ts';
import { startKakehashi } from './start-kakehashi.ts';

/** What a person saw: a message, a form, App Home, or a file. */
export interface Seen {
  where: string;
  text: string;
  /** Whether it says that it's about the course's example. */
  marked: boolean;
}

/** Kinds of places that tell of the example in each course, whatever its table is. */
const TELLING = ['chat.postMessage', 'chat.update', 'views.open', 'views.push', 'reply'];

/** Expects that house words are seen only where the example is marked, and that they are seen there. */
export function expectHousesOnlyMarked(seen: readonly Seen[]): void {
  const found = seen
    .map(({ where, text, marked }) => ({ where, marked, words: [...new Set(houseWords(text))] }))
    .filter(({ words }) => words.length > 0);
  expect(found.filter(({ marked }) => !marked)).toEqual([]);
  const places = found.map(({ where }) => where.split(' ')[0]);
  for (const place of TELLING) expect(places).toContain(place);
}

interface Block {
  block_id?: string;
}

/** Exercises of a lesson that begin with a button in its thread, and are read in the form that it opens. */
const LOOKED_AT = [ACTIONS.openQuickCheck, ACTIONS.openTwoViews, ACTIONS.openTell];

/** Other buttons that a course must have offered. */
const PLAYED = [ACTIONS.openBeforeAndAfter, ACTIONS.openTask, ACTIONS.openKeepDecision, ACTIONS.applyDecisions];

/** Keys of what nobody reads. */
const UNREAD = ['type', 'action_id', 'block_id', 'callback_id', 'value', 'private_metadata', 'metadata'];

/** Every text in a call or view; blocks may be JSON. */
function textsIn(it: unknown, key = ''): string[] {
  if (UNREAD.includes(key)) return [];
  if (typeof it === 'string') return /^[[{]/u.test(it) && isCall(key) ? textsIn(JSON.parse(it)) : [it];
  if (it === null || typeof it !== 'object') return [];
  return Object.entries(it).flatMap(([name, inner]) => textsIn(inner, name));
}

/** Arguments of a call that are JSON. */
const isCall = (key: string) => ['blocks', 'view', 'files'].includes(key);

/**
 * Plays a course on a team's own table through the app: all lessons, every form and file of theirs, and a request in each lesson that has them.
 * @param place in the team's channel, or in a person's direct messages with the app
 * @returns everything that anyone saw once the course used the table
 */
export async function playOwnCourse(table: MadeUpTable, locale: Locale, place: 'team' | 'alone'): Promise<Seen[]> {
  const { learner } = PLACES[locale];
  const channel = place === 'team' ? PLACES[locale].channel : `D${learner.slice(1)}`;
  const say = sayIn(locale);
  const seen: Seen[] = [];
  const pressed = new Set<string>();
  /** The first request that a stand-in has answered. */
  let answered: string | undefined;
  const kakehashi = await startKakehashi('socket');
  const { rehearsal, service } = kakehashi;
  const { driver, waitFor } = rehearsal;
  const { store } = service.flow;
  const json = (it: unknown) => JSON.stringify(it ?? '');

  const named = { target: table.target, row: table.row[locale], unit: table.unit };
  const asIs = (name: string) => name;
  const mark = exampleMark(named, locale, course.t, { target: asIs, row: asIs });
  const note = (where: string, shown: unknown, blocks: readonly Block[] = []) => {
    const text = textsIn(shown).join('\n');
    // A form that quotes an answer quotes its mark, too.
    const marked = blocks.some(({ block_id }) => block_id === MARKS.example) || inOneLine(text).includes(mark);
    seen.push({ where, text, marked });
  };
  /** Waits for a form, and notes it: what answers a submission is no call. */
  const form = async (callbackId: string | undefined, before?: string) => {
    const modal = await waitFor(() => {
      const top = driver.modal(learner);
      return top !== undefined && (callbackId === undefined || top.callbackId === callbackId) && top.id !== before
        ? top
        : undefined;
    });
    note(`form ${callbackId ?? ''}`, [modal.title, modal.blocks], modal.blocks as Block[]);
    return modal;
  };
  const opened = async (
    where: Parameters<typeof driver.action>[1],
    action: string,
    callbackId?: string,
    value?: string,
  ) => {
    const before = driver.modal(learner)?.id;
    await driver.action(learner, where, action, value === undefined ? {} : { value });
    return form(callbackId, before);
  };
  const submitted = async (values: Record<string, FriendlyValue>) => {
    const { errors } = await driver.submit(learner, undefined, values);
    if (errors !== undefined) throw new Error(`refused: ${json(errors)}`);
  };
  const closeAll = async () => {
    while (driver.modal(learner) !== undefined) await driver.closeView(learner);
  };
  /** Values of the buttons of an action, in blocks. */
  const valuesOf = (blocks: unknown, action: string): string[] => {
    const found: string[] = [];
    JSON.stringify(blocks, (_key, it) => {
      if (it?.action_id === action && typeof it.value === 'string') found.push(it.value);
      return it;
    });
    return found;
  };
  const holding = (threadTs: string, text: string) =>
    driver.messages(channel, threadTs).find(({ blocks }) => json(blocks).includes(text));

  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale });
    await bringTable(kakehashi, { channel, facilitator: learner, name: table.name, bytes: table.bytes });
    const values = { [BLOCKS.target]: table.target, [BLOCKS.rowName]: table.row[locale], [BLOCKS.unit]: table.unit };
    await useTable(kakehashi, { facilitator: learner, values, allowed: 'Mia, until March' });
    await waitFor(() => driver.messages(channel).some(({ text }) => text.includes(table.name)));
    await closeAll();
    const before = rehearsal.calls.length;

    for (const id of LESSON_IDS) await playLesson(id);
    driver.openHome(learner);
    await waitFor(() => driver.home(learner) !== undefined);
    await driver.command(learner, channel, '/kakehashi progress');
    await driver.command(learner, channel, '/kakehashi report');
    const reported = json(say('report.private')).slice(1, -1);
    await waitFor(() => rehearsal.calls.slice(before).some(({ args }) => json(args).includes(reported)));

    for (const { method, args } of rehearsal.calls.slice(before)) {
      const { blocks, view } = args as { blocks?: unknown; view?: unknown };
      const parse = (it: unknown) => (typeof it === 'string' ? JSON.parse(it) : it);
      const all = [...(parse(blocks) ?? []), ...(parse(view)?.blocks ?? [])] as Block[];
      note(`${method} ${parse(view)?.callback_id ?? ''}`, args, all);
    }
    await noteStored();
    const missed = [...LOOKED_AT, ...PLAYED].filter((action) => !pressed.has(action));
    if (missed.length > 0) throw new Error(`no lesson has a button of ${missed.join(', ')}`);
    if (kakehashi.log.errors.length > 0) throw new Error(json(kakehashi.log.errors));
    return seen;
  } finally {
    await kakehashi.stop();
  }

  async function playLesson(id: LessonId) {
    const lesson = course.lesson(locale, id);
    const parts = messageIdsOf(lesson);
    const posted = driver.messages(channel).length;
    await driver.command(learner, channel, `/kakehashi lesson ${id}`);
    const { ts } = await waitFor(() =>
      driver
        .messages(channel)
        .slice(posted)
        .find((m) => (m.replyCount ?? 0) >= parts.length),
    );
    const part = (nth: number) => driver.messages(channel, ts)[1 + nth];
    if (isProcess(id)) {
      await driver.action(learner, { channel, ts }, ACTIONS.runStep);
      await waitFor(() => driver.messages(channel, ts).some(({ files = [] }) => files.length > 0));
    }
    for (const [nth, name] of parts.entries()) {
      const at = { channel, ts: part(nth)?.ts ?? '' };
      const more = await opened(at, ACTIONS.openLessonPart);
      if (name === 'programming') await playCases(more);
      await closeAll();
    }
    const exercise = driver
      .messages(channel, ts)
      .find(({ blocks }) => valuesOf(blocks, ACTIONS.openParameters).length > 0);
    // Analyze has run by now, so the decision can be one about a column.
    if (id === 'prepare' && answered !== undefined) await playKeeping(answered);
    if (exercise !== undefined) {
      const { id: viewId } = await opened({ channel, ts: exercise.ts }, ACTIONS.openParameters, VIEWS.parameters);
      if (valuesOf(driver.rawModal(learner)?.blocks, ACTIONS.applyDecisions).length > 0) await playApplying(viewId);
      await closeAll();
    }
    if (id === 'prepare') await playLabelling(ts);
    if (id === 'train' || id === 'test') {
      const findings = await waitFor(() => holding(ts, ACTIONS.openPrediction));
      await opened({ channel, ts: findings.ts }, ACTIONS.openPrediction, VIEWS.prediction);
      await submitted({});
      await form(VIEWS.prediction);
      await closeAll();
    }
    if (isProcess(id)) await playTask(ts);
    for (const action of LOOKED_AT) await playLook(ts, action);
    if (lesson.parts.communication !== undefined) await playAsking(id, ts);
  }

  /** Opens a form from its button in the lesson's thread, where there is one. */
  async function playLook(ts: string, action: string) {
    const at = driver.messages(channel, ts).find(({ blocks }) => valuesOf(blocks, action).length > 0);
    if (at === undefined) return;
    pressed.add(action);
    await opened({ channel, ts: at.ts }, action);
    await closeAll();
  }

  /** The task in Python, and where to look after a wrong answer. */
  async function playTask(ts: string) {
    const findings = await waitFor(() => holding(ts, ACTIONS.openTask));
    await driver.action(learner, { channel, ts: findings.ts }, ACTIONS.openTask);
    // Until it's worked out, the form says so.
    const title = say('do-it.working');
    const form = await waitFor(() => {
      const top = driver.modal(learner);
      return top !== undefined && !json(top.blocks).includes(title) ? top : undefined;
    });
    note('form task', [form.title, form.blocks], form.blocks as Block[]);
    if (form.callbackId === VIEWS.task) {
      pressed.add(ACTIONS.openTask);
      await submitted({ [BLOCKS.answer]: '-987654' });
      await waitFor(() => json(driver.modal(learner)?.blocks).includes('-987654'));
      note('form task', driver.modal(learner)?.blocks, driver.modal(learner)?.blocks as Block[]);
    }
    await closeAll();
  }

  async function playCases(more: { id: string; blocks: unknown }) {
    for (const value of valuesOf(more.blocks, ACTIONS.openCase)) {
      await opened({ viewId: more.id }, ACTIONS.openCase, undefined, value);
      for (const stage of ['hint', 'answer']) {
        await driver.action(learner, { viewId: driver.modal(learner)?.id ?? '' }, ACTIONS.openCase);
        await waitFor(() => json(driver.modal(learner)?.blocks).includes(`*${say(`case.${stage}`)}*`));
      }
      await driver.closeView(learner);
    }
  }

  async function playLabelling(ts: string) {
    const findings = await waitFor(() => holding(ts, ACTIONS.startLabelling));
    await driver.action(learner, { channel, ts: findings.ts }, ACTIONS.startLabelling);
    const round = await waitFor(() => holding(ts, ACTIONS.openLabelling));
    await opened({ channel, ts: round.ts }, ACTIONS.openLabelling, VIEWS.labelling);
    await closeAll();
  }

  async function playAsking(id: LessonId, ts: string) {
    const asked = await wordOwnRequest(id);
    const ask = await opened({ channel, ts }, ACTIONS.openAsk, VIEWS.ask);
    // A step's own draft is there from the beginning; others are composed at a press, and drawn into the form.
    if (isProcess(id) && !json(ask.blocks).includes('"initial_value"')) {
      await driver.action(learner, { viewId: ask.id }, ACTIONS.fillFromFindings);
      await waitFor(() => json(driver.rawModal(learner)?.blocks).includes('"initial_value"'));
    }
    await opened({ viewId: ask.id }, ACTIONS.openFiveWs, VIEWS.fiveWs);
    await driver.closeView(learner);
    if (valuesOf(ask.blocks, ACTIONS.openBeforeAndAfter).length > 0) {
      pressed.add(ACTIONS.openBeforeAndAfter);
      await opened({ viewId: ask.id }, ACTIONS.openBeforeAndAfter);
      await driver.closeView(learner);
    }
    await driver.action(learner, { viewId: ask.id }, ACTIONS.checkRequest);
    const now = () => json(driver.rawModal(learner)?.blocks);
    await waitFor(() => now().includes(MARKS.requestHints));
    const shown = driver.rawModal(learner) as unknown as { blocks: Block[] };
    const field = shown.blocks.map(({ block_id = '' }) => block_id).find((one) => one.startsWith(BLOCKS.text)) ?? '';
    const before = driver.messages(channel).length;
    await submitted({ role: asked.role, kind: asked.kind, [field]: asked.text });
    const request = await waitFor(() =>
      driver
        .messages(channel)
        .slice(before)
        .find(({ blocks }) => json(blocks).includes(json(asked.text.trim().slice(0, 12)).slice(1, -1))),
    );
    await closeAll();
    if (asked.near) {
      const reply = await waitFor(() => holding(request.ts, ACTIONS.openFullRequest));
      await opened({ channel, ts: reply.ts }, ACTIONS.openFullRequest);
      await closeAll();
    }
    if (asked.near) {
      answered ??= request.ts;
      await playKeeping(request.ts);
    }
    if (place === 'alone') await playSelfReview(request.ts);
    const examples = await opened({ channel, ts }, ACTIONS.openExampleRequests);
    const [first = ''] = valuesOf(examples.blocks, ACTIONS.openFullRequest);
    await opened({ viewId: examples.id }, ACTIONS.openFullRequest, undefined, first);
    await closeAll();
    const communication = driver
      .messages(channel, ts)
      .find(({ blocks }) => valuesOf(blocks, ACTIONS.openCoverage).length > 0);
    await opened({ channel, ts: communication?.ts ?? '' }, ACTIONS.openCoverage);
    await closeAll();
  }

  /** Keeps a stand-in's answer as a decision: about a column once a run knows them, else as a sentence. */
  async function playKeeping(ts: string) {
    const request = await waitFor(() =>
      driver.messages(channel).find((one) => one.ts === ts && json(one.blocks).includes(ACTIONS.openKeepDecision)),
    );
    const form = await opened({ channel, ts: request.ts }, ACTIONS.openKeepDecision, VIEWS.keepDecision);
    pressed.add(ACTIONS.openKeepDecision);
    const hasColumns = (form.blocks as Block[]).some(({ block_id }) => block_id === BLOCKS.column);
    const column = hasColumns ? featureOf(table) : undefined;
    const decision = column === undefined ? {} : { [BLOCKS.decided]: 'drop', [BLOCKS.column]: column };
    await submitted({ [BLOCKS.text]: say('five-ws.when.example'), ...decision });
    await waitFor(() => json(driver.modal(learner)?.blocks).includes(ACTIONS.withdrawDecision));
    const kept = driver.modal(learner);
    note('form decisions', kept?.blocks, kept?.blocks as Block[]);
    await closeAll();
  }

  /** Fills the form of a step from the team's decisions. */
  async function playApplying(viewId: string) {
    const before = json(driver.modal(learner)?.blocks);
    await driver.action(learner, { viewId }, ACTIONS.applyDecisions);
    await waitFor(() => json(driver.modal(learner)?.blocks) !== before);
    pressed.add(ACTIONS.applyDecisions);
    const form = driver.modal(learner);
    note('form parameters', form?.blocks, form?.blocks as Block[]);
    await submitted({});
  }

  /** Rates and rewrites one's own request, beside an example. */
  async function playSelfReview(ts: string) {
    const at = await waitFor(() => holding(ts, ACTIONS.openSelfReview));
    await opened({ channel, ts: at.ts }, ACTIONS.openSelfReview, VIEWS.selfReview);
    await submitted(Object.fromEntries(RUBRIC.map((one) => [one, 'partly'])));
    await form(VIEWS.rewrite);
    await closeAll();
  }

  /**
   * An example request of the lesson without its house words, to a role that no one on the team holds: its stand-in answers. Where the
   * words that are left aren't like the example any more, the request goes to the one who holds the role, and no stand-in quotes an example.
   */
  async function wordOwnRequest(id: LessonId) {
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const held = await store.roles.list(TEAM, cohort?.id ?? '');
    const worded = course.lesson(locale, id).exampleRequests.flatMap(({ roles, kind, full }) => {
      const text = houseWords(full).reduce((left, word) => left.replaceAll(word, ''), full);
      return roles
        .filter((role) => role !== 'data-scientist' && held.every((each) => each.role !== role))
        .map((role: RoleId) => {
          const near = nearestExampleRequest(course, locale, { process: id, role, kind, text }) !== undefined;
          return { role, kind, text, near };
        });
    });
    const chosen = worded.find(({ near }) => near) ?? worded[0];
    if (chosen !== undefined) return chosen;
    const { roles = [], kind = 'information' } = course.lesson(locale, id).exampleRequests[0] ?? {};
    return { role: roles[0] ?? '', kind, text: say('five-ws.when.example'), near: false };
  }

  /** Notes what isn't in a call: the texts of files, and stand-ins' replies as forms and reports show them. */
  async function noteStored() {
    const requests = await (kakehashi.pool?.query<{ id: string }>('SELECT id FROM kakehashi.request') ?? { rows: [] });
    const marked: string[] = [];
    for (const { id } of requests.rows) {
      for (const { text } of await store.replies.of(TEAM, id)) {
        seen.push({ where: 'reply', text, marked: text.includes(mark) });
        if (text.includes(mark)) marked.push(inOneLine(text));
      }
    }
    const files = await (kakehashi.pool?.query<{ id: string; kind: string; media_type: string }>(
      'SELECT id, kind, media_type FROM kakehashi.artifact ORDER BY kind',
    ) ?? { rows: [] });
    for (const { id, kind, media_type } of files.rows) {
      if (media_type.startsWith('image/')) continue;
      const file = await store.artifacts.byId(TEAM, id);
      const written = inOneLine(Buffer.concat(file?.slices ?? []).toString('utf8'));
      // A report quotes whole replies, each with its mark.
      note(
        `file ${kind}`,
        marked.reduce((left, reply) => left.replaceAll(reply, ''), written),
      );
    }
  }
}

/** A column of a table besides its target. */
function featureOf({ bytes, target }: MadeUpTable): string {
  const { columns } = readTable(bytes).table;
  const found = columns.findLast(({ name, type }) => type === 'numeric' && name !== target);
  if (found === undefined) throw new Error('the table has no other column of numbers');
  return found.name;
}

/** A text without line breaks, the marks of quotations, and the escapes of Markdown, HTML and CSV. */
function inOneLine(text: string): string {
  const plain = text
    .replace(/^> ?/gmu, '')
    .replace(/\\+([^\w\s])|\\$/gmu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  return plain.replaceAll('""', '"').replace(/\s+/gu, ' ');
}

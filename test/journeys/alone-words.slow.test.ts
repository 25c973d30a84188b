import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { NEEDED_SCOPES } from '../helpers/needed-scopes.ts';
import { sayIn } from '../helpers/post-analyze.ts';
import { postLesson } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const LEARNERS = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** Words that speak to a team in a channel. */
const OF_A_TEAM: Record<Locale, RegExp> = {
  en: /\b(?:teams?|teammates?|peers?|colleagues?|channels?|cohorts?|facilitators?|everyone|everybody)\b|<#/iu,
  ja: /チーム|チャンネル|コーホート|メンバー|ファシリテーター|全員|皆さん|みんな|仲間|<#/u,
};
/** What a sentence of the lessons says of teams in general is taught. What it says of this course and where it runs is not. */
const OF_THIS_COURSE: Record<Locale, RegExp> = {
  en: /\b(?:this channel|your channel|your team['’]s (?:run|findings|diagnosis)|cohort|facilitator)\b|<#/iu,
  ja: /このチャンネル|あなたのチーム|コーホート|ファシリテーター|<#/u,
};

/** What reads right for one person, and why. */
const RIGHT: Record<Locale, [RegExp, why: string][]> = {
  en: [
    [/take it with a team, type/u, 'the menu offers the other way to take the course'],
    [/(?:roles|members) of a team|example team/u, 'what the stand-ins play'],
    [
      /teams? that does the (?:work|checking)|the team that|checking team/iu,
      'the team in the scenario of Business Understanding',
    ],
    [/across this workspace|in every channel|channels? you left/u, 'what is kept about a person in all their courses'],
    [/pinned in this channel|go to your channel/u, 'requests and answers of the course’s example team'],
  ],
  ja: [
    [/チームで学ぶときは/u, 'the menu offers the other way to take the course'],
    [/チームの(?:ロール|各ロール|メンバー)|例のチーム|コースの例/u, 'what the stand-ins play'],
    [/作業をしているチーム|確認チーム/u, 'the team in the scenario of Business Understanding'],
    [/全チャンネルで|すべてのチャンネル|退出したチャンネル/u, 'what is kept about a person in all their courses'],
    [/このチャンネルにピン留め|そちらのチャンネル/u, 'requests and answers of the course’s example team'],
  ],
};

const letters = (text: string) => text.replace(/<!--.*?-->/gsu, '').replace(/[^\p{L}]/gu, '');

/** Letters of all lessons, role cards and roles of a language. */
function taughtIn(locale: Locale): string {
  const folder = new URL(`../../lessons/${locale}/`, import.meta.url).pathname;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|yml)$/u.test(file))
    .map((file) => letters(readFileSync(join(folder, file), 'utf8')))
    .join(' ');
}

/** Every text in a payload that a person reads. */
function textsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') {
    if (/^[[{]/u.test(value) && ['blocks', 'view', 'files'].includes(name)) return textsIn(JSON.parse(value), name);
    return /^(?:text|alt_text|alt_txt|initial_comment|title|name)$/u.test(name) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, Array.isArray(value) ? name : key));
}

test.each(LOCALES)(
  'a course in a direct message, played through all steps in %s, speaks to one person',
  async (locale) => {
    const learner = LEARNERS[locale];
    const channel = `D${learner.slice(1)}`;
    const say = sayIn(locale);
    const kakehashi = await startKakehashi('socket', { scopes: NEEDED_SCOPES });
    const { rehearsal } = kakehashi;
    const { driver, waitFor } = rehearsal;
    const read: string[] = [];
    const lookAt = (it: Json | object | undefined) => read.push(...textsIn(it));
    const modal = async (callbackId?: string) => {
      const shown = await waitFor(() => {
        const open = driver.rawModal(learner);
        return open !== undefined && (callbackId === undefined || driver.modal(learner)?.callbackId === callbackId)
          ? open
          : undefined;
      });
      lookAt(shown);
      return shown;
    };
    const close = async () => {
      while (driver.modal(learner) !== undefined) await driver.closeView(learner);
    };
    const told = async (typed: string) => {
      const before = driver.ephemerals(learner).length;
      await driver.command(learner, channel, `/kakehashi ${typed}`);
      await waitFor(() => driver.ephemerals(learner).length > before);
    };
    const form = async (typed: string) => {
      await driver.command(learner, channel, `/kakehashi ${typed}`);
      await modal();
      await close();
    };
    const home = async () => {
      const drawn = () => rehearsal.calls.filter(({ method }) => method === 'views.publish').length;
      const before = drawn();
      driver.openHome(learner);
      await waitFor(() => drawn() > before);
    };
    try {
      await driver.command(learner, channel, '/kakehashi start');
      await modal(VIEWS.start);
      await driver.submit(learner, undefined, { locale });
      await waitFor(() => driver.messages(channel).length > 0);
      await driver.command(learner, channel, '/kakehashi role');
      await modal(VIEWS.roles);
      await driver.submit(learner, undefined, { roles: ['data-scientist', 'product-manager'] });
      await told('');
      await told('help');
      await told('roles');

      for (const process of PROCESS_IDS) {
        const lesson = await postLesson(rehearsal, { channel, learner, process });
        const thread = () => driver.messages(channel, lesson.ts);
        const holding = (action: string) =>
          thread().filter((m) => JSON.stringify(m.blocks ?? []).includes(`"${action}"`));
        const press = (ts: string, action: string) => driver.action(learner, { channel, ts }, action);
        for (const part of holding(ACTIONS.openLessonPart)) {
          await press(part.ts, ACTIONS.openLessonPart);
          await modal();
          await close();
        }
        await press(holding(ACTIONS.openParameters)[0]?.ts ?? '', ACTIONS.openParameters);
        await modal();
        await close();
        const found = say('findings.title', { process: course.process(locale, process).name });
        await press(lesson.ts, ACTIONS.runStep);
        const run = await waitFor(() => thread().find((m) => m.text === found));
        await waitFor(() => thread().some((m) => (m.files?.length ?? 0) > 0));
        await press(run.ts, ACTIONS.openFiles);
        await modal(VIEWS.files);
        const sent = () => driver.messages(channel).flatMap((m) => (m.threadTs === undefined ? (m.files ?? []) : []));
        const before = sent().length;
        await driver.submit(learner);
        await modal();
        await close();
        await waitFor(() => sent().length > before);

        await press(lesson.ts, ACTIONS.openAsk);
        await modal(VIEWS.ask);
        const [role = ''] = course.process(locale, process).offers;
        const text = `${process}: by Friday, please.`;
        await driver.submit(learner, undefined, { role, kind: 'information', text });
        const request = await waitFor(() =>
          driver
            .messages(channel)
            .find((m) => JSON.stringify(m.blocks ?? []).includes(text) && (m.replyCount ?? 0) > 0),
        );
        if (JSON.stringify(request.blocks).includes(ACTIONS.openSelfReview)) {
          await press(request.ts, ACTIONS.openSelfReview);
          await modal(VIEWS.selfReview);
          await close();
        }
        await press(holding(ACTIONS.openExampleRequests)[0]?.ts ?? '', ACTIONS.openExampleRequests);
        await modal();
        await close();
        await press(holding(ACTIONS.openCoverage)[0]?.ts ?? '', ACTIONS.openCoverage);
        await modal();
        await close();
        if (process === 'prepare') {
          await press(run.ts, ACTIONS.startLabelling);
          const round = await waitFor(() => holding(ACTIONS.openLabelling)[0]);
          await press(round.ts, ACTIONS.openLabelling);
          await modal(VIEWS.labelling);
          await close();
        }
        await home();
      }
      await told('');
      for (const typed of ['settings', 'away']) await form(typed);
      await driver.command(learner, channel, '/kakehashi schedule');
      await modal(VIEWS.schedule);
      await driver.submit(learner);
      await close();
      await told('progress');
      await told('report');
      await told(`away ${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}`);
      await home();
      await told('back');
      await home();
      // An earlier drawing may arrive meanwhile.
      const shown = await waitFor(() => {
        const now = driver.home(learner);
        return JSON.stringify(now?.blocks ?? []).includes(`"${ACTIONS.openAway}"`) ? now : undefined;
      });
      await driver.action(learner, { viewId: shown.id }, ACTIONS.openAway);
      await modal(VIEWS.away);
      await close();
      await waitFor(() => driver.messages(channel).some((m) => m.files?.some(({ name }) => name.endsWith('.csv'))));

      // Their own name is for others.
      const own = rehearsal.users.find(({ id }) => id === learner)?.realName ?? '';
      const said = rehearsal.calls
        .filter(({ method }) => method.startsWith('chat.'))
        .flatMap(({ args }) => textsIn(args));
      expect(said.filter((text) => text.includes(own))).toEqual([]);
      for (const { args, method } of rehearsal.calls) if (method !== 'chat.getPermalink') lookAt(args);
      const files = driver
        .messages(channel)
        .flatMap((m) => [m, ...driver.messages(channel, m.ts)])
        .flatMap((m) => m.files ?? []);
      for (const { name, url } of new Map(files.map((file) => [file.url, file])).values()) {
        if (!/\.(?:md|ipynb|csv|txt|json)$/u.test(name) || /^(?:dataset|features|model)/u.test(name)) continue;
        const content = await (await fetch(`${rehearsal.url}${url}`)).text();
        read.push(...(name.endsWith('.ipynb') ? notebookTexts(content) : [content]));
      }

      const taught = taughtIn(locale);
      const wrong = new Set<string>();
      for (const line of new Set(read.flatMap((text) => text.split('\n')))) {
        for (const sentence of line.split(locale === 'en' ? /(?<=[.?!:]) / : /(?<=[。？！：])/u)) {
          if (!OF_A_TEAM[locale].test(sentence)) continue;
          const isTaught = letters(sentence).length > 0 && taught.includes(letters(sentence));
          if (isTaught && !OF_THIS_COURSE[locale].test(sentence)) continue;
          if (RIGHT[locale].some(([words]) => words.test(sentence))) continue;
          wrong.add(sentence.trim());
        }
      }
      expect([...wrong]).toEqual([]);
      expect(read.length).toBeGreaterThan(500);
      expect(kakehashi.log.errors).toEqual([]);
    } finally {
      await kakehashi.stop();
    }
  },
);

/** The sources of a notebook's cells. */
function notebookTexts(content: string): string[] {
  const { cells } = JSON.parse(content) as { cells: { source: string | string[] }[] };
  return cells.map(({ source }) => (Array.isArray(source) ? source.join('') : source));
}

import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Time zones of the facilitators. */
const ZONES = { en: 'Europe/London', ja: 'Asia/Tokyo' };

/** The team's progress: in the channel for everybody, in App Home for each person. */
describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  let now = Date.now();
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const shown = () =>
    driver()
      .messages(channel)
      .filter((m) => m.text.startsWith(say('list.pair', { label: say('progress.title'), text: '' })));

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { now: () => now });
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('the command posts a table and a chart in the channel with counts of requests and answers', async () => {
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    await driver().submit(learner, undefined, {
      role: 'domain-expert',
      kind: 'information',
      text: `Progress ${locale}?`,
    });
    await waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => JSON.stringify(m.blocks ?? []).includes(`Progress ${locale}?`)),
    );
    await driver().command('U0MEI', channel, locale === 'en' ? '/kakehashi progress' : '/kakehashi 進捗');
    const message = await waitFor(() => shown()[0]);
    expect(message.text).toContain(say('progress.lead', { done: 0, of: 6 }));
    expect(message.text).toContain(say('progress.now', { process: course.process(locale, 'analyze').name }));
    const table = JSON.stringify(message.blocks);
    const examples = course.lesson(locale, 'analyze').exampleRequests.length;
    expect(table).toContain(say('progress.of', { n: 1, of: examples }));
    expect(table).toContain(kakehashi.rehearsal.users.find(({ id }) => id === 'U0MEI')?.realName);
    expect(table).not.toContain('<@');
    const chart = await waitFor(() =>
      driver()
        .messages(channel, message.ts)
        .find((m) => (m.files?.length ?? 0) > 0),
    );
    expect(chart.files?.[0]?.altText).toBe(
      say('chart.progress.alt', { asked: 1, answered: 0, reviewed: 0, done: 0, of: 6 }),
    );
    expect(shown()).toHaveLength(1);
  });

  test('App Home shows the progress through the six processes', async () => {
    driver().openHome(learner);
    const home = await waitFor(() => driver().home(learner));
    const blocks = JSON.stringify(home.blocks);
    for (const { name } of course.processes(locale)) expect(blocks).toContain(name);
    expect(blocks).toContain(say('progress.state.now'));
    expect(blocks).toContain(say('progress.counts', { asked: 1, answered: 0 }));
  });

  test('sends the facilitator the report as a page and as a table without spreadsheet formulas', async () => {
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    const text = `=HYPERLINK("x") "${locale}",\nby Friday?`;
    await driver().submit(learner, undefined, { role: 'it-auditor', kind: 'review', text });
    const request = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes('=HYPERLINK')),
    );
    await driver().action('U0MEI', { channel, ts: request.ts }, ACTIONS.openReply);
    await waitFor(() => driver().modal('U0MEI')?.callbackId === VIEWS.reply);
    await driver().submit('U0MEI', undefined, { text: 'Yes, you may.' });

    await driver().command(learner, channel, locale === 'en' ? '/kakehashi report' : '/kakehashi レポート');
    const direct = `D${learner.slice(1)}`;
    const files = () =>
      driver()
        .messages(direct)
        .flatMap((m) => m.files ?? []);
    await waitFor(() => files().length === 3);
    const lead = say('report.lead', { channel: `<#${channel}>`, n: 2 });
    expect(
      driver()
        .messages(direct)
        .map(({ text }) => text),
    ).toContain(lead);
    const read = async (name: string) => {
      const file = files().find((one) => one.name === name);
      return (await fetch(`${kakehashi.rehearsal.url}${file?.url}`)).text();
    };
    const page = await read('report.md');
    expect(page).toContain(`# ${say('report.title')}`);
    expect(page).toContain(ZONES[locale]);
    const role = course.role(locale, 'it-auditor').name;
    expect(page).toMatch(new RegExp(`\\| ${role} \\| 1 \\| `, 'u'));
    // Lists requests and answers with their people, without markup.
    expect(page).toContain(say('report.asked', { role, person: '高橋 芽衣' }));
    expect(page).toContain('> =HYPERLINK');
    expect(page).toContain('> Yes, you may.');
    expect(page).toContain(say('report.no-reply'));
    // The data analyst got no request: the domain expert was asked a question that both can answer.
    const analyst = course.role(locale, 'data-analyst').name;
    expect(page).toMatch(new RegExp(`\\| ${analyst} \\| 0 \\| (0 of \\d+|\\d+件中0件) \\|`, 'u'));
    expect(page).not.toContain(`| ${course.role(locale, 'operator').name} |`);
    expect(page).not.toMatch(/ 0 working hours| 0 時間/u);

    const csv = await read('report.csv');
    const { data, meta } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/u, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(2);
    const column = (name: string) => say(`report.column.${name}`, { zone: ZONES[locale] });
    expect(meta.fields?.at(-1)).toBe(column('id'));
    const row = data.find((one) => one[column('kind')] === say('kind.review'));
    expect(row?.[column('text')]).toBe(`'${text}`);
    expect(row).toMatchObject({
      [column('process')]: course.process(locale, 'analyze').name,
      [column('roles')]: role,
      [column('asked')]: '高橋 芽衣',
      [column('replies')]: '1',
      [column('answers')]: '高橋 芽衣: Yes, you may.',
      [column('reviews')]: '0',
    });
    expect(row?.[column('asked-at')]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/u);
    expect(Number(row?.[column('hours')])).toBeGreaterThanOrEqual(0);
    const waiting = data.find((one) => one[column('kind')] === say('kind.information'));
    expect(waiting?.[column('first-reply-at')]).toBe('');
  });

  const nameOf = (id: string) => kakehashi.rehearsal.users.find((user) => user.id === id)?.realName ?? '';
  const progress = () =>
    driver().command('U0MEI', channel, locale === 'en' ? '/kakehashi progress' : '/kakehashi 進捗');

  test('the message says who waits for whom, without a mention, and follows the requests by itself', async () => {
    const [message] = shown();
    const blocks = () => JSON.stringify(shown()[0]?.blocks);
    const waits = `${nameOf(learner)}${locale === 'en' ? ' is waiting for ' : ' さんが '}`;
    expect(blocks()).toContain(say('progress.waiting'));
    expect(blocks()).toContain(waits);
    expect(blocks()).toMatch(/<https?:[^|]+\|/u);
    const request = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes(`Progress ${locale}?`)),
    );
    const assignee = JSON.stringify(request.blocks).match(/<@(U0\w+)>/u)?.[1] ?? '';
    expect(blocks()).toContain(nameOf(assignee));
    await driver().action(assignee, { channel, ts: request.ts }, ACTIONS.openReply);
    await waitFor(() => driver().modal(assignee)?.callbackId === VIEWS.reply);
    await driver().submit(assignee, undefined, { text: 'The progress is known.' });
    // Nobody has asked for it again.
    await waitFor(() => !blocks().includes(say('progress.waiting')));
    expect(shown()).toHaveLength(1);
    expect(shown()[0]?.ts).toBe(message?.ts);
    const chart = () =>
      driver()
        .messages(channel, message?.ts)
        .flatMap((m) => m.files ?? []);
    const alt = say('chart.progress.alt', { asked: 2, answered: 2, reviewed: 0, done: 0, of: 6 });
    await waitFor(() => chart().some(({ altText }) => altText === alt));
    expect(chart()).toHaveLength(1);
  });

  test('the command edits the message and links to it, and replaces it once it is older than a day', async () => {
    const [old] = shown();
    const before = driver().ephemerals('U0MEI').length;
    await progress();
    const answer = await waitFor(() => driver().ephemerals('U0MEI')[before]);
    expect(answer.text).toContain(`p${old?.ts.replace('.', '')}`);
    expect(shown().map(({ ts }) => ts)).toEqual([old?.ts]);
    now += 25 * 60 * 60 * 1000;
    await progress();
    await waitFor(() => shown().some(({ ts }) => ts !== old?.ts));
    const isOld = ({ ts }: { ts: string }) => ts === old?.ts;
    const link = () => driver().messages(channel).find(isOld)?.text ?? '';
    await waitFor(() => link().includes('https://') || link().includes('http://'));
    const next = shown();
    expect(next).toHaveLength(1);
    expect(link()).toContain(`p${next[0]?.ts.replace('.', '')}`);
    // The old chart isn't true any more.
    await waitFor(() =>
      driver()
        .messages(channel, old?.ts)
        .every(({ files = [] }) => files.length === 0),
    );
  });

  test('refuses the report to everybody else', async () => {
    const before = driver().ephemerals('U0PRIYA').length;
    await driver().command('U0PRIYA', channel, '/kakehashi report');
    await waitFor(() => driver().ephemerals('U0PRIYA').length > before);
    expect(driver().ephemerals('U0PRIYA').at(-1)?.text).toBe(
      sayIn('en')('error.not_facilitator', { assignee: `<@${learner}>` }),
    );
    expect(
      driver()
        .messages('D0PRIYA')
        .flatMap(({ files = [] }) => files),
    ).toEqual([]);
  });

  test('without a cohort, explains how to start one instead of sending a report', async () => {
    const elsewhere = channel === PLACES.en.channel ? PLACES.ja : PLACES.en;
    const before = driver().ephemerals(learner).length;
    await driver().command(learner, elsewhere.channel, '/kakehashi progress');
    await waitFor(() => driver().ephemerals(learner).length > before);
    expect(driver().ephemerals(learner).at(-1)?.text).toBe(say('error.cohort_missing'));
  });
});

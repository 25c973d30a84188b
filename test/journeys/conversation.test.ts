import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { firstWords } from '../../src/exercise/first-words.ts';
import { ACTIONS, SHORTCUTS } from '../../src/slack/app/ids.ts';
import { choiceOf } from '../helpers/choice-of.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, requestWithButton, sayIn, withButton } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const WORDS = {
  en: {
    lesson: 'lesson',
    run: 'run',
    help: 'help',
    typo: 'lessn analyze',
    suggestion: 'lesson',
    process: 'run analyz',
    near: 'run analyze',
  },
  ja: {
    lesson: 'レッスン',
    run: '実行',
    help: 'ヘルプ',
    typo: 'レッスソ',
    suggestion: 'レッスン',
    process: '実行　前処里',
    near: '実行 前処理',
  },
} as const;

/** `near`: what an example of the course asks, too. `far`: what none asks; the question back is about `sentence`. */
const STAND_IN = {
  en: {
    near: 'Where is our source code hosted, and what are the rules for branches and merging?',
    far: 'The river rose again. Which areas flood first?',
    sentence: 'Which areas flood first?',
  },
  ja: {
    near: 'ソースコードはどこで管理していますか。ブランチとマージの決まりも教えてください。',
    far: '川の水位がまた上がりました。最初に浸水するのはどの地域ですか。',
    sentence: '最初に浸水するのはどの地域ですか。',
  },
} as const;

describe.each(languages('en'))('in %s', (locale: Locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

  const { messages, nameOf, told, ask } = inLessonThread(channel, () => ({
    rehearsal: kakehashi.rehearsal,
    ts: lessonTs,
  }));

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('help lists every subcommand with an example', async () => {
    const help = await told(learner, () => driver().command(learner, channel, `/kakehashi ${WORDS[locale].help}`));
    const text = JSON.stringify(help?.blocks);
    for (const word of ['start', 'lesson', 'run', 'ask', 'role', 'roles']) expect(text).toContain(say(`help.${word}`));
  });

  test('suggests the subcommand that a typed word resembles', async () => {
    const { typo, suggestion, process, near } = WORDS[locale];
    const word = await told(learner, () => driver().command(learner, channel, `/kakehashi ${typo}`));
    expect(word?.text).toContain(`/kakehashi ${suggestion}`);
    const both = await told(learner, () => driver().command(learner, channel, `/kakehashi ${process}`));
    expect(both?.text).toContain(`/kakehashi ${near}`);
  });

  test('points to the help when a typed word resembles no subcommand', async () => {
    const answer = await told(learner, () => driver().command(learner, channel, '/kakehashi xyzzyplugh'));
    expect(answer?.text).toBe(say('error.command_unknown', { typed: 'xyzzyplugh' }));
  });

  test('lists the choices for a lesson or a run without a name', async () => {
    const { lesson, run } = WORDS[locale];
    for (const word of [lesson, run]) {
      const menu = await told(learner, () => driver().command(learner, channel, `/kakehashi ${word}`));
      expect(menu?.text).toBe(say('menu.title'));
      expect(JSON.stringify(menu?.blocks)).toContain(ACTIONS.chooseLesson);
    }
  });

  test('a mention of the app shows the menu to its author alone', async () => {
    const menu = await told(learner, () => driver().mention(learner, channel, 'hello'));
    expect(menu?.text).toBe(say('menu.title'));
    expect(JSON.stringify(menu?.blocks)).toContain(ACTIONS.runStep);
  });

  test('refuses invalid parameters beside their field with a reason, and runs the step again with valid ones', async () => {
    const part = await withButton(kakehashi, channel, lessonTs, ACTIONS.openParameters);
    await driver().action(learner, { channel, ts: part.ts }, ACTIONS.openParameters);
    const modal = await waitFor(() => driver().modal(learner));
    expect(modal.callbackId).toBe('step-parameters');
    const refused = await driver().submit(learner, undefined, { missingPercent: '120', correlation: '0.9' });
    expect(refused.errors?.missingPercent).toContain(say('step.analyze.parameter.missingPercent.why'));
    expect(refused.errors).not.toHaveProperty('correlation');
    expect(driver().modal(learner)?.id).toBe(modal.id);
    const taken = await driver().submit(learner, undefined, { missingPercent: '99', correlation: '0.9' });
    expect(taken.errors).toBeUndefined();

    // A second press during the run gets an answer but starts no second run.
    const second = await told(learner, () => driver().action(learner, { channel, ts: lessonTs }, ACTIONS.runStep));
    expect(second?.text).toBe(say('error.run_active'));
    await waitFor(() => messages().find((m) => m.files?.length === 5));
    const process = course.process(locale, 'analyze').name;
    const findings = messages().find((m) => m.text === say('findings.title', { process }));
    expect(JSON.stringify(findings?.blocks)).toContain('Pool_QC');
    expect(JSON.stringify(findings?.blocks)).not.toContain('Misc_Feature');
    expect(messages().filter((m) => m.text === say('findings.title', { process }))).toHaveLength(1);
  });

  test('takes a reply in the thread as the answer, and ignores a repeated event', async () => {
    const request = await ask(learner, 'domain-expert', `Lot_Frontage ${locale}`);
    const expert = 'U0EMILY';
    expect(request.text).toContain(`<@${expert}>`);
    // A message of somebody else in the thread is not an answer.
    await driver().message('U0KENJI', channel, 'I wonder, too.', request.ts);
    // Nor is one of the person asked in the lesson's thread.
    await driver().message(expert, channel, 'Somebody asked me about lots.', lessonTs);
    await driver().message(expert, channel, 'The street that a lot touches, in feet.', request.ts);
    const people = { asker: `<@${learner}>`, author: nameOf(expert) };
    const told = say('reply.noted', { ...people, about: `Lot_Frontage ${locale}` });
    const notes = () =>
      driver()
        .messages(channel, request.ts)
        .filter(({ text }) => text === told);
    await waitFor(() => notes().length > 0);
    const now = () => JSON.stringify(messages().find((m) => m.ts === request.ts)?.blocks);
    await waitFor(() => now().includes('open-review'));
    expect(now()).not.toContain('open-reply');
    await driver().message(expert, channel, 'And one thing more.', request.ts);
    expect(notes()).toHaveLength(1);
  });

  test('a message answers the request in whose thread it stands, however many wait for its author', async () => {
    const first = await ask(learner, 'product-manager', `First ${locale}?`);
    const second = await ask(learner, 'product-manager', `Second ${locale}?`);
    const manager = 'U0KENJI';
    await driver().message(manager, channel, 'Forty percent.', second.ts);
    const shown = (ts: string) => JSON.stringify(messages().find((m) => m.ts === ts)?.blocks);
    await waitFor(() => !shown(second.ts).includes('open-reply'));
    expect(shown(first.ts)).toContain('open-reply');
  });

  test('a stand-in answers at once for a role that nobody holds, and its answer is marked', async () => {
    const open = await ask(learner, 'software-engineer', `Which system writes Garage_Type ${locale}?`);
    expect(open.text).toContain('<@U0LUCAS>');
    const { near } = STAND_IN[locale];
    const unheld = await ask(learner, 'architect', near);
    const role = course.role(locale, 'architect').name;
    expect(unheld.text).toContain(say('request.to-stand-in', { role }));
    const reply = await waitFor(() =>
      messages().find(
        (m) => m.text === say('stand-in.answer', { role, asker: `<@${learner}>`, about: firstWords(near) }),
      ),
    );
    const shown = JSON.stringify(reply.blocks);
    expect(shown).toContain(say('stand-in.note'));
    const example = course.lesson(locale, 'environment').exampleRequests[0];
    const lines = [say('stand-in.nearest'), example?.text, say('stand-in.its-answer'), example?.reply].map(
      (text) => text?.split('\n')[0] ?? '',
    );
    const places = lines.map((line) => shown.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(shown).not.toContain(ACTIONS.sendToPerson);
    await driver().action(learner, { channel, ts: reply.ts }, ACTIONS.openFullRequest);
    const view = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(view.title)).toContain(say('full-request.title'));
    expect(JSON.stringify(view.blocks)).toContain(example?.full.split('\n')[0]);
    await driver().closeView(learner);
  });

  test('a stand-in without an example says so, asks about the text, and its button sends the request to a person', async () => {
    const asker = 'U0EMILY';
    const { far, sentence } = STAND_IN[locale];
    const request = await ask(asker, 'architect', far);
    const offer = await requestWithButton(kakehashi, channel, lessonTs, ACTIONS.sendToPerson);
    const shown = () => JSON.stringify(messages().find((m) => m.ts === offer.ts)?.blocks);
    const role = course.role(locale, 'architect').name;
    for (const text of [say('stand-in.none'), `> ${sentence}`, say('stand-in.asks.information.what', { role })])
      expect(shown()).toContain(text);
    const press = (user: string) => () => driver().action(user, { channel, ts: offer.ts }, ACTIONS.sendToPerson);
    // The facilitator is the only person to send it to, because nobody holds the role.
    expect((await told(learner, press(learner)))?.text).toBe(say('error.only_asker', { assignee: `<@${asker}>` }));
    const sent = sayIn('en')('send-to-person.done', { to: `<@${learner}>` });
    expect((await told(asker, press(asker)))?.text).toBe(sent);
    await waitFor(() => !shown().includes(ACTIONS.sendToPerson));
    expect(shown()).toContain(say('stand-in.none'));
    const notice = say('hand-over.done', { to: `<@${learner}>`, role, asker: nameOf(asker) });
    await waitFor(() => messages().some((m) => m.text === notice));
    await waitFor(() => JSON.stringify(messages().find((m) => m.ts === request.ts)).includes(ACTIONS.openReply));
    expect(messages().filter((m) => m.text === notice)).toHaveLength(1);
  });

  test('a request that nobody else could take stays with the stand-in, and its asker is told', async () => {
    const request = await ask(learner, 'architect', `${STAND_IN[locale].far} 2`);
    const offer = await waitFor(() => {
      const found = messages().findLast((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.sendToPerson));
      return Number(found?.ts) > Number(request.ts) ? found : undefined;
    });
    const press = () => driver().action(learner, { channel, ts: offer.ts }, ACTIONS.sendToPerson);
    const role = course.role(locale, 'architect').name;
    expect((await told(learner, press))?.text).toBe(say('error.nobody_to_send', { role }));
    expect(messages().find((m) => m.ts === request.ts)?.text).toBe(request.text);
    expect(JSON.stringify(messages().find((m) => m.ts === request.ts))).not.toContain(ACTIONS.openReply);
    expect(JSON.stringify(messages().find((m) => m.ts === offer.ts))).toContain(ACTIONS.sendToPerson);
  });

  test('refuses an answer to one’s own request or to a request for somebody else', async () => {
    const own = await ask(learner, 'it-auditor', `Own ${locale}?`);
    const tried = await told(learner, () => driver().action(learner, { channel, ts: own.ts }, ACTIONS.openReply));
    expect(tried?.text).toBe(say('error.reply_own_request'));
    const other = await told('U0EMILY', () => driver().action('U0EMILY', { channel, ts: own.ts }, ACTIONS.openReply));
    expect(other?.text).toBe(sayIn('en')('error.reply_not_assignee', { assignee: '<@U0MEI>' }));
  });

  test('a person chooses roles in a modal, and the list of roles shows them', async () => {
    await driver().command('U0PRIYA', channel, '/kakehashi role');
    await waitFor(() => driver().modal('U0PRIYA')?.callbackId === 'choose-roles');
    const taken = await driver().submit('U0PRIYA', undefined, { roles: ['architect', 'operator'] });
    expect(taken.errors).toBeUndefined();
    const roles = await told(learner, () => driver().command(learner, channel, '/kakehashi roles'));
    const lines = (roles?.blocks ?? []).flatMap((block) =>
      block.type === 'section' ? (block.text?.text ?? '').split('\n') : [],
    );
    expect(lines.filter((line) => line.includes('<@U0PRIYA>'))).toHaveLength(2);
    expect(lines.some((line) => line.endsWith(`_${say('roles.nobody')}_`))).toBe(true);
    const asked = await ask(learner, 'architect', `Sole ${locale}?`);
    expect(asked.text).toContain('<@U0PRIYA>');
  });

  test('both shortcuts open the request modal, and the message shortcut quotes the message', async () => {
    await driver().shortcut(learner, channel, SHORTCUTS.ask);
    const global = await waitFor(() => driver().modal(learner));
    expect(global.callbackId).toBe('ask-role');
    await driver().closeView(learner);
    const ts = await driver().message('U0EMILY', channel, 'What is a basement worth?');
    await driver().shortcut(learner, channel, SHORTCUTS.askAbout, ts);
    const about = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(about.blocks)).toContain('What is a basement worth?');
    await driver().closeView(learner);
  });

  test('App Home shows a person’s open tasks with their buttons', async () => {
    driver().openHome('U0MEI');
    const home = await waitFor(() => driver().home('U0MEI'));
    expect(JSON.stringify(home)).toContain(`Own ${locale}?`);
    await driver().action('U0MEI', { viewId: home.id }, ACTIONS.waitingMenu, {
      choose: choiceOf(home.blocks, 'reply'),
    });
    await waitFor(() => driver().modal('U0MEI')?.callbackId === 'answer-request');
    await driver().closeView('U0MEI');
  });
});

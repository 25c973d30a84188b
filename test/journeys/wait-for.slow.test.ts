import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { remind } from '../../src/flow/requests/remind.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { directOf, sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';
const OTHER = 'U0PRIYA';
const HOUR = 3_600_000;

/** A request whose role's holder is away, while somebody else or a stand-in answers. */
describe.each(LOCALES)('in %s', (locale) => {
  // Monday, 12 October 2026, 10:00 in London, where Emily works.
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { channel, learner, say, driver, waitFor, here, kakehashi } = playAnalyze(locale, { now: () => now });
  const { messages, shown, press } = here;
  const role = course.role(locale, 'domain-expert').name;
  const told = async (...it: Parameters<typeof here.told>) => (await here.told(...it)).text;
  const command = (text: string) => told(EXPERT, () => driver().command(EXPERT, channel, `/kakehashi ${text}`));
  const ask = (text: string) => here.ask(learner, 'domain-expert', text);
  const absence = (back: Record<'en' | 'ja', string>) =>
    say('absence.one-until', { person: here.nameOf(EXPERT), back: back[locale] });
  /** The button, from the confirmation that only the asker sees: it stays there. */
  const confirmation = async () =>
    waitFor(() => {
      const last = driver().ephemerals(learner).at(-1);
      return JSON.stringify(last?.blocks ?? []).includes(ACTIONS.waitForPerson) ? last : undefined;
    });
  const wait = (user: string, ts: string) =>
    told(user, () => driver().action(user, { channel, ts }, ACTIONS.waitForPerson));
  const setRoles = async (user: string, roles: string[]) => {
    const { store } = kakehashi().service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    await store.roles.set(TEAM, cohort?.id ?? '', user, roles);
  };
  /** Looks each hour. */
  const passUntil = async (when: string) => {
    const done = { reminded: 0, handedOver: 0 };
    while (now < Date.parse(when)) {
      now += HOUR;
      const { reminded, handedOver } = await remind(kakehashi().service.flow);
      done.reminded += reminded;
      done.handedOver += handedOver;
    }
    return done;
  };

  test('the asker may wait for the person in place of the stand-in, who is reminded on the first day back', async () => {
    await command('away until 2026-10-20');
    const request = await ask(`Away ${locale}?`);
    const away = absence({ en: '20 October', ja: '10月20日' });
    await waitFor(() => shown(request.ts).includes(say('routing.away.stand-in', { absence: away })));
    expect(shown(request.ts)).toContain(say('button.wait-for', { person: here.nameOf(EXPERT) }));
    const sent = await confirmation();
    // The person who reads it is named by a mention, which notifies nobody in what only the asker sees.
    expect(sent.text).toContain(
      say('routing.away.stand-in', {
        absence: say('absence.one-until', {
          person: `<@${EXPERT}>`,
          back: { en: '20 October', ja: '10月20日' }[locale],
        }),
      }),
    );
    expect(await wait(OTHER, request.ts)).toBe(sayIn('en')('error.only_asker', { assignee: `<@${learner}>` }));
    const back = { en: '20 October', ja: '10月20日' }[locale];
    const done = say('wait-for.done-until', { to: `<@${EXPERT}>`, back });
    expect(await wait(learner, request.ts)).toBe(done);
    const names = { to: `<@${EXPERT}>`, asker: here.nameOf(learner), role };
    const notice = await waitFor(() => messages().find(({ text }) => text === say('hand-over.waits', names)));
    expect(notice.threadTs).toBe(request.ts);
    await waitFor(() => shown(request.ts).includes(say('request.state.asked')));
    expect(shown(request.ts)).toContain(say('routing.away.waits', { absence: away, asker: here.nameOf(learner) }));
    expect(shown(request.ts)).not.toContain(ACTIONS.waitForPerson);
    // A second press says the same, and posts nothing.
    const posted = messages().length;
    expect(await wait(learner, sent.ts)).toBe(done);
    expect(messages()).toHaveLength(posted);

    // Nobody else is asked, and Emily is left alone, until she is back.
    expect(await passUntil('2026-10-20T07:00:00Z')).toEqual({ reminded: 0, handedOver: 0 });
    expect(await passUntil('2026-10-20T09:00:00Z')).toEqual({ reminded: 1, handedOver: 0 });
    const digest = await waitFor(() =>
      driver()
        .messages(directOf(EXPERT))
        .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(`Away ${locale}?`)),
    );
    expect(digest.text).toBe(sayIn('en')('digest.title', { count: 1 }));
    await waitFor(() =>
      shown(request.ts).includes(say('routing.waits', { asker: here.nameOf(learner), to: here.nameOf(EXPERT) })),
    );

    await here.fill(EXPERT, request.ts, ACTIONS.openReply, VIEWS.reply, { text: `Back and answering ${locale}.` });
    await waitFor(() => shown(request.ts).includes(ACTIONS.itHelps));
    expect(await wait(learner, sent.ts)).toBe(say('error.request_answered_by', { assignee: `<@${EXPERT}>` }));
  });

  test('a person who does not answer after the return is replaced like anybody else', async () => {
    await command('away until 2026-10-22');
    const request = await ask(`Late ${locale}?`);
    await waitFor(() => shown(request.ts).includes(ACTIONS.waitForPerson));
    await wait(learner, request.ts);
    expect((await passUntil('2026-10-22T07:00:00Z')).handedOver).toBe(0);
    expect((await passUntil('2026-10-30T17:00:00Z')).handedOver).toBe(1);
    await waitFor(() => shown(request.ts).includes(say('request.to-stand-in', { role })));
  });

  test('another holder of the role who answers is explained, and a request that they have taken stays with them', async () => {
    await setRoles(OTHER, ['business-analyst', 'domain-expert']);
    await command('away until 2026-11-06');
    const request = await ask(`Other ${locale}?`);
    const sent = await confirmation();
    const why = say('routing.away.holder', {
      absence: absence({ en: '6 November', ja: '11月6日' }),
      to: here.nameOf(OTHER),
      role,
    });
    await waitFor(() => shown(request.ts).includes(why));
    expect(shown(request.ts)).toContain(ACTIONS.waitForPerson);
    await press(OTHER, request.ts, ACTIONS.acceptRequest);
    await waitFor(() => !shown(request.ts).includes(ACTIONS.waitForPerson));
    expect(await wait(learner, sent.ts)).toBe(say('error.wait_taken', { assignee: `<@${OTHER}>` }));
  });

  test('once the person is back, or no longer holds the role, the button says so', async () => {
    const back = await ask(`Is back ${locale}?`);
    const toBack = await confirmation();
    const gone = await ask(`Is gone ${locale}?`);
    const toGone = await waitFor(() =>
      driver()
        .ephemerals(learner)
        .find((m) => m.ts > toBack.ts && JSON.stringify(m.blocks ?? []).includes(ACTIONS.waitForPerson)),
    );
    await command('back');
    expect(await wait(learner, toBack.ts)).toBe(say('wait-for.back', { to: `<@${EXPERT}>` }));
    await waitFor(() =>
      shown(back.ts).includes(say('routing.waits', { asker: here.nameOf(learner), to: here.nameOf(EXPERT) })),
    );
    await setRoles(EXPERT, []);
    expect(await wait(learner, toGone.ts)).toBe(say('error.wait_gone', { assignee: `<@${EXPERT}>` }));
    expect(shown(gone.ts)).toContain(`<@${OTHER}>`);
  });
});

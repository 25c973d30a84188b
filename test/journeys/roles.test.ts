import { describe, expect, test } from 'vitest';
import { listOf } from '../../src/course/list-of.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { languages } from '../helpers/languages.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';

/** Assignment of roles, permission to change it, and the effect on open requests. */
describe.each(languages('en'))('in %s', (locale) => {
  const nameOf = (role: string) => course.role(locale, role).name;
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { channel, learner, say, driver, waitFor, here, kakehashi } = playAnalyze(locale, { now: () => now });
  const directOf = (user: string) => driver().messages(`D${user.slice(1)}`);
  const rolesOf = async (user: string) => {
    const { store } = kakehashi().service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const all = await store.roles.list(TEAM, cohort?.id ?? '');
    return all.filter(({ userId }) => userId === user).map(({ role }) => role);
  };
  const { messages, told } = here;
  const ask = (role: string, text: string) => here.ask(learner, role, text);
  const command = (user: string, text: string) =>
    told(user, () => driver().command(user, channel, `/kakehashi ${text}`));
  /** The facilitator sets a person's roles with the modal. */
  const set = async (person: string, roles: string[]) => {
    await driver().command(learner, channel, '/kakehashi roles set');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.setRoles);
    const before = driver().ephemerals(learner).length;
    const answer = await driver().submit(learner, undefined, { person, roles });
    // The app confirms the new roles to the facilitator.
    if (answer.errors === undefined) await waitFor(() => driver().ephemerals(learner).length > before);
    return answer;
  };

  test('the list shows roles, people and gaps, and tells the facilitator how to change them', async () => {
    const mine = JSON.stringify((await command(learner, 'roles'))?.blocks);
    expect(mine).toContain(say('roles.line', { role: nameOf('domain-expert'), who: `<@${EXPERT}>` }));
    expect(mine).toContain(say('roles.line', { role: nameOf('operator'), who: `_${say('roles.nobody')}_` }));
    expect(mine).toContain(ACTIONS.openSetRoles);
    const other = JSON.stringify((await command('U0MEI', 'roles'))?.blocks);
    expect(other).not.toContain(ACTIONS.openSetRoles);
  });

  test('lets only the facilitator set other people’s roles, and tells those people', async () => {
    const refused = await command('U0MEI', 'roles set');
    expect(refused?.text).toBe(sayIn('ja')('error.not_facilitator', { assignee: `<@${learner}>` }));
    expect((await set('U0LUCAS', ['software-engineer', 'operator'])).errors).toBeUndefined();
    const confirmed = driver().ephemerals(learner).at(-1)?.text;
    for (const role of ['software-engineer', 'operator']) expect(confirmed).toContain(nameOf(role));
    expect(confirmed).toContain('<@U0LUCAS>');
    expect(await rolesOf('U0LUCAS')).toEqual(['operator', 'software-engineer']);
    const word = await waitFor(() =>
      directOf('U0LUCAS').find((m) => m.text.includes(course.role('en', 'operator').name)),
    );
    expect(word.text).toContain(here.nameOf(learner));
    const many = await set('U0LUCAS', ['software-engineer', 'operator', 'it-auditor', 'architect', 'domain-expert']);
    expect(many.errors).toBeUndefined();
    await set('U0LUCAS', ['software-engineer']);
  });

  test('records nothing and tells the person nothing when they have these roles already', async () => {
    const { store } = kakehashi().service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const changes = () => store.audit.recent(TEAM, cohort?.id ?? '', 1000);
    const words = async () => (await store.people.postsOf(TEAM, 'U0LUCAS')).map(({ key }) => key);
    const before = [await changes(), await words()];
    expect((await set('U0LUCAS', ['software-engineer'])).errors).toBeUndefined();
    expect([await changes(), await words()]).toEqual(before);
  });

  const people = (...ids: string[]) => {
    const named = ids.map((id) => say('list.person', { person: `<@${id}>` }));
    return listOf(locale, named);
  };

  test('gives a role to a user group, except to members who hold it or have five roles', async () => {
    const role = locale === 'en' ? 'domain expert' : nameOf('domain-expert');
    const done = await command(learner, `roles import @business ${role}`);
    expect(done?.text).toContain(
      say('roles.imported.added', { users: people('U0KENJI', 'U0PRIYA'), role: nameOf('domain-expert') }),
    );
    expect(done?.text).toContain(say('roles.imported.had', { users: people(EXPERT), role: nameOf('domain-expert') }));
    expect(await rolesOf('U0KENJI')).toContain('domain-expert');
    const again = await command(learner, `roles import @business ${role}`);
    expect(again?.text).not.toContain(say('roles.imported.added', { users: '', role: '' }).slice(0, 8));
    await set('U0KENJI', ['product-manager']);
    await set('U0PRIYA', ['business-analyst']);
  });

  test.each([
    ['roles import @nobody domain-expert', 'error.group_unknown', { typed: 'nobody' }],
    ['roles import @business astronaut', 'error.role_unknown', { role: 'astronaut' }],
    ['roles import @business', 'error.roles_usage', {}],
    ['roles sing', 'error.roles_usage', {}],
  ])('answers "%s" with the correct usage', async (typed, key, values) => {
    expect((await command(learner, typed))?.text).toBe(say(key, values));
  });

  test('hands open requests to another holder when a person loses the role', async () => {
    await set('U0YUKI', ['architect', 'domain-expert']);
    const request = await ask('domain-expert', `Dropped ${locale}?`);
    const [, asked = ''] = /<@(U0\w+)>/u.exec(request.text) ?? [];
    const other = asked === EXPERT ? 'U0YUKI' : EXPERT;
    await set(asked, asked === EXPERT ? [] : ['architect']);
    const word = say('hand-over.because.dropped', {
      asker: here.nameOf(learner),
      from: here.nameOf(asked),
      role: nameOf('domain-expert'),
    });
    const over = await waitFor(() => messages().find((m) => m.text.startsWith(word)));
    expect(over.text).toContain(`<@${other}>`);
    await set(EXPERT, ['domain-expert']);
    await set('U0YUKI', ['architect']);
  });

  test('refuses to give a role to a person who must choose it themselves', async () => {
    const guest = kakehashi().rehearsal.users.find(({ id }) => id === 'U0PRIYA');
    expect(guest).toBeDefined();
    const outcome = await set('U0KAKEHASHI', ['operator']);
    expect(Object.values(outcome.errors ?? {})[0]).toBe(say('error.role_own_choice', { assignee: 'Kakehashi' }));
    await driver().closeView(learner);
  });

  test('hands on the requests of a person with a holiday status after one working day', async () => {
    await set('U0YUKI', ['architect', 'domain-expert']);
    const request = await ask('domain-expert', `Holiday ${locale}?`);
    const [, asked = ''] = /<@(U0\w+)>/u.exec(request.text) ?? [];
    now += 11 * 60_000;
    await driver().presence(asked, {
      status: { text: 'Vacationing', emoji: ':palm_tree:', until: now / 1000 + 30 * 86_400 },
    });
    const { remind } = await import('../../src/flow/requests/remind.ts');
    const person = here.nameOf(asked);
    // The status ends within the sixth day, so the message tells the time.
    const [absence = ''] = say('absence.one-until', { person, back: '…' }).split('…');
    const [because = ''] = say('hand-over.absent', { asker: here.nameOf(learner), absence: `${absence}…` }).split('…');
    for (let hour = 0; hour < 96 && !messages().some((m) => m.text.startsWith(because)); hour += 1) {
      now += 3_600_000;
      await remind(kakehashi().service.flow);
    }
    await waitFor(() => messages().some((m) => m.text.startsWith(because)));
    await driver().presence(asked, { status: { text: '', emoji: '', until: 0 } });
    now += 11 * 60_000;
    await set('U0YUKI', ['architect']);
  });

  test('a person who leaves the channel loses their roles, and others get their open requests', async () => {
    const request = await ask('it-auditor', `Leaving ${locale}?`);
    expect(request.text).toContain('<@U0MEI>');
    await driver().leave(channel, 'U0MEI');
    const because = say('hand-over.because.left', {
      asker: here.nameOf(learner),
      from: here.nameOf('U0MEI'),
      role: '',
    });
    const over = await waitFor(() => messages().find((m) => m.text.startsWith(because)));
    expect(over.text).toContain(say('hand-over.stand-in', { role: nameOf('it-auditor'), asker: '', from: '', to: '' }));
    expect(await rolesOf('U0MEI')).toEqual([]);
    await driver().join(channel, 'U0MEI');
  });

  test('replaces a facilitator who leaves, and tells the new one', async () => {
    await driver().leave(channel, learner);
    const { store } = kakehashi().service.flow;
    const facilitator = async () =>
      (await store.cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.facilitatorId;
    const texts = [sayIn('en'), sayIn('ja')].map((t) =>
      t('roles.facilitates', { from: here.nameOf(learner), channel: `<#${channel}>` }),
    );
    const words = (user: string) => directOf(user).some((m) => texts.includes(m.text));
    await waitFor(() => kakehashi().rehearsal.users.some(({ id }) => words(id)));
    const next = await facilitator();
    expect(next).not.toBe(learner);
    expect(words(next ?? '')).toBe(true);
  });

  test('without a candidate, makes the first person who uses a facilitator’s command the facilitator, and tells them', async () => {
    const { store } = kakehashi().service.flow;
    const found = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const { id, facilitatorId: last } = found ?? { id: '', facilitatorId: '' };
    // Removes all roles.
    for (const { userId } of await store.roles.list(TEAM, id)) await store.roles.set(TEAM, id, userId, []);
    await driver().leave(channel, last);
    await expect.poll(() => store.members.departed(TEAM, id)).toContain(last);
    expect((await store.cohorts.byId(TEAM, id))?.facilitatorId).toBe(last);
    await driver().join(channel, learner);
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    expect((await store.cohorts.byId(TEAM, id))?.facilitatorId).toBe(learner);
    const texts = [sayIn('en'), sayIn('ja')].map((t) =>
      t('roles.facilitates-first', { from: here.nameOf(last), channel: `<#${channel}>` }),
    );
    await waitFor(() => directOf(learner).some((m) => texts.includes(m.text)));
    // The former facilitator returns as an ordinary member.
    await driver().join(channel, last);
    await driver().command(last, channel, '/kakehashi settings');
    const refused = [sayIn('en'), sayIn('ja')].map((t) => t('error.not_facilitator', { assignee: `<@${learner}>` }));
    await waitFor(() =>
      driver()
        .ephemerals(last)
        .some(({ text }) => refused.includes(text)),
    );
  });
});

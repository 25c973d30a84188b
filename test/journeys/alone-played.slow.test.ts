import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { playOthersDeed } from '../../src/demo/play-others-deed.ts';
import { MARK } from '../../src/demo/played-mark.ts';
import { askBuddy } from '../../src/flow/alone/ask-buddy.ts';
import { askRealPerson } from '../../src/flow/alone/ask-real-person.ts';
import { learnAlone, startAlone } from '../helpers/learn-alone.ts';
import { type Kakehashi, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0LUCAS';
const BUDDY = 'U0PRIYA';

/** In a rehearsal, the others do what someone alone has asked them for by direct message. */
describe.each(LOCALES)('“Play the others” for someone alone, in %s', (locale) => {
  let kakehashi: Kakehashi;
  let cohortId = '';
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel } = alone;
  const flow = () => kakehashi.service.flow;
  const play = () => {
    const { rehearsal, service } = kakehashi;
    return playOthersDeed({ rehearsal, flow: service.flow, teamId: TEAM }).run(learner, channel);
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    ({ cohortId } = await startAlone(kakehashi, locale));
    await alone.ask((await alone.post()).ts, alone.example().text);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('the buddy accepts, the real person answers, and nothing of it waits any longer', async () => {
    const [request] = await flow().store.requests.askedBy(TEAM, learner, 1);
    const asked = { teamId: TEAM, requestId: request?.id ?? '', userId: learner, id: 'question' };
    await askRealPerson(flow(), { ...asked, to: EXPERT, text: 'Which of our sales have no date?' });
    await askBuddy(flow(), { place: { teamId: TEAM, channelId: channel }, userId: learner, to: BUDDY, id: 'tie' });
    const said = await play();
    expect(said.en).toContain('Buddies: 1.');
    expect(said.ja).toContain('バディ：1件');
    expect(said.en).toContain('Answers as the real person: 1.');
    expect(await flow().store.buddies.current(TEAM, cohortId)).toMatchObject({ buddyId: BUDDY, state: 'accepted' });
    await kakehashi.rehearsal.waitFor(() => alone.holding(MARK[locale].trim())[0]);
    const again = await play();
    expect(again.en).not.toContain('Buddies');
    expect(again.en).not.toContain('real person');
  });
});

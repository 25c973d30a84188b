import type { Json } from 'slack-stand-in';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { bringTable, salesCsv } from './bring-table.ts';
import { type Kakehashi, PLACES, requestWithButton, TEAM, withButton } from './post-analyze.ts';

/** A modal as the app receives it, and the person who had it open. */
export interface Opened {
  as: string;
  view: Json;
}

const EXPERT = 'U0EMILY';
const AUDITOR = 'U0MEI';

/**
 * Opens the app's modals in the order in which people see them in Analyze, and keeps a copy of each. Modals that take many steps to
 * reach are built from another modal with the same fields.
 * @param lessonTs the lesson's message from `postAnalyze`
 */
export async function openModals(kakehashi: Kakehashi, lessonTs: string): Promise<Opened[]> {
  const { driver, waitFor } = kakehashi.rehearsal;
  const { channel, learner } = PLACES.en;
  const opened: Opened[] = [];
  const take = async (as: string, callbackId: string, open: () => Promise<unknown>) => {
    await open();
    await waitFor(() => driver.modal(as)?.callbackId === callbackId);
    const view = driver.rawModal(as);
    if (view === undefined) throw new Error(`${as} has no modal`);
    opened.push({ as, view: structuredClone(view) });
  };
  const close = async (as: string) => {
    while (driver.modal(as) !== undefined) await driver.closeView(as);
  };
  const byCommand = async (text: string, callbackId: string, where: string = channel) => {
    await take(learner, callbackId, () => driver.command(learner, where, `/kakehashi ${text}`));
    await close(learner);
  };
  await byCommand('start', VIEWS.start, PLACES.ja.channel);
  await byCommand('away', VIEWS.away);
  await byCommand('settings', VIEWS.settings);
  await byCommand('schedule', VIEWS.schedule);
  await byCommand('workshop', VIEWS.workshop);
  await byCommand('role', VIEWS.roles);
  await byCommand('roles set', VIEWS.setRoles);

  const press = (as: string, ts: string, action: string) => driver.action(as, { channel, ts }, action);
  const exercise = await withButton(kakehashi, channel, lessonTs, ACTIONS.openQuickCheck);
  await take(learner, VIEWS.quickCheck, () => press(learner, exercise.ts, ACTIONS.openQuickCheck));
  await close(learner);
  const communication = await withButton(kakehashi, channel, lessonTs, ACTIONS.openTell);
  await take(learner, VIEWS.tell, () => press(learner, communication.ts, ACTIONS.openTell));
  await close(learner);
  await press(learner, lessonTs, ACTIONS.runStep);
  const findings = await withButton(kakehashi, channel, lessonTs, ACTIONS.openParameters);
  await take(learner, VIEWS.parameters, () => press(learner, findings.ts, ACTIONS.openParameters));
  await close(learner);
  const found = await withButton(kakehashi, channel, lessonTs, ACTIONS.openFiles);
  await take(learner, VIEWS.files, () => press(learner, found.ts, ACTIONS.openFiles));
  await close(learner);
  await take(learner, VIEWS.present, () => press(learner, found.ts, ACTIONS.openPresent));
  await close(learner);
  await take(learner, VIEWS.task, () => press(learner, found.ts, ACTIONS.openTask));
  await close(learner);

  await take(learner, VIEWS.ask, () => press(learner, lessonTs, ACTIONS.openAsk));
  const form = driver.modal(learner)?.id ?? '';
  await take(learner, VIEWS.fiveWs, () => driver.action(learner, { viewId: form }, ACTIONS.openFiveWs));
  await driver.closeView(learner);
  const text = 'What does a blank in Pool_QC mean, so that I can fill it by Friday?';
  await driver.submit(learner, form, { role: 'domain-expert', kind: 'information', text });
  const request = await requestWithButton(kakehashi, channel, lessonTs, ACTIONS.openReply);
  const { store } = kakehashi.service.flow;
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  const [open] = await store.requests.openIn(TEAM, cohort?.id ?? '');
  await store.requests.setDue(TEAM, open?.id ?? '', new Date(Date.now() + 86_400_000));
  driver.openHome(learner);
  const home = await waitFor(() => driver.home(learner));
  await take(learner, VIEWS.moveDates, () => driver.action(learner, { viewId: home.id }, ACTIONS.openMoveDates));
  await close(learner);
  const { role = '', assigneeId: from = '' } = open?.assignments[0] ?? {};
  const choose = JSON.stringify(['r', channel, from, open?.id ?? '', role]);
  await take(learner, VIEWS.giveToOther, () =>
    driver.action(learner, { viewId: home.id }, ACTIONS.teamMenu, { choose }),
  );
  await close(learner);
  await take(EXPERT, VIEWS.decline, () => press(EXPERT, request.ts, ACTIONS.openDecline));
  await close(EXPERT);
  await take(EXPERT, VIEWS.reply, () => press(EXPERT, request.ts, ACTIONS.openReply));
  await driver.submit(EXPERT, undefined, { text: 'That there is no pool.' });
  const reply = await requestWithButton(kakehashi, channel, lessonTs, ACTIONS.openEditReply);
  await take(EXPERT, VIEWS.editReply, () => press(EXPERT, reply.ts, ACTIONS.openEditReply));
  await close(EXPERT);
  await take(learner, VIEWS.askBack, () => press(learner, request.ts, ACTIONS.openAskBack));
  await close(learner);
  await take(learner, VIEWS.keepDecision, () => press(learner, request.ts, ACTIONS.openKeepDecision));
  await close(learner);

  const reviewer = kakehashi.rehearsal.users.map(({ id }) => id).find((id) => id !== learner && id !== EXPERT) ?? '';
  await take(reviewer, VIEWS.calibrate, () => press(reviewer, request.ts, ACTIONS.openReview));
  await close(reviewer);
  await take(reviewer, VIEWS.review, () => openReviewAs(kakehashi.rehearsal, reviewer, { channel, ts: request.ts }));
  await close(reviewer);

  const table = { channel, facilitator: learner, name: 'sales.csv', bytes: Buffer.from(salesCsv(30)) };
  await byCommand('data', VIEWS.bringData);
  await take(learner, VIEWS.chooseData, () => bringTable(kakehashi, table));
  await take(learner, VIEWS.allowData, () => driver.submit(learner, undefined, { [BLOCKS.rowName]: 'a sale' }));
  await driver.submit(learner, undefined, { [BLOCKS.consent]: 'it-auditor' });
  await close(learner);
  const asked = await waitFor(() =>
    driver.messages(channel).find((m) => JSON.stringify(m.blocks ?? []).includes(`"${ACTIONS.allowData}"`)),
  );
  await take(AUDITOR, VIEWS.answerData, () => press(AUDITOR, asked.ts, ACTIONS.allowData));
  await close(AUDITOR);

  const like = (callbackId: string, model: string, metadata: Record<string, string>): Opened => {
    const found = opened.find(({ view }) => view.callback_id === model);
    if (found === undefined) throw new Error(`${model} was not opened`);
    const carried = JSON.parse(found.view.private_metadata) as Record<string, string>;
    return {
      ...found,
      view: { ...found.view, callback_id: callbackId, private_metadata: JSON.stringify({ ...carried, ...metadata }) },
    };
  };
  const requestId = String(
    JSON.parse(opened.find(({ view }) => view.callback_id === VIEWS.reply)?.view.private_metadata).requestId,
  );
  return [
    ...opened,
    like(VIEWS.handOn, VIEWS.decline, {}),
    like(VIEWS.verdicts, VIEWS.reply, {}),
    like(VIEWS.calibrated, VIEWS.review, {}),
    like(VIEWS.selfReview, VIEWS.review, {}),
    like(VIEWS.rewrite, VIEWS.review, {}),
    like(VIEWS.reviewDiffers, VIEWS.askBack, { review: JSON.stringify([requestId, 1]) }),
    like(VIEWS.labelling, VIEWS.settings, { roundId: 'gone', items: '10' }),
    like(VIEWS.prediction, VIEWS.settings, { runId: 'gone' }),
    like(VIEWS.survey, VIEWS.decline, { channelId: channel, moment: 'before' }),
    like(VIEWS.dailyNudge, VIEWS.schedule, {}),
    like(VIEWS.ownQuestions, VIEWS.schedule, {}),
    like(VIEWS.askReal, VIEWS.decline, {}),
    like(VIEWS.realAnswer, VIEWS.decline, { questionId: 'gone' }),
    like(VIEWS.notMine, VIEWS.decline, { questionId: 'gone' }),
    like(VIEWS.buddy, VIEWS.schedule, {}),
    like(VIEWS.buddyComment, VIEWS.decline, { requestId: 'gone' }),
    like(VIEWS.park, VIEWS.decline, { workshopId: 'workshop' }),
    like(VIEWS.workshopAgenda, VIEWS.settings, {
      draft: JSON.stringify({ minutes: 120, processes: ['analyze'], groupSize: 2, standInAfter: 8 }),
      roles: '[]',
    }),
    like('of-another-release', VIEWS.settings, { [BLOCKS.text]: 'x' }),
  ];
}

import type { InLanguages, StageDeed, StandIn } from 'slack-stand-in';
import type { Locale } from '../course/locale.ts';
import { nudgeDaily } from '../flow/alone/nudge-daily.ts';
import type { FlowDeps } from '../flow/port.ts';
import { remind } from '../flow/requests/remind.ts';
import { postScheduled } from '../flow/schedule/post-scheduled.ts';
import { tellWaiting } from '../flow/tell-waiting.ts';
import { tellWeek } from '../flow/week/tell-week.ts';
import { leadWorkshops } from '../flow/workshop/lead-workshops.ts';
import type { LessonPost } from '../team/lesson-post.ts';
import type { MovableClock } from './create-movable-clock.ts';
import { type Morning, nextMornings } from './next-mornings.ts';

/** The clock's deeds tell the time in this zone. */
const ZONE = 'Asia/Tokyo';

/** The deeds "Next reminder", "Next lesson" and "Next morning": each moves the clock and runs the work that is due then. */
export function clockDeeds({
  clock,
  rehearsal,
  flow,
  teamId,
}: {
  clock: MovableClock;
  rehearsal: Pick<StandIn, 'clockMoved' | 'users'>;
  flow: FlowDeps;
  teamId: string;
}): StageDeed[] {
  const moveTo = (at: Date) => {
    if (at <= clock.now()) return;
    clock.moveTo(at);
    rehearsal.clockMoved();
  };
  return [
    {
      id: 'next-reminder',
      label: { en: 'Next reminder', ja: '次のお知らせへ' },
      hint: {
        en: 'Moves the clock to when someone is reminded, nudged or hears about reviews, or a request goes to someone else. Stops at a scheduled lesson that comes first.',
        ja: '次に誰かへお知らせ、毎日のひと声、レビューの連絡が届くか、依頼が引き継がれるところまで、時計を進めます。その前に予定されたレッスンがあれば、そこで止まります。',
      },
      async run() {
        // The first look at a new request only plans its reminder.
        for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
          const now = clock.now();
          const done = { ...(await remind(flow)), told: await tellWaiting(flow), nudged: await nudgeDaily(flow) };
          if (done.reminded + done.handedOver + done.told + done.nudged > 0) return describe(now, done);
          const told = earlierOf(await flow.store.requests.nextDue(), await flow.store.news.nextDue());
          const due = earlierOf(told, await flow.store.dailyNudges.nextDue());
          if (due === undefined) {
            return {
              en: 'No request is waiting for an answer: ask a role first.',
              ja: '返信待ちの依頼がありません。先に依頼してください。',
            };
          }
          const lesson = await flow.store.schedules.nextDue();
          if (lesson !== undefined && lesson <= due) {
            moveTo(lesson);
            const posted = await postScheduled(flow);
            // A halted channel's lesson stays due without being posted. It must not stop the clock for ever.
            if (lesson > now || posted.length > 0) return describeLessons(flow, clock.now(), posted);
          }
          moveTo(due);
        }
        return describe(clock.now(), { reminded: 0, handedOver: 0, told: 0, nudged: 0 });
      },
    },
    {
      id: 'next-lesson',
      label: { en: 'Next lesson', ja: '次のレッスンへ' },
      hint: {
        en: 'Moves the clock to the next date of `/kakehashi schedule`, or to what comes next in a workshop; the app posts what’s due.',
        ja: '`/kakehashi スケジュール` の次の日時、またはワークショップの次の節目まで、時計を進めます。アプリが投稿します。',
      },
      async run() {
        const due = await flow.store.schedules.nextDue();
        const led = await flow.store.workshops.nextDue();
        if (led !== undefined && (due === undefined || led <= due)) {
          moveTo(led);
          await leadWorkshops(flow);
          return describeWorkshop(clock.now());
        }
        if (due === undefined) {
          return {
            en: 'No lesson is scheduled: type /kakehashi schedule first.',
            ja: '予定されているレッスンがありません。先に「/kakehashi スケジュール」で決めてください。',
          };
        }
        moveTo(due);
        return describeLessons(flow, clock.now(), await postScheduled(flow));
      },
    },
    {
      id: 'next-morning',
      label: { en: 'Next morning', ja: '次の朝へ' },
      hint: {
        en: 'Moves the clock on until a working day has begun for everyone, whatever their time zone and hours.',
        ja: '時差や勤務時間の違いも含めて、全員の次の勤務日が始まるところまで、時計を進めます。',
      },
      async run() {
        const mornings = await nextMornings(flow, { users: rehearsal.users, teamId, now: clock.now() });
        const at = mornings.at(-1)?.at ?? clock.now();
        // What comes on the way comes at its own time: a lesson that is posted too late counts as missed, and a week's recap doesn't come.
        const nextDue = async () => earlierOf(await flow.store.schedules.nextDue(), await flow.store.weeks.nextDue());
        for (let due = await nextDue(); due !== undefined && due < at; ) {
          moveTo(due);
          await tellWeek(flow);
          await postScheduled(flow);
          const next = await nextDue();
          due = next !== undefined && next > due ? next : undefined;
        }
        // So does each nudge.
        let nudged = 0;
        for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
          const nudge = await flow.store.dailyNudges.nextDue();
          if (nudge === undefined || nudge > at) break;
          moveTo(nudge);
          nudged += await nudgeDaily(flow);
        }
        moveTo(at);
        await tellWeek(flow);
        await leadWorkshops(flow);
        await postScheduled(flow);
        const done = { ...(await remind(flow)), told: await tellWaiting(flow), nudged };
        return describeMorning(
          mornings.filter((morning) => morning.at.getTime() === at.getTime()),
          describe(clock.now(), done),
        );
      },
    },
  ];
}

/** Tells whose morning was the last to come, at their own time, and then the rest. */
function describeMorning(last: readonly Morning[], rest: InLanguages): InLanguages {
  const words = (locale: Locale) =>
    new Intl.ListFormat(locale).format(
      last.map(({ user, at }) => {
        const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: user.tz }).format(at);
        return locale === 'en' ? `${user.realName} (${time})` : `${user.realName}さん（${time}）`;
      }),
    );
  return {
    en: `Everyone’s next working day has begun, last for ${words('en')}. ${rest.en}`,
    ja: `全員の次の勤務日が始まりました。最後は${words('ja')}です。${rest.ja}`,
  };
}

/** Tells which lessons were posted, or why none was. */
function describeLessons({ course }: Pick<FlowDeps, 'course'>, now: Date, posted: readonly LessonPost[]): InLanguages {
  const names = (locale: Locale) => posted.map(({ process }) => course.lessonInfo(locale, process).name).join(', ');
  if (posted.length === 0) {
    return {
      en: `It’s ${clockIn('en', now)} in Tokyo. Nothing was posted: the previous lesson is unfinished, or its date has passed.`,
      ja: `東京は${clockIn('ja', now)}です。前のレッスンが終わっていないか、日時を過ぎたため、投稿はありません。`,
    };
  }
  return {
    en: `It’s ${clockIn('en', now)} in Tokyo. Posted: ${names('en')}.`,
    ja: `東京は${clockIn('ja', now)}です。投稿：${names('ja')}。`,
  };
}

/** Tells that a workshop has moved on. Its board says where it is. */
function describeWorkshop(now: Date): InLanguages {
  return {
    en: `It’s ${clockIn('en', now)} in Tokyo. The workshop has moved on.`,
    ja: `東京は${clockIn('ja', now)}です。ワークショップが進みました。`,
  };
}

/** Limit of looks for the next reminder. Each look reminds, hands over, or moves the clock to the next due time. */
const MOST_LOOKS = 20;

function describe(
  now: Date,
  { reminded, handedOver, told, nudged }: { reminded: number; handedOver: number; told: number; nudged: number },
): InLanguages {
  const more =
    nudged === 0 ? { en: '', ja: '' } : { en: ` Daily nudges: ${nudged}.`, ja: `、毎日のひと声：${nudged}人` };
  return {
    en: `It’s ${clockIn('en', now)} in Tokyo. Reminded: ${reminded}. Handed over: ${handedOver}. Told of reviews: ${told}.${more.en}`,
    ja: `東京は${clockIn('ja', now)}です。お知らせ：${reminded}人、引き継ぎ：${handedOver}件、レビューの連絡：${told}人${more.ja}。`,
  };
}

function earlierOf(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function clockIn(locale: string, now: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: ZONE }).format(now);
}

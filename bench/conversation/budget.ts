/**
 * What each of a cohort of eight hears from the app in a course with 25 requests, at team pace, in a workshop, or in one that the app leads: mentions, thread updates, direct messages.
 * `test/journeys/budget.slow.test.ts` holds the limits. Nothing here depends on the speed of the machine.
 * Run: npm run build && npx tsx bench/conversation/budget.ts [workshop|led]
 */
import { playCourse } from '../../test/helpers/play-course.ts';

const pace = (['workshop', 'led'] as const).find((each) => each === process.argv[2]) ?? 'team';
const heard = await playCourse(pace);
const time = pace === 'team' ? 'in the busiest week' : 'in all';
console.log(`person     mentions  thread updates  direct messages ${time}`);
for (const person of Object.keys(heard.mentions)) {
  const figures = [heard.mentions, heard.threadUpdates, heard.directMessages].map((each) => String(each[person] ?? 0));
  console.log(`${person.padEnd(12)}${figures.map((figure) => figure.padStart(6)).join('')}`);
}
const { requests, reviews, lessonMessages, runMessages, channelMessages } = heard;
console.log(`${requests} requests, ${reviews} reviews, ${channelMessages} messages in the channel itself`);
console.log(`a lesson's thread: at most ${lessonMessages} messages before anyone acts, ${runMessages} more for a run`);
process.exit(0);

import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { LOCALES } from '../../course/types.ts';
import { wordsFor } from '../messages/words.ts';
import { noticeView } from '../modals/notice/notice-view.ts';
import type { Edge } from './edge.ts';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Lets nothing through that comes from another workspace than the one whose token the app has: an app that is installed in several gets
 * the deliveries of all, and what it says and knows in one must not reach another. Whoever did something there is told so, in
 * each language, because theirs cannot be looked up with this token; events are passed over.
 */
export function refuseForeignDeliveries({ teamId: own, flow }: Edge): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { teamId } = args.context;
    if (own === undefined || teamId === undefined || teamId === own) return args.next();
    flow.log.warn({ teamId }, 'a delivery of another workspace is refused');
    const text = LOCALES.map((locale) => flow.course.t(locale, 'error.other_workspace')).join('\n');
    await refuse(args, text, () => noticeView(wordsFor(flow.course, 'en'), text));
  };
}

/** Answers without a call to Slack: the token opens nothing there. */
async function refuse(args: Args, text: string, notice: () => ReturnType<typeof noticeView>): Promise<void> {
  const answer = { response_type: 'ephemeral' as const, replace_original: false, text };
  if ('command' in args) return args.ack(answer);
  if ('view' in args) {
    const isSubmission = args.body.type === 'view_submission';
    return isSubmission ? args.ack({ response_action: 'update', view: notice() }) : args.ack();
  }
  if (!('ack' in args) || args.ack === undefined) return;
  await args.ack();
  if ('respond' in args && args.respond !== undefined) await args.respond(answer);
}

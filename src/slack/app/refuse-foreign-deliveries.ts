import type { AllMiddlewareArgs, AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { LOCALES } from '../../course/locale.ts';
import { reportRarely } from '../../doors/report-rarely.ts';
import { wordsFor } from '../messages/words.ts';
import { noticeView } from '../modals/notice/notice-view.ts';
import type { EdgeWith } from './edge.ts';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Refuses deliveries of other workspaces than `own`, whose token the app has. An app that is installed in several workspaces gets the
 * deliveries of all, and must not carry data from one to another. A person gets the refusal in every language, because this token
 * cannot look up theirs. Events are ignored.
 */
export function refuseForeignDeliveries(
  { flow }: EdgeWith<'course' | 'log'>,
  own: string | undefined,
): Middleware<AnyMiddlewareArgs> {
  const report = reportRarely({ warn: (...line) => flow.log.warn(...line) }, 'Slack');
  return async (args) => {
    const { teamId } = args.context;
    if (own === undefined || teamId === undefined || teamId === own) return args.next();
    report(`a delivery of the workspace ${teamId}`);
    const text = LOCALES.map((locale) => flow.course.t(locale, 'error.other_workspace')).join('\n');
    await refuse(args, text, () => noticeView(wordsFor(flow.course, 'en'), text));
  };
}

/** Answers by the acknowledgement and the response URL, because the token has no access to that workspace. */
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

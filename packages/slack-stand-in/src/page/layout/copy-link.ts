import type { PageMessage } from '../../page-api.ts';
import { copyText } from '../inspector/copy-text.ts';
import { useSession } from '../state/session.ts';

/** Returns the function that copies the link to a message, as Slack writes it, and says so. */
export function useCopyLink(): (message: PageMessage) => Promise<void> {
  const { notify, t } = useSession();
  return async (message) => notify(t((await copyText(linkTo(message))) ? 'linkCopied' : 'copyFailed'));
}

function linkTo({ channel, ts, threadTs }: PageMessage): string {
  const link = `${location.origin}/archives/${channel}/p${ts.replace('.', '')}`;
  return threadTs === undefined || threadTs === ts ? link : `${link}?thread_ts=${threadTs}&cid=${channel}`;
}

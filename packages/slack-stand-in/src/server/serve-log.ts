import type { ServerResponse } from 'node:http';
import type { LogEvent } from '../log/log-entry.ts';
import type { Stage } from '../state/stage.ts';
import { openStream } from './open-stream.ts';
import { sendJson } from './send.ts';

/** Serves `/rehearsal/api/log`, the stream `/rehearsal/api/log/events` and one entry under `/rehearsal/api/log/N`. */
export function serveLog(stage: Pick<Stage, 'log'>, { pathname, searchParams }: URL, response: ServerResponse): void {
  const [, , , , which = ''] = pathname.split('/');
  if (which === '') {
    const since = Number(searchParams.get('since') ?? 0);
    sendJson(response, 200, { ok: true, entries: stage.log.entries(Number.isFinite(since) ? since : 0) });
  } else if (which === 'events') {
    const send = openStream(response, () => stop());
    const stop = stage.log.listen((entry) => send({ type: 'log', entry } satisfies LogEvent));
  } else {
    const detail = stage.log.detail(Number(which));
    if (detail === undefined) sendJson(response, 404, { ok: false, error: 'not_found' });
    else sendJson(response, 200, { ok: true, ...detail });
  }
}

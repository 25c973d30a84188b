import type { ServerResponse } from 'node:http';
import { recordCall } from '../api/record-call.ts';
import type { BodyFault, Fault } from '../state/create-faults.ts';
import type { Stage } from '../state/stage.ts';
import { sendJson } from './send.ts';

/**
 * Carries a call out, or applies the next injected fault.
 * @param act carries the call out, with a fault of the answer's body if there is one, and returns the function that answers
 */
export async function withFault(
  stage: Stage,
  response: ServerResponse,
  method: string,
  act: (fault?: BodyFault) => Promise<() => unknown>,
): Promise<void> {
  const fault = stage.faults.take(method);
  if (fault !== undefined && 'delayMs' in fault) {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs).unref());
  }
  if (fault !== undefined && 'unanswered' in fault) {
    if (fault.unanswered === 'after') await act();
    recordCall(stage, { method, args: {}, result: { ok: false, fault }, at: stage.now() });
    return;
  }
  if (fault !== undefined && ('error' in fault || 'status' in fault)) {
    recordCall(stage, { method, args: {}, result: { ok: false, fault }, at: stage.now() });
    refuse(response, fault);
    return;
  }
  const answer = await act(fault !== undefined && isOfBody(fault) ? fault : undefined);
  if (fault !== undefined && 'afterStore' in fault) response.destroy();
  else await answer();
}

function isOfBody(fault: Fault): fault is BodyFault {
  return 'cutAfter' in fault || 'stallAfter' in fault || 'chunkMs' in fault;
}

function refuse(response: ServerResponse, fault: Fault): void {
  if ('error' in fault) sendJson(response, 200, { ok: false, error: fault.error });
  else if ('status' in fault) {
    const { status, retryAfter } = fault;
    const error = status === 429 ? 'ratelimited' : 'fatal_error';
    sendJson(
      response,
      status,
      { ok: false, error },
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    );
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type App,
  type BufferedIncomingMessage,
  HTTPModuleFunctions as bolt,
  HTTPResponseAck,
  type Logger,
  type Receiver,
} from '@slack/bolt';
import { BODY_BYTES, type Door, openDoor } from '../../doors/open-door.ts';
import { reportRarely } from '../../doors/report-rarely.ts';
import type { Log } from '../../ports/log.ts';
import { APART_S, hasSlackSignature } from './has-slack-signature.ts';

/** Slack's check of the certificate (`ssl_check=1`) is the only request without a signature, and much shorter. */
const CHECK_BYTES = 4096;

type Body = Record<string, unknown>;

/**
 * Slack's deliveries over signed HTTP at `/slack/events`, and `/healthz` for a proxy. Bolt's functions check the signature and parse the
 * body. Bolt's own receiver opens a port without limits, closes it for good at any error of the listening socket, and ends the process at
 * a signed body that is `null`.
 * @param options.ackMs how long a listener may take to acknowledge
 */
export function createHttpReceiver(
  options: { signingSecret: string; port: number; host: string; ackMs: number },
  logger: Logger,
  log: Log,
): Receiver {
  const { signingSecret, port, host, ackMs } = options;
  const report = reportRarely(log, 'PORT');
  let app: App | undefined;
  let door: Door | undefined;
  const refuse = (response: ServerResponse, status: number): void => {
    report(String(status));
    bolt.buildNoBodyResponse(response, status);
  };

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isFromFuture(request, Date.now())) {
      request.resume();
      refuse(response, 401);
      return;
    }
    let signed: BufferedIncomingMessage;
    try {
      signed = await verify(request, signingSecret);
    } catch (error) {
      // Bolt throws for a body that breaks off or is too large, else for a signature that is not Slack's.
      request.resume();
      refuse(response, bolt.isRawBodyError(error) ? Number(error.statusCode) : 401);
      return;
    }
    const body = parse(signed);
    if (body === undefined) refuse(response, 400);
    else if (body.ssl_check === '1') bolt.buildSSLCheckResponse(response);
    else if (body.type === 'url_verification') bolt.buildUrlVerificationResponse(response, body);
    else await deliver(signed, response, body);
  };

  const deliver = async (request: BufferedIncomingMessage, response: ServerResponse, body: Body): Promise<void> => {
    const ack = new HTTPResponseAck({
      logger,
      processBeforeResponse: false,
      unhandledRequestTimeoutMillis: ackMs,
      httpRequest: request,
      httpRequestBody: body,
      httpResponse: response,
    });
    try {
      await app?.processEvent({
        body,
        ack: ack.bind(),
        ...compact({
          retryNum: bolt.extractRetryNumFromHTTPRequest(request),
          retryReason: bolt.extractRetryReasonFromHTTPRequest(request),
        }),
      });
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      const isAnswered = await bolt.defaultProcessEventErrorHandler({
        error,
        logger,
        request,
        response,
        storedResponse: undefined,
      });
      if (isAnswered) ack.ack();
    }
  };

  return {
    init(given) {
      app = given;
    },
    async start() {
      door = await openDoor({
        setting: 'PORT',
        port,
        host,
        log,
        routes: {
          '/slack/events': { POST: receive },
          '/healthz': { GET: (_request, response) => void response.writeHead(200).end('ok') },
        },
      });
    },
    async stop() {
      await door?.close();
      door = undefined;
    },
  };
}

/**
 * Reads the body and checks its signature.
 * @throws Error when the body breaks off or is too large, or the signature is not Slack's
 */
async function verify(request: IncomingMessage, signingSecret: string): Promise<BufferedIncomingMessage> {
  const read = await bolt.bufferIncomingMessage(request, BODY_BYTES);
  if (read.rawBody.length <= CHECK_BYTES) return bolt.parseAndVerifyHTTPRequest({ signingSecret }, read);
  // Bolt parses a form before it checks the signature, because Slack's own check has none, and hashes the body as text. For 2 MB, either
  // would block the loop for tens of milliseconds. Of the bytes themselves the hash takes two.
  const isSigned = hasSlackSignature(read.rawBody, {
    signingSecret,
    timestamp: String(request.headers['x-slack-request-timestamp'] ?? ''),
    signature: String(request.headers['x-slack-signature'] ?? ''),
    now: Date.now(),
  });
  if (!isSigned) throw new Error('the signature is not from Slack');
  return read;
}

/**
 * Whether a request claims to be sent later than the clocks can differ. Bolt refuses old times but accepts a far future one, with
 * which a captured request could be replayed until then. No number counts as the future.
 * @param now milliseconds since 1970
 */
function isFromFuture(request: IncomingMessage, now: number): boolean {
  return !(Number(request.headers['x-slack-request-timestamp'] ?? 0) <= now / 1000 + APART_S);
}

/** Parses a body as Slack sends it: a form, a form that holds JSON, or JSON. @returns undefined for anything else */
function parse(request: BufferedIncomingMessage): Body | undefined {
  try {
    const body: unknown = bolt.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function compact<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

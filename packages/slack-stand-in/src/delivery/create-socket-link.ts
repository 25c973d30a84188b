import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json } from '../json.ts';
import { refuseHandshake } from '../server/refuse-handshake.ts';
import type { Timers } from '../time/timers.ts';
import type { Ack, Envelope, Retry, Transport } from './envelope.ts';

const PING_MS = 10_000;
const TICKET_MS = 30_000;
/** Larger than any acknowledgement: a view has at most 250 kB. */
const LARGEST_FRAME = 4 * 1024 * 1024;

/** Socket Mode: the app's connections, and the envelopes without an acknowledgement yet. */
export interface SocketLink extends Transport {
  /** Issues the path and query of a WebSocket address that works once. */
  ticket(): string;
  /** @param target the request's, already checked */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, target: URL): void;
  /** Asks the app to reconnect, as Slack does from time to time. */
  refresh(reason?: 'refresh_requested' | 'warning'): void;
  /** Cuts every connection, as a network failure does. */
  drop(): void;
  connections(): number;
  close(): void;
}

interface Pending {
  frame: string;
  /** The connection of the last attempt. */
  on?: WebSocket | undefined;
  /** Starts the timeout on the first attempt. */
  sent(): void;
  done(ack: Ack): void;
}

/** @param onChange runs when a connection opens or closes */
export function createSocketLink(
  appId: string,
  { ackTimeoutMs, timers, onChange }: { ackTimeoutMs: number; timers: Timers; onChange: () => void },
): SocketLink {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME });
  const tickets = new Map<string, number>();
  const open = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  let turn = 0;

  const assign = (one: Pending) => {
    const ready = [...open];
    const socket = ready[turn % ready.length];
    if (socket === undefined) return;
    turn += 1;
    one.on = socket;
    one.sent();
    socket.send(one.frame);
  };
  const leave = (socket: WebSocket) => {
    open.delete(socket);
    onChange();
    for (const one of pending.values()) {
      if (one.on === socket) {
        one.on = undefined;
        assign(one);
      }
    }
  };
  const join = (socket: WebSocket) => {
    open.add(socket);
    socket.send(JSON.stringify(hello(appId, open.size)));
    socket.on('message', (data) => acknowledge(String(data)));
    socket.on('close', () => leave(socket));
    socket.on('error', () => socket.terminate());
    for (const one of pending.values()) if (one.on === undefined) assign(one);
    onChange();
  };
  const acknowledge = (text: string) => {
    const frame = parse(text);
    const one = frame && pending.get(String(frame.envelope_id));
    if (one === undefined) return;
    const payload = isObject(frame?.payload) && Object.keys(frame.payload).length > 0 ? frame.payload : undefined;
    one.done({ ok: true, ...(payload === undefined ? {} : { payload }) });
  };
  const pinging = setInterval(() => {
    for (const socket of server.clients) socket.ping();
  }, PING_MS);
  pinging.unref();

  return {
    send(envelope, retry) {
      return new Promise((resolve) => {
        const id = randomUUID();
        let cancel: (() => void) | undefined;
        const start = () => {
          cancel ??= timers.after(ackTimeoutMs, () => one.done({ ok: false, error: 'timeout' }));
        };
        const one: Pending = {
          frame: JSON.stringify(frameOf(envelope, id, retry)),
          sent: start,
          done(ack) {
            cancel?.();
            pending.delete(id);
            resolve(ack);
          },
        };
        pending.set(id, one);
        // A command or interaction times out at once, because a person waits. An event waits for a connection.
        if (envelope.type !== 'events_api') start();
        assign(one);
      });
    },
    ticket() {
      const ticket = randomBytes(18).toString('base64url');
      tickets.set(ticket, timers.now() + TICKET_MS);
      return `/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade(request, socket, head, target) {
      const ticket = target.searchParams.get('ticket') ?? '';
      const until = tickets.get(ticket);
      tickets.delete(ticket);
      if (until === undefined || until < timers.now()) {
        refuseHandshake(socket, '408 Request Timeout');
        return;
      }
      server.handleUpgrade(request, socket, head, join);
    },
    refresh(reason = 'refresh_requested') {
      for (const socket of [...open]) {
        // The connection gets no more envelopes. The app can acknowledge earlier ones until it closes.
        open.delete(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'rehearsal' } }));
      }
      onChange();
    },
    drop() {
      for (const socket of server.clients) socket.terminate();
    },
    connections: () => open.size,
    close() {
      clearInterval(pinging);
      for (const one of [...pending.values()]) one.done({ ok: false, error: 'closed', noRetry: true });
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function hello(appId: string, connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'rehearsal', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: appId },
  };
}

function frameOf({ type, body }: Envelope, id: string, retry: Retry | undefined): Json {
  const isEvent = type === 'events_api';
  return {
    envelope_id: id,
    type,
    payload: body,
    accepts_response_payload: !isEvent,
    ...(isEvent ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
  };
}

function parse(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

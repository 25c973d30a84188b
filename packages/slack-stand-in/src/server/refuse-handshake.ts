import type { Duplex } from 'node:stream';

/** Answers a WebSocket handshake with an HTTP status, and ends the connection, even if its client keeps it open. */
export function refuseHandshake(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`, () => socket.destroy());
}

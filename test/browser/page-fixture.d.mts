import type { PageEvent, PageMessage } from '../../packages/slack-stand-in/src/page-api.ts';

// biome-ignore lint/suspicious/noExplicitAny: bodies in any shape that the page posts.
export type Call = { endpoint: string } & Record<string, any>;

export interface PageFixture {
  address: string;
  calls: Call[];
  send(event: PageEvent, to?: string): void;
  addMessage(message: PageMessage, to?: string): void;
  close(): Promise<void>;
}

export function startPageFixture(port?: number, now?: number): Promise<PageFixture>;

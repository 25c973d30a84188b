import type { PageState } from '../page-api.ts';

/** What Slack knows about the app from its manifest. */
export interface AppInfo {
  botToken: string;
  appToken: string;
  commands: (PageState['commands'][number] & { shouldEscape?: boolean })[];
  shortcuts: PageState['shortcuts'];
}

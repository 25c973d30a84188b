import type { Edge } from './edge.ts';
import { registerCommands } from './listeners/commands.ts';
import { registerEvents } from './listeners/events.ts';
import { registerCloses } from './listeners/keep-written.ts';
import { registerMembership } from './listeners/membership.ts';
import { registerActions } from './listeners/register-actions.ts';
import { registerSubmissions } from './listeners/register-submissions.ts';
import { registerReturns } from './listeners/returns.ts';
import { registerThreadReplies } from './listeners/thread-replies.ts';
import { refuseOtherWorkspaces } from './refuse-other-workspaces.ts';

/** Everything the app listens to. */
export function registerListeners(edge: Edge): void {
  edge.app.use(refuseOtherWorkspaces(edge));
  registerCommands(edge);
  registerActions(edge);
  registerSubmissions(edge);
  registerCloses(edge);
  registerEvents(edge);
  registerReturns(edge);
  registerThreadReplies(edge);
  registerMembership(edge);
}

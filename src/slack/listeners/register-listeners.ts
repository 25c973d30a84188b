import { refuseOtherWorkspaces } from '../app/refuse-other-workspaces.ts';
import type { Edge } from '../edge.ts';
import { registerCloses } from '../modals/ask/keep-written.ts';
import { registerCommands } from './commands.ts';
import { registerEvents } from './events.ts';
import { registerMembership } from './membership.ts';
import { registerActions } from './register-actions.ts';
import { registerSubmissions } from './register-submissions.ts';
import { registerReturns } from './returns.ts';
import { registerThreadReplies } from './thread-replies.ts';

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

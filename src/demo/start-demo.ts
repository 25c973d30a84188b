import { join } from 'node:path';
import { SEED, type StandIn, startStandIn } from 'slack-stand-in';
import type { Config } from '../config.ts';
import { LESSONS_FOLDER } from '../course/read-lesson-files.ts';
import { cannotListen } from '../doors/cannot-listen.ts';
import type { Log } from '../ports/log.ts';
import type { Service } from '../service/start-service.ts';
import { SHORTCUTS } from '../slack/app/ids.ts';
import { makeFolder } from '../store/make-folder.ts';
import type { EmbeddedThread } from '../store/start-embedded-thread.ts';
import { clockDeeds } from './clock-deeds.ts';
import { createMovableClock } from './create-movable-clock.ts';
import { playOthersDeed } from './play-others-deed.ts';
import { rehearsalRoles } from './rehearsal-roles.ts';
import { TOUR } from './tour.ts';
import { watchCourse } from './watch-course.ts';

/** Addresses to listen on that are no host names of a page. */
const WILDCARDS = new Set(['0.0.0.0', '::']);

/** Commands and shortcuts that the rehearsal workspace shows. A test compares them with manifest.yml. */
export const APP_INFO = {
  commands: [
    {
      command: '/kakehashi',
      description: 'What can be done here now',
      usageHint: 'help | start | lesson analyze | ask | coverage | away',
    },
  ],
  shortcuts: [
    { callbackId: SHORTCUTS.ask, name: 'Ask a role', type: 'global' as const },
    { callbackId: SHORTCUTS.askAbout, name: 'Ask a role about this', type: 'message' as const },
    { callbackId: SHORTCUTS.useFile, name: 'Use file as our data', type: 'message' as const },
  ],
};

/**
 * Text for the terminal: the rehearsal's address, and what to type there.
 * @param isOpen whether other machines may reach it
 */
export function greetRehearsal(url: string, isOpen = false): string {
  const warning = isOpen
    ? '\n  This rehearsal is open: anyone who reaches its port can act as anyone. Publish the port on 127.0.0.1 only.\n'
    : '';
  return `
  Kakehashi is ready to rehearse: ${url.replace('//127.0.0.1:', '//localhost:')}

  Open this address in a browser and type /kakehashi in the channel #house-prices (in Japanese: #住宅価格).
  You play all eight teammates: choose whom to be under "Act as".
  Ctrl-C stops it; a restart keeps everything.
${warning}`;
}

/**
 * Starts the rehearsal workspace and the app in it. Both keep their state in `config.dir`.
 * @param signal as for `startService`
 * @param thread as for `startService`
 * @throws AppError config_invalid when PORT is set and taken, and as `startService` does
 */
export async function startDemo(
  config: Config,
  log: Log,
  signal?: AbortSignal,
  thread?: EmbeddedThread,
): Promise<{ rehearsal: StandIn; service: Service; stop: Service['stop'] }> {
  makeFolder(config.dir);
  const clock = createMovableClock(config.dir);
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const rehearsal = await startStandIn({
    clock: clock.read,
    port: config.port,
    portIsFixed: config.portIsFixed,
    ...(config.isOpen && { host: config.host, allowedHosts: WILDCARDS.has(config.host) ? [] : [config.host] }),
    stateDir: join(config.dir, 'workspace'),
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    tour: TOUR,
    // A page that is open from before shows the deeds, too: they come with the app.
    ready,
    // Only tests read these records. A rehearsal that runs for long must not collect them.
    recordLimit: 0,
  }).catch((cause: NodeJS.ErrnoException) => {
    throw cause.syscall === 'listen' ? cannotListen('PORT', config.port, cause) : cause;
  });
  // The page answers by now. The app's modules take longer to load than the stand-in's.
  const { startService } = await import('../service/start-service.ts');
  // Authors preview lessons here: the next message shows what they saved.
  const watched = watchCourse(LESSONS_FOLDER, log);
  try {
    const service = await startService({
      config,
      course: watched.course,
      dir: config.dir,
      thread,
      log,
      connection: {
        mode: 'socket',
        botToken: rehearsal.botToken,
        appToken: rehearsal.appToken,
        apiUrl: rehearsal.apiUrl,
      },
      clock,
      ...(signal === undefined ? {} : { signal }),
      initialRoles: rehearsalRoles,
    });
    const { flow } = service;
    rehearsal.deeds.push(
      playOthersDeed({ rehearsal, flow, teamId: SEED.team.id }),
      ...clockDeeds({ clock, rehearsal, flow, teamId: SEED.team.id }),
    );
    isReady();
    return {
      rehearsal,
      service,
      async stop(...times) {
        watched.close();
        await service.stop(...times);
        await rehearsal.close();
      },
    };
  } catch (error) {
    isReady();
    watched.close();
    await rehearsal.close();
    throw error;
  }
}

import type { Chat } from '../ports/chat.ts';
import type { Compute } from '../ports/compute.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { BuddyPort } from './alone/ask-buddy.ts';
import type { RealPersonPort } from './alone/ask-real-person.ts';
import type { QuestionsPort } from './alone/keep-questions.ts';
import type { AlonePort } from './alone/port.ts';
import type { CertificatesPort } from './certificates/send-certificate.ts';
import type { DataPort } from './data/port.ts';
import type { DecisionsPort } from './decisions/port.ts';
import type { LessonsPort } from './lessons/port.ts';
import type { MembersPort } from './members/port.ts';
import type { PagePort } from './project-page/port.ts';
import type { ReportsPort } from './reports/port.ts';
import type { RequestsPort } from './requests/port.ts';
import type { ReviewsPort } from './reviews/port.ts';
import type { RunsPort } from './runs/port.ts';
import type { SchedulePort } from './schedule/port.ts';
import type { UpkeepPort } from './upkeep/port.ts';
import type { WeekPort } from './week/port.ts';
import type { WorkshopsPort } from './workshop/port.ts';

/** The sum of what the use cases need. The composition root wires it once; each use case takes its own part. */
export interface FlowDeps
  extends AlonePort,
    BuddyPort,
    CertificatesPort,
    DataPort,
    DecisionsPort,
    LessonsPort,
    MembersPort,
    PagePort,
    ReportsPort,
    QuestionsPort,
    RealPersonPort,
    RequestsPort,
    ReviewsPort,
    RunsPort,
    SchedulePort,
    UpkeepPort,
    WeekPort,
    WorkshopsPort {
  store: Store;
  jobs: Jobs;
  chat: Chat;
  compute: Compute;
  log: Log;
}

import type { Content } from '../../messages/content.ts';
import type { WithoutBlocks } from '../../messages/files-of.ts';
import {
  buddyAskedMessage,
  buddyCommentMessage,
  buddyEndedMessage,
  buddyFinishedMessage,
  buddyLineMessage,
} from './buddy-messages.ts';
import { certificateMessage } from './certificate-messages.ts';
import { dailyNudgeMessage } from './daily-nudge-message.ts';
import { digestMessage } from './digest-message.ts';
import { expiredMessage, expiresMessage } from './expiry-messages.ts';
import { datesMovedMessage, nudgeMessage } from './facilitator-messages.ts';
import { filesWordsMessage, fileWordsMessage, notShownMessage, runFilesMessage } from './file-messages.ts';
import { findingsMessage } from './findings-message.ts';
import { fitMessage } from './fit-message.ts';
import { haltedMessage } from './halted-message.ts';
import { declinedMessage, handedOnMessage, handedOverMessage } from './hand-over-messages.ts';
import { type Message, section } from './kit.ts';
import { agreementMessage, labellingMessage } from './labelling-messages.ts';
import { lessonMessage } from './lesson-message.ts';
import { lessonPartMessage } from './lesson-part-message.ts';
import { facilitatesMessage, rolesSetMessage } from './member-role-messages.ts';
import { newsMessage } from './news-message.ts';
import { dataGoneMessage, dataSwitchedMessage, ownDataMessage, ownDataReadMessage } from './own-data-messages.ts';
import { ownQuestionsMessage } from './own-questions-message.ts';
import { projectPageMessage } from './project-page-message.ts';
import { realAnswerMessage, realPassedMessage, realQuestionMessage } from './real-person-messages.ts';
import { askedBackMessage, replyMessage, replyNotedMessage, replyWithdrawnMessage } from './reply-messages.ts';
import { reportMessage } from './report-message.ts';
import { requestListMessage } from './request-list-message.ts';
import { requestMessage } from './request-message.ts';
import {
  invitationMessage,
  reviewAskedMessage,
  reviewResultMessage,
  reviewSummaryMessage,
  reviewsCompleteMessage,
} from './review-messages.ts';
import { reviewResultsMessage } from './review-results-message.ts';
import { roleCardsMessage } from './role-cards.ts';
import { runProgressMessage } from './run-progress-message.ts';
import { calendarMessage, lessonWaitsMessage, scheduleNoteMessage } from './schedule-messages.ts';
import { selfReviewMessage } from './self-review-message.ts';
import { teamProgressMessage } from './team-progress-message.ts';
import { verdictsMessage } from './verdicts-message.ts';
import { catchUpMessage, kickOffMessage, weekRecapMessage } from './week-messages.ts';
import { welcomeMessage } from './welcome-message.ts';
import type { Words } from './words.ts';
import {
  workshopBestMessage,
  workshopBlockMessage,
  workshopBoardMessage,
  workshopEndMessage,
  workshopLineMessage,
  workshopPageMessage,
} from './workshop-messages.ts';

/**
 * Renders a message from its content, within Slack's limits. Files have no message of their own: they are shared through an upload.
 */
export function renderContent(words: Words, content: Exclude<Content, WithoutBlocks>): Message {
  return fitMessage(words, drawContent(words, content));
}

function drawContent(words: Words, content: Exclude<Content, WithoutBlocks>): Message {
  switch (content.type) {
    case 'welcome':
      return welcomeMessage(words, content);
    case 'lesson':
      return lessonMessage(words, content);
    case 'lesson-waits':
      return lessonWaitsMessage(words, content);
    case 'schedule-note':
      return scheduleNoteMessage(words, content);
    case 'workshop-board':
      return workshopBoardMessage(words, content);
    case 'workshop-block':
      return workshopBlockMessage(words, content);
    case 'workshop-best':
      return workshopBestMessage(words, content);
    case 'workshop-end':
      return workshopEndMessage(words, content);
    case 'workshop-line':
      return workshopLineMessage(words, content);
    case 'kick-off':
      return kickOffMessage(words, content);
    case 'week-recap':
      return weekRecapMessage(words, content);
    case 'catch-up':
      return catchUpMessage(words, content);
    case 'lesson-part':
      return lessonPartMessage(words, content);
    case 'run-progress':
      return runProgressMessage(words, content);
    case 'findings':
      return findingsMessage(words, content);
    case 'role-cards':
      return roleCardsMessage(words, content);
    case 'news':
      return newsMessage(words, content);
    case 'labelling':
      return labellingMessage(words, content);
    case 'agreement':
      return agreementMessage(words, content);
    case 'own-data':
      return ownDataMessage(words, content);
    case 'data-gone':
      return dataGoneMessage(words, content);
    case 'data-switched':
      return dataSwitchedMessage(words, content);
    case 'own-data-read':
      return ownDataReadMessage(words, content);
    case 'goes-on':
      return { text: words.t('goes-on'), blocks: [section(words.t('goes-on'))] };
    case 'file-words':
      return fileWordsMessage(words, content);
    case 'files-words':
      return filesWordsMessage(words, content);
    case 'run-files':
      return runFilesMessage(words, content);
    case 'expires':
      return expiresMessage(words, content);
    case 'expired':
      return expiredMessage(words, content);
    case 'not-shown':
      return notShownMessage(words, content);
    case 'request':
      return requestMessage(words, content);
    case 'request-list':
      return requestListMessage(words, content);
    case 'reply-withdrawn':
      return replyWithdrawnMessage(words, content);
    case 'reply-noted':
      return replyNotedMessage(words, content);
    case 'verdicts':
      return verdictsMessage(words, content);
    case 'reply':
      return replyMessage(words, content);
    case 'asked-back':
      return askedBackMessage(words, content);
    case 'handed-on':
      return handedOnMessage(words, content);
    case 'handed-over':
      return handedOverMessage(words, content);
    case 'halted':
      return haltedMessage(words, content);
    case 'roles-set':
      return rolesSetMessage(words, content);
    case 'facilitates':
      return facilitatesMessage(words, content);
    case 'digest':
      return digestMessage(words, content);
    case 'declined':
      return declinedMessage(words, content);
    case 'review-invitation':
      return invitationMessage(words, content);
    case 'progress':
      return teamProgressMessage(words, content);
    case 'project-page':
      return projectPageMessage(words, content);
    case 'my-data':
      return { text: words.t('my-data.lead'), blocks: [section(words.t('my-data.lead'))] };
    case 'nudge':
      return nudgeMessage(words, content);
    case 'real-question':
      return realQuestionMessage(words, content);
    case 'real-answer':
      return realAnswerMessage(words, content);
    case 'real-passed':
      return realPassedMessage(words, content);
    case 'buddy-asked':
      return buddyAskedMessage(words, content);
    case 'buddy-ended':
      return buddyEndedMessage(words, content);
    case 'buddy-line':
      return buddyLineMessage(words, content);
    case 'buddy-finished':
      return buddyFinishedMessage(words, content);
    case 'buddy-comment':
      return buddyCommentMessage(words, content);
    case 'own-questions':
      return ownQuestionsMessage(words, content);
    case 'daily-nudge':
      return dailyNudgeMessage(words, content);
    case 'dates-moved':
      return datesMovedMessage(words, content);
    case 'calendar':
      return calendarMessage(words, content);
    case 'workshop-page':
      return workshopPageMessage(words, content);
    case 'certificate':
      return certificateMessage(words);
    case 'report':
      return reportMessage(words, content);
    case 'review-asked':
      return reviewAskedMessage(words, content);
    case 'reviews-complete':
      return reviewsCompleteMessage(words, content);
    case 'review-results':
      return reviewResultsMessage(words, content);
    case 'self-review':
      return selfReviewMessage(words, content);
    case 'review-summary':
      return reviewSummaryMessage(words, content);
    case 'review-result':
      return reviewResultMessage(words, content);
  }
}

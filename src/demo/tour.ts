import type { TourStep } from 'slack-stand-in';
import { ACTIONS, MARKS, VIEWS } from '../slack/app/ids.ts';
import { BAR } from '../slack/messages/run-progress-message.ts';

/**
 * Six steps for a newcomer: lesson, run and charts, request, reply, review, a figure to confirm. The request goes to a role whose holder reads the language of
 * the step, so that the tour stays in one language.
 */
export const TOUR: readonly TourStep[] = [
  {
    id: 'lesson',
    title: { en: 'Post a lesson', ja: 'レッスンを投稿する' },
    body: {
      en: 'You play all eight teammates here. Start the course in this channel, then post a lesson that has something to run.',
      ja: 'ここではチーム8人を1人で演じます。まずこのチャンネルでコースを始め、実行できるレッスンを投稿しましょう。',
    },
    done: { actionId: ACTIONS.runStep },
    moves: [
      {
        target: { send: '/kakehashi' },
        words: {
          en: 'Send /kakehashi, and see what can be done here now.',
          ja: '/kakehashi と送信すると、いまできることが表示されます。',
        },
      },
      {
        target: { actionId: ACTIONS.openStart },
        words: { en: 'Press “Start the course here”.', ja: '「ここで始める」を押します。' },
      },
      {
        target: { callbackId: VIEWS.start },
        words: {
          en: 'The language and the data are fine as they are: press “Start”.',
          ja: '言語もデータもこのままで大丈夫です。「コースを始める」を押します。',
        },
      },
      {
        target: { actionId: ACTIONS.chooseLesson },
        words: {
          en: 'Open “Post another lesson” and choose “2. Analyze”.',
          ja: '「ほかのレッスンを投稿」を開き、「2. データ分析」を選びます。',
        },
      },
      {
        target: { actionId: ACTIONS.postLessonAgain },
        words: {
          en: 'This lesson is here already. “Post it again” makes a fresh one.',
          ja: 'このレッスンはもうあります。「もう一度投稿する」で新しく始められます。',
        },
      },
    ],
    as: 'anyone',
  },
  {
    id: 'run',
    title: { en: 'Run it, and look at the charts', ja: '実行して、グラフを見る' },
    body: {
      en: 'The step works on 2,930 real house sales, so what you see in its charts is worth talking about.',
      ja: '実際の住宅取引2,930件を分析します。グラフから見えてくることが、話し合いの種になります。',
    },
    done: { filesAtLeast: 1, mimetype: 'image/' },
    moves: [
      {
        target: { actionId: ACTIONS.runStep },
        words: {
          en: 'Open the thread of the lesson and press “Run …”.',
          ja: 'レッスンのスレッドを開き、「…を実行」を押します。',
        },
      },
      {
        target: { text: [BAR.done, BAR.left] },
        words: {
          en: 'It’s running. The charts arrive in the thread in a moment.',
          ja: '実行中です。まもなくスレッドにグラフが届きます。',
        },
      },
    ],
    as: 'anyone',
  },
  {
    id: 'ask',
    title: { en: 'Ask the one who knows', ja: '知っている人に聞く' },
    body: {
      en: 'Only a person can explain some of the blanks in this data. Choose a role, and the app finds who holds it.',
      ja: '空欄がなぜ空欄なのか、データだけでは分かりません。ロールを選べば、担当の人に依頼が届きます。',
    },
    done: { actionId: ACTIONS.openReply },
    moves: [
      {
        target: { actionId: ACTIONS.openAsk },
        words: {
          en: 'Press “Ask a role”. Choose the Domain Expert, near the end of the list, and information sharing as the kind; then write what you want to know.',
          ja: '「ロールに依頼する」を押します。ロールは一覧の最後のほうにあるデータアーキテクト、種類は情報共有を選び、知りたいことを書きます。',
        },
      },
    ],
    as: 'anyone',
  },
  {
    id: 'reply',
    title: { en: 'Reply as {person}', ja: '{person} さんとして返信する' },
    body: {
      en: 'The request has reached {person}, with the reason why. See it through their eyes, and answer it.',
      ja: '依頼が、選ばれた理由とともに {person} さんに届きました。受け取る側になって答えてみましょう。',
    },
    done: { actionId: ACTIONS.openReview },
    moves: [
      {
        target: { actionId: ACTIONS.openReply },
        words: {
          en: 'Press “Reply” and answer in a sentence or two. Or press “Play the others” above the list of people; in a narrow view ☰ opens it.',
          ja: '「返信する」を押し、短く答えます。演じる人の一覧の上にある「ほかの人に任せる」でも構いません（画面の幅が狭いときは ☰ の中にあります）。',
        },
      },
    ],
    as: 'mentioned',
  },
  {
    id: 'review',
    title: { en: 'Review as {person}', ja: '{person} さんとしてレビューする' },
    body: {
      en: 'Peers now say how clear the request was. That’s how a team learns to ask.',
      ja: '仲間が依頼の仕方を評価します。自分では気づかなかった改善点が見えてきます。',
    },
    done: { blockId: MARKS.reviewResult },
    moves: [
      {
        target: { actionId: ACTIONS.openReview },
        words: {
          en: 'Press “Review” below the request: first a worked example, then four points. A comment is welcome.',
          ja: '依頼の下の「レビューする」を押します。最初に例題、続いて4つの項目に答えて送ります。',
        },
      },
    ],
    as: 'uninvolved',
  },
  {
    id: 'present',
    title: { en: 'Have a figure confirmed', ja: '数字を確認してもらう' },
    body: {
      en: 'Show someone what the run found, and let them confirm, doubt or correct it. What they confirm is kept as a decision.',
      ja: '実行して分かったことを見せ、合っているかどうかを確かめてもらいます。確認してもらったことは、決定として残ります。',
    },
    // The beginning of the request to confirm it.
    done: { text: ['asks you to confirm what the run found', '実行結果の確認の依頼です'] },
    moves: [
      {
        target: { actionId: ACTIONS.openPresent },
        words: {
          en: 'Press “Present to …” below the findings. Choose a role, write one sentence, and choose the figure that shows it.',
          ja: '結果の下の「結果を確認してもらう」を押します。ロールを選び、確かめたいことを一文で書いて、根拠になる数字を選びます。',
        },
      },
    ],
    as: 'anyone',
  },
];

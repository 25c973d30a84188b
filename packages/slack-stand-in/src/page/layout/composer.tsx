import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageFile } from '../../page-api.ts';
import { ChosenFiles } from '../files/chosen-files.tsx';
import { useDrop } from '../files/use-drop.ts';
import { useUploads } from '../files/use-uploads.ts';
import { useSession } from '../state/session.ts';
import { encodeMessage } from '../text/encode-message.ts';
import { AttachButton } from './attachments.tsx';
import { CompletionList } from './completion-list.tsx';
import { applyCompletion, type Completion, findCompletions } from './find-completions.ts';
import { GlobalShortcuts } from './global-shortcuts.tsx';

/** Slack's client takes ten files for one message. The server here takes 50 MB for one file. */
const LIMITS = { mostMb: 50, mostFiles: 10 };

/** The message field. Enter sends, except while an input method composes text. */
export function Composer(props: { channel: string; placeName: string; threadTs?: string; draft: Draft }) {
  const { state, api, report, notify, t } = useSession();
  const { text, setText } = props.draft;
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const [files, setFiles] = useState<readonly PageFile[]>([]);
  const uploads = useUploads(LIMITS, files, setFiles);
  const drop = useDrop((dropped) => void uploads.take(dropped));
  const area = useRef<HTMLTextAreaElement>(null);
  const caretToSet = useRef<number | undefined>(undefined);
  const inThread = props.threadTs !== undefined;
  const commandInThread = inThread && /^\/\w*/.test(text);
  const found = dismissed === text ? [] : findCompletions(text, caret, state, inThread);
  const isEmpty = text.trim() === '' && files.length === 0;
  const canSend = !isEmpty && !commandInThread && uploads.waiting.length === 0;
  const label = inThread ? t('composerThread') : t('composerIn', { place: props.placeName });
  const id = inThread ? 'thread-composer' : 'composer';

  useLayoutEffect(() => {
    const box = area.current;
    if (box === null) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
    if (caretToSet.current === undefined) return;
    // Sets the caret before the next frame. Text typed until then would land in the wrong place.
    box.focus();
    box.setSelectionRange(caretToSet.current, caretToSet.current);
    caretToSet.current = undefined;
  }, [text]);
  useLayoutEffect(() => setChosen(0), [text]);

  const complete = (completion: Completion) => {
    const next = applyCompletion(text, caret, completion);
    setText(next.text);
    setCaret(next.caret);
    setDismissed(next.text);
    caretToSet.current = next.caret;
  };
  const send = async () => {
    const words = text.trim();
    if (!canSend) return;
    const command = files.length === 0 ? /^\/\S*/.exec(words)?.[0] : undefined;
    if (command !== undefined && !state.commands.some((known) => known.command === command)) {
      notify(t('unknownCommand', { command }));
      return;
    }
    setText('');
    setCaret(0);
    setFiles([]);
    uploads.forgive();
    const reply =
      command === undefined
        ? await api.message(props.channel, encodeMessage(words, state), props.threadTs, files)
        : await api.command(props.channel, words);
    if (report(reply)) return;
    setText((now) => (now === '' ? words : now));
    setFiles((now) => (now.length === 0 ? files : now));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const active = found[chosen];
    if (step !== 0 && found.length > 0) setChosen((chosen + step + found.length) % found.length);
    else if (event.key === 'Escape' && found.length > 0) setDismissed(text);
    else if (event.key === 'Tab' && active !== undefined && !event.shiftKey) complete(active);
    else if (event.key === 'Enter' && !event.shiftKey && active !== undefined && !active.whole) complete(active);
    else if (event.key === 'Enter' && !event.shiftKey) void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class={drop.over ? 'composer dropping' : 'composer'} {...drop.target}>
      <CompletionList
        id={`${id}-list`}
        label={t(text.startsWith('/') ? 'commands' : 'people')}
        completions={found}
        chosen={chosen}
        onChoose={complete}
      />
      {commandInThread && (
        <p class="composer-notice" role="status" data-testid="composer-notice">
          {t('noCommandsInThread')}
        </p>
      )}
      <ChosenFiles uploads={uploads} onRemoved={() => area.current?.focus()} />
      <div class="composer-box">
        <AttachButton uploads={uploads} />
        <textarea
          ref={area}
          rows={1}
          value={text}
          placeholder={label}
          aria-label={label}
          aria-describedby={`${id}-hint`}
          aria-autocomplete="list"
          aria-controls={found.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={found.length > 0 ? `${id}-list-${chosen}` : undefined}
          data-testid={id}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        {!inThread && <GlobalShortcuts channel={props.channel} />}
        <button
          type="button"
          class="button primary send"
          aria-disabled={!canSend}
          onClick={() => void send()}
          data-testid={inThread ? 'thread-send' : 'send'}
        >
          {t('send')}
        </button>
      </div>
      <p class="composer-hint" id={`${id}-hint`}>
        {t('sendHint')}
      </p>
    </div>
  );
}

/** An unsent message, kept outside the composer so that it survives a change of place. */
export interface Draft {
  text: string;
  setText: (next: string | ((now: string) => string)) => void;
}

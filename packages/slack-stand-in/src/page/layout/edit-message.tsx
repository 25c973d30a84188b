import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { decodeMessage } from '../text/decode-message.ts';
import { encodeMessage } from '../text/encode-message.ts';

/** Edits the person's own message. Enter saves, Escape cancels. */
export function EditMessage({ message, onDone }: { message: PageMessage; onDone: () => void }) {
  const { state, api, report, t } = useSession();
  const [text, setText] = useState(() => decodeMessage(message.text, state));
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const save = async () => {
    if (report(await api.editMessage(message.channel, message.ts, encodeMessage(text.trim(), state)))) onDone();
  };
  return (
    <form
      class="edit-message"
      data-testid="edit-message"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={area}
        rows={Math.min(8, text.split('\n').length + 1)}
        value={text}
        aria-label={t('editText')}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          if (event.key === 'Escape') onDone();
          else if (event.key === 'Enter' && !event.shiftKey) void save();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p class="edit-message-row">
        <button type="button" class="button" onClick={onDone}>
          {t('cancel')}
        </button>
        <button type="submit" class="button primary" disabled={text.trim() === ''}>
          {t('save')}
        </button>
      </p>
    </form>
  );
}

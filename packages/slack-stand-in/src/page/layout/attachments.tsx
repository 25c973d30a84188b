import { useRef } from 'preact/hooks';
import { RoundButton } from '../elements/round-button.tsx';
import type { AttachedFile } from '../state/api.ts';
import { useSession } from '../state/session.ts';

/** The server's limit of 50 MB, less the overhead of Base64. */
const MOST_MB = 30;

/** The button that opens the browser's file picker. */
export function AttachButton(props: { files: readonly AttachedFile[]; onChange: (files: AttachedFile[]) => void }) {
  const { notify, t } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const take = async (chosen: FileList | null) => {
    const added = await Promise.all([...(chosen ?? [])].map(readFile));
    const files = [...props.files, ...added];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size > MOST_MB * 1024 * 1024) notify(t('filesTooLarge', { n: MOST_MB }));
    else props.onChange(files);
  };
  return (
    <>
      <RoundButton label={t('attach')} onClick={() => input.current?.click()}>
        ＋
      </RoundButton>
      <input
        ref={input}
        class="unseen"
        type="file"
        multiple={true}
        tabIndex={-1}
        aria-hidden="true"
        data-testid="attach"
        onChange={(event) => {
          const { currentTarget } = event;
          void take(currentTarget.files).then(() => {
            currentTarget.value = '';
          });
        }}
      />
    </>
  );
}

/** The files attached to the next message. */
export function Attachments(props: { files: readonly AttachedFile[]; onChange: (files: AttachedFile[]) => void }) {
  const { t } = useSession();
  if (props.files.length === 0) return null;
  return (
    <ul class="attachments" data-testid="attachments">
      {props.files.map((file, index) => (
        <li key={`${file.name} ${index}`}>
          <span>{t('attached', { name: file.name })}</span>
          <RoundButton
            label={t('removeFile', { name: file.name })}
            onClick={() => props.onChange(props.files.filter((one) => one !== file))}
          >
            ✕
          </RoundButton>
        </li>
      ))}
    </ul>
  );
}

function readFile(file: File): Promise<AttachedFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => {
      const { name, size } = file;
      resolve({ name, size, base64: String(reader.result).replace(/^[^,]*,/, '') });
    };
    reader.readAsDataURL(file);
  });
}

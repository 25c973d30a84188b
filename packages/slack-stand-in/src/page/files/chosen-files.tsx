import { RoundButton } from '../elements/round-button.tsx';
import { useSession } from '../state/session.ts';
import { formatSize, kindOf } from './file-words.ts';
import type { Uploads } from './use-uploads.ts';

/** The chosen files with name, type and size, those on their way, and the sentence about one that was refused. */
export function ChosenFiles({ uploads, onRemoved }: { uploads: Uploads; onRemoved: () => void }) {
  const { t } = useSession();
  const { files, waiting, error, remove } = uploads;
  return (
    <>
      {files.length + waiting.length > 0 && (
        <ul class="attachments" data-testid="attachments">
          {files.map((file) => (
            <li key={file.id} data-file-id={file.id}>
              <span class="file-kind" aria-hidden="true">
                {kindOf(file.name)}
              </span>
              <span class="file-words">
                <strong>{file.name}</strong>
                <small>{`${kindOf(file.name)} · ${formatSize(file.size)}`}</small>
              </span>
              <RoundButton
                label={t('removeFile', { name: file.name })}
                onClick={() => {
                  remove(file);
                  onRemoved();
                }}
              >
                ✕
              </RoundButton>
            </li>
          ))}
          {waiting.map((name, index) => (
            <li key={`${name} ${index}`} class="attachment-waiting">
              {t('fileUploading', { name })}
            </li>
          ))}
        </ul>
      )}
      <p class="error" role="alert" data-testid="file-error">
        {error}
      </p>
    </>
  );
}

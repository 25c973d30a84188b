import type { Json } from '../../json.ts';
import type { PageFile } from '../../page-api.ts';
import { formatSize, kindOf } from '../files/file-words.ts';
import { useSession } from '../state/session.ts';
import { SafeImage } from '../text/safe-image.tsx';

/**
 * A file of a message. An image is shown, any other file is a download. `named` means that the message names the image, so it has no
 * caption.
 */
function FileCard({ file, named }: { file: PageFile; named?: boolean }) {
  const { t } = useSession();
  if (file.mimetype.startsWith('image/')) {
    return (
      <figure class="image-block" data-testid="file" data-file-id={file.id}>
        {named !== true && <figcaption>{file.title || file.name}</figcaption>}
        <SafeImage
          src={file.url}
          alt={file.altText || file.title || file.name}
          title={file.title}
          isChart={file.ofApp === true}
        />
      </figure>
    );
  }
  return (
    <a class="file-card" href={file.url} download={file.name} data-testid="file" data-file-id={file.id}>
      <span class="file-kind" aria-hidden="true">
        {kindOf(file.name)}
      </span>
      <span class="file-words">
        <strong>{file.title || file.name}</strong>
        <small>
          {file.title === '' || file.title === file.name ? '' : `${file.name} · `}
          {formatSize(file.size)}
        </small>
      </span>
      <span class="file-download">{t('download')}</span>
    </a>
  );
}

/** The files of a message. Several images are side by side, as Slack shows them, with the number of files, and each with its title. */
export function MessageFiles({ files, text }: { files: readonly PageFile[]; text: string }) {
  const { t } = useSession();
  if (files.filter(({ mimetype }) => mimetype.startsWith('image/')).length < 2) {
    return files.map((file) => (
      <FileCard key={file.id} file={file} named={file.title !== '' && text.includes(file.title)} />
    ));
  }
  return (
    <section class="file-group" data-testid="file-group" aria-label={t('fileCount', { n: files.length })}>
      <p class="file-count">{t('fileCount', { n: files.length })}</p>
      {files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
    </section>
  );
}

export function FileBlock({ block }: { block: Json }) {
  const { findFile } = useSession();
  const file = findFile(({ id }) => id === block.file_id || id === block.external_id);
  return file === undefined ? <code>{String(block.external_id ?? block.file_id)}</code> : <FileCard file={file} />;
}

import { FileCheck2, X } from 'lucide-react';
import type { UploadLimit } from '../../api/functions.gen.ts';
import { sizeInWords } from '../../api/upload.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FileButton, FileDrop } from '../../ui/FileDrop.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import type { Upload } from './useUpload.ts';

/** Where a form takes a file: drop or choose, see it on its way, call it off, try it again. */
export function FileSlot({
  upload,
  limit,
  onFiles,
  onCancel,
}: {
  upload: Upload;
  limit: UploadLimit | undefined;
  onFiles: (files: File[]) => void;
  onCancel: () => void;
}) {
  if (!limit) return null;
  const kinds = limit.endings.map((ending) => ending.toUpperCase()).join(', ');
  return (
    <div className="flex flex-col gap-3">
      {upload.state === 'refused' ? <FormProblem problem={{ message: upload.problem }} /> : null}
      {upload.state === 'failed' ? (
        <FormProblem problem={upload.failure}>
          <div className="mt-2">
            <Button size="small" onPress={() => onFiles([upload.file])}>
              Send it again
            </Button>
          </div>
        </FormProblem>
      ) : null}
      {upload.state === 'none' || upload.state === 'refused' || upload.state === 'failed' ? (
        <FileDrop label="Drop a file here" onFiles={onFiles}>
          <p className="font-medium">Drop a file here, or</p>
          <FileButton endings={limit.endings} onFiles={onFiles} size="small">
            Choose a file
          </FileButton>
          <p className="text-sm text-ink-muted">
            {kinds}; at most {sizeInWords(limit.most_bytes)}
          </p>
        </FileDrop>
      ) : (
        <div className="rounded-control border border-line px-3 py-3">
          <div className="flex items-start justify-between gap-2">
            <div className="min-w-0">
              <p className="font-medium break-all">{upload.file.name}</p>
              <p className="text-sm text-ink-muted">{sizeInWords(upload.file.size)}</p>
            </div>
            <IconButton
              size="small"
              label={upload.state === 'ready' ? 'Choose another file' : 'Stop sending'}
              onPress={onCancel}
            >
              <X aria-hidden size={16} />
            </IconButton>
          </div>
          <div className="mt-2">
            {upload.state === 'sending' ? <Progress label="Sending" share={upload.share} /> : null}
            {upload.state === 'checking' ? <Progress label="The server looks at it" /> : null}
            {upload.state === 'ready' ? (
              <p role="status" className="flex items-center gap-1.5 text-sm text-good">
                <FileCheck2 aria-hidden size={16} />
                Arrived
              </p>
            ) : null}
          </div>
        </div>
      )}
    </div>
  );
}

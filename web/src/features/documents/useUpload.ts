import { useEffect, useRef, useState } from 'react';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import type { FinishedUpload, UploadLimit, UploadPurpose } from '../../api/functions.gen.ts';
import { problemWith, sendFile } from '../../api/upload.ts';

/** How far one file has come. */
export type Upload =
  | { state: 'none' }
  | { state: 'refused'; file: File; problem: string }
  | { state: 'sending'; file: File; share: number }
  | { state: 'checking'; file: File }
  | { state: 'ready'; file: File; upload: FinishedUpload }
  | { state: 'failed'; file: File; failure: CallFailure };

/** One file at a time: sent as soon as it is chosen, so that it is there when the form is filled in. */
export function useUpload(clientId: string, purpose: UploadPurpose, limit: UploadLimit | undefined) {
  const [upload, setUpload] = useState<Upload>({ state: 'none' });
  const running = useRef<AbortController>(undefined);
  // Whoever leaves the page does not want the file to go on alone.
  useEffect(() => () => running.current?.abort(), []);

  async function send(file: File): Promise<FinishedUpload | null> {
    running.current?.abort();
    if (!limit) return null;
    const problem = problemWith(file, limit);
    if (problem) {
      setUpload({ state: 'refused', file, problem });
      return null;
    }
    const control = new AbortController();
    running.current = control;
    setUpload({ state: 'sending', file, share: 0 });
    try {
      const finished = await sendFile(file, {
        clientId,
        purpose,
        signal: control.signal,
        onProgress: (share) => {
          if (running.current !== control || control.signal.aborted) return;
          setUpload(share < 1 ? { state: 'sending', file, share } : { state: 'checking', file });
        },
      });
      if (control.signal.aborted) return null;
      setUpload({ state: 'ready', file, upload: finished });
      return finished;
    } catch (error) {
      if (control.signal.aborted) return null;
      setUpload({ state: 'failed', file, failure: asFailure(error) });
      return null;
    }
  }

  function cancel() {
    running.current?.abort();
    setUpload({ state: 'none' });
  }

  return { upload, send, cancel };
}

import { getDocument, type PDFDocumentProxy, PDFWorker, TextLayer, VerbosityLevel, version } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/*
 * The one file that knows PDF.js. A PDF is somebody else's content: it is read in a worker of ours, draws pixels and
 * leaves text, and nothing in it runs, links or loads. The browser's own viewer would do less work, but it does not open
 * inside the sandbox that stored files go out with, and not at all on most phones.
 */

/** 72 points on paper are 96 pixels on a screen. */
const pixelsPerPoint = 96 / 72;
/** More pixels than this cannot be seen and cost memory: a page at four times its size on a sharp screen. */
const mostPixels = 16_000_000;

export interface PageSize {
  width: number;
  height: number;
}

export interface Pdf {
  pages: number;
  /** How large a page is on paper, in pixels. */
  sizeOf: (page: number) => Promise<PageSize>;
  /** Draws a page and its text into `host`, in place of what is there. */
  draw: (page: number, zoom: number, host: HTMLElement, signal: AbortSignal) => Promise<void>;
  close: () => void;
}

/** Why a file is not shown. */
export class PdfProblem extends Error {}

/** Opens a PDF. It takes memory until it is closed. */
export async function openPdf(file: Blob, signal: AbortSignal): Promise<Pdf> {
  const bytes = await file.arrayBuffer();
  signal.throwIfAborted();
  const port = new PdfWorker();
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const place = `${import.meta.env.BASE_URL}assets/pdfjs-${version}/`;
  const loading = getDocument({
    data: bytes,
    worker,
    cMapUrl: `${place}cmaps/`,
    standardFontDataUrl: `${place}standard_fonts/`,
    wasmUrl: new URL(`${place}wasm/`, window.location.href).href,
    useWasm: false,
    disableWorkerRendering: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = () => {
    void loading.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    const document = await loading.promise;
    if (document.numPages < 1) throw new PdfProblem('It has no pages.');
    await document.getPage(1);
    return reader(document, close);
  } catch (error) {
    close();
    throw problemOf(error);
  }
}

function problemOf(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new PdfProblem('It is protected by a password. Download it and open it with the password.');
  }
  if (error instanceof PdfProblem) return error;
  return new PdfProblem('It is damaged, or not written as a PDF should be. Your own PDF program may still open it.');
}

function reader(document: PDFDocumentProxy, close: () => void): Pdf {
  return {
    pages: document.numPages,
    close,
    sizeOf: async (number) => {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: pixelsPerPoint });
      return { width, height };
    },
    draw: async (number, zoom, host, signal) => {
      const page = await document.getPage(number);
      signal.throwIfAborted();
      const scale = zoom * pixelsPerPoint;
      const viewport = page.getViewport({ scale });
      const area = viewport.width * viewport.height;
      const sharpness = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / area));
      const canvas = window.document.createElement('canvas');
      canvas.width = Math.floor(viewport.width * sharpness);
      canvas.height = Math.floor(viewport.height * sharpness);
      // What can be read aloud is the text above it.
      canvas.setAttribute('aria-hidden', 'true');
      const drawing = page.render({
        canvas,
        viewport,
        transform: [sharpness, 0, 0, sharpness, 0, 0],
      });
      const words = window.document.createElement('div');
      words.className = 'pdf-text';
      words.style.setProperty('--total-scale-factor', String(scale));
      const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
      const stop = () => {
        drawing.cancel();
        text.cancel();
      };
      signal.addEventListener('abort', stop, { once: true });
      try {
        await Promise.all([drawing.promise, text.render()]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
      signal.throwIfAborted();
      host.replaceChildren(canvas, words);
    },
  };
}

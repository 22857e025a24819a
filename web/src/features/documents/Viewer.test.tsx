import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeQueryClient } from '../../api/query.ts';
import { openPdf, type Pdf, PdfProblem } from './pdf.ts';
import { ViewButton } from './Viewer.tsx';
import type { Readable } from './words.ts';

// PDF.js draws in a worker on a canvas, and neither is here. The live story reads a real file with it.
vi.mock('./pdf.ts', () => ({ openPdf: vi.fn(), PdfProblem: class PdfProblem extends Error {} }));

const file: Readable = {
  documentId: '01990000-0000-7000-8000-000000000901',
  version: 2,
  kind: 'pdf',
  title: 'Consent to treatment',
  spoken: 'version 2',
};

function pdfOf(pages: number): Pdf & { drawn: number[] } {
  const drawn: number[] = [];
  return {
    pages,
    drawn,
    sizeOf: async () => ({ width: 816, height: 1056 }),
    draw: async (page, _, host) => {
      drawn.push(page);
      host.textContent = `Words of page ${page}`;
    },
    close: () => undefined,
  };
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
});

/** What the server was asked, in order. */
function serve(bytes: () => Response) {
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    asked.push(`${init?.method ?? 'GET'} ${address} ${init?.body ?? ''}`.trim());
    if (String(address).startsWith('/functions/')) {
      return new Response(JSON.stringify({ url: '/storage/v1/p/f?link', expires_at: '', sha256: '' }));
    }
    return bytes();
  });
  return asked;
}

function open(readable: Readable) {
  const client = makeQueryClient();
  const refreshed = vi.spyOn(client, 'invalidateQueries');
  render(
    <QueryClientProvider client={client}>
      <ViewButton file={readable} />
    </QueryClientProvider>,
  );
  return refreshed;
}

test('nothing is fetched before somebody asks to see it, and the file then only once', async () => {
  const asked = serve(() => new Response('%PDF'));
  vi.mocked(openPdf).mockResolvedValue(pdfOf(3));
  const refreshed = open(file);
  expect(asked).toEqual([]);
  screen.getByRole('button', { name: 'View' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('Words of page 3')).toBeTruthy();
  expect(asked).toEqual([
    `POST /functions/v1/create-download-url {"document_id":"${file.documentId}","version":2}`,
    'GET /storage/v1/p/f?link',
  ]);
  expect(refreshed).toHaveBeenCalledWith({ queryKey: ['get-document-views'] });

  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'View' }));
});

test('only pages near the one in sight are drawn, and any page can be named', async () => {
  serve(() => new Response('%PDF'));
  const pdf = pdfOf(200);
  vi.mocked(openPdf).mockResolvedValue(pdf);
  open(file);
  await userEvent.click(screen.getByRole('button', { name: 'View' }));
  expect(await screen.findByText('Words of page 1')).toBeTruthy();
  expect(Math.max(...pdf.drawn)).toBe(4);
  const reader = screen.getByRole('dialog', { name: 'Consent to treatment' });
  const page = within(reader).getByRole('textbox', { name: 'Page' });
  await userEvent.clear(page);
  await userEvent.type(page, '150{Enter}');
  expect(await within(reader).findByText('Words of page 150')).toBeTruthy();
  expect(within(reader).queryByText('Words of page 1')).toBeNull();
  await userEvent.clear(page);
  await userEvent.type(page, '9000{Enter}');
  expect((page as HTMLInputElement).value).toBe('200');
});

test('plus and minus change the size while the pages hold the focus', async () => {
  serve(() => new Response('%PDF'));
  vi.mocked(openPdf).mockResolvedValue(pdfOf(1));
  open(file);
  await userEvent.click(screen.getByRole('button', { name: 'View' }));
  const pages = await screen.findByRole('region', { name: 'Pages of Consent to treatment' });
  expect(document.activeElement).toBe(pages);
  const size = screen.getByRole('status', { name: 'Size' });
  expect(size.textContent).toBe('119%');
  await userEvent.keyboard('+');
  expect(size.textContent).toBe('125%');
  await userEvent.keyboard('--');
  expect(size.textContent).toBe('75%');
  await userEvent.click(screen.getByRole('button', { name: 'Fit the width' }));
  expect(size.textContent).toBe('119%');
});

test('a PDF that cannot be read says why and can be saved', async () => {
  serve(() => new Response('%PDF'));
  vi.mocked(openPdf).mockRejectedValue(new PdfProblem('It is damaged.'));
  open(file);
  await userEvent.click(screen.getByRole('button', { name: 'View' }));
  const said = await screen.findByRole('alert');
  expect(said.textContent).toContain('This PDF cannot be shown');
  expect(said.textContent).toContain('It is damaged.');
  expect(within(said).getByRole('button', { name: 'Download version 2' })).toBeTruthy();
});

test('a refusal is shown with its number, and can be tried again', async () => {
  const refusal = { error: { code: 'not_found', message: 'There is no such file.', request_id: 'r-17' } };
  const asked = serve(() => new Response(JSON.stringify(refusal), { status: 404 }));
  open(file);
  await userEvent.click(screen.getByRole('button', { name: 'View' }));
  const said = await screen.findByRole('alert');
  expect(said.textContent).toContain('There is no such file.');
  expect(said.textContent).toContain('r-17');
  await userEvent.click(within(said).getByRole('button', { name: 'Try again' }));
  expect(asked.length).toBe(4);
});

test('a picture is shown whole, and one that is broken says so', async () => {
  serve(() => new Response('not a picture', { headers: { 'content-type': 'image/png' } }));
  open({ ...file, kind: 'png', title: 'Insurance card' });
  await userEvent.click(screen.getByRole('button', { name: 'View' }));
  const picture = await screen.findByAltText('Page of Insurance card');
  expect(picture.getAttribute('src')).toMatch(/^blob:/);
  picture.dispatchEvent(new Event('error'));
  expect(await screen.findByText('This picture cannot be shown')).toBeTruthy();
});

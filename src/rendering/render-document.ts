import type { DocumentView } from "#documents/view";

import type { MissingGlyphs } from "./missing-glyphs.ts";
import { pagePicture } from "./page-picture.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { qrCode } from "./qr-code.ts";
import { startTypst, templateSource } from "./typst.ts";

export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** Where it is not empty, "?" stands for these characters: no paper to hand to anybody. */
  readonly missingGlyphs: readonly MissingGlyphs[];
}

export interface DocumentOptions {
  /** Where a user's own fonts lie: `<home>/fonts`. */
  readonly fontFolder?: string;
  /** Whether its first page is drawn as a picture too. */
  readonly preview?: boolean;
}

const PREVIEW_WIDTH_PX = 1080;

export function renderDocument(
  view: DocumentView,
  options: DocumentOptions & { readonly preview: true },
): Promise<RenderedDocument & { readonly preview: Uint8Array }>;
export function renderDocument(view: DocumentView, options?: DocumentOptions): Promise<RenderedDocument>;
/**
 * A document as it goes out. Its text is handed over as data, so that nothing in it is ever read as markup or as code.
 * With `preview` comes its first page as a PNG that reads well on a phone.
 *
 * @throws Error with typst's own diagnostics when a page cannot be set: a bug of the template, or a broken logo
 */
export async function renderDocument(
  view: DocumentView,
  { fontFolder, preview = false }: DocumentOptions = {},
): Promise<RenderedDocument & { readonly preview?: Uint8Array }> {
  const typst = await startTypst(fontFolder);
  const { logo, payment, ...texts } = view;
  const prepared = prepareTexts(typst, {
    ...texts,
    ...(payment === undefined ? {} : { payment: { rows: payment.rows } }),
  });
  const assets = new Map<string, Uint8Array>();
  const logoPath = logo === undefined ? null : `/logo.${logo.format}`;
  if (logo !== undefined && logoPath !== null) assets.set(logoPath, Uint8Array.fromBase64(logo.base64));
  const codePath = payment?.code == null ? null : "/code.svg";
  if (payment?.code != null && codePath !== null) assets.set(codePath, await qrCode(payment.code.text));
  const data = { view: prepared.data, logo: logoPath, code: codePath };
  const setting = { source: templateSource("document"), data, assets };
  const rendered = { pdf: typst.pdf(setting), missingGlyphs: prepared.missingGlyphs };
  return preview ? { ...rendered, preview: await pagePicture(typst.svg(setting), PREVIEW_WIDTH_PX) } : rendered;
}

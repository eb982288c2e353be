import { hash } from "node:crypto";

import type { DocumentView } from "#documents/view";

import { badLogo, logoFile } from "./logo-file.ts";
import type { MissingGlyphs } from "./missing-glyphs.ts";
import { pagePicture } from "./page-picture.ts";
import { prepareTexts } from "./prepare-texts.ts";
import { qrCode } from "./qr-code.ts";
import { textsOf } from "./texts-of.ts";
import { type Setting, startTypst, templateSource, type Typst } from "./typst.ts";

export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** Where it is not empty, "?" stands for these characters: no paper to hand to anybody. */
  readonly missingGlyphs: readonly MissingGlyphs[];
}

export interface DocumentOptions {
  /** Where a user's own fonts lie: `<home>/fonts`. */
  readonly fontFolder?: string;
  /** Which page is drawn as a picture too, from 1. */
  readonly preview?: number;
}

const PREVIEW_WIDTH_PX = 1080;

export function renderDocument(
  view: DocumentView,
  options: DocumentOptions & { readonly preview: number },
): Promise<RenderedDocument & { readonly preview: Uint8Array }>;
export function renderDocument(view: DocumentView, options?: DocumentOptions): Promise<RenderedDocument>;
/**
 * A document as it goes out. Its text is handed over as data, so that nothing in it is ever read as markup or as code.
 * With `preview` comes one page as a PNG that reads well on a phone.
 *
 * @throws PurserError `bad-logo`; Error with typst's own diagnostics for a page that cannot be set, which is a bug
 */
export async function renderDocument(
  view: DocumentView,
  { fontFolder, preview }: DocumentOptions = {},
): Promise<RenderedDocument & { readonly preview?: Uint8Array }> {
  const typst = await startTypst(fontFolder);
  const { logo, payment } = view;
  const { data, missingGlyphs } = prepareTexts(typst, textsOf(view));
  const assets = new Map<string, Uint8Array>();
  const path = {
    logo: logo === undefined ? null : addTo(assets, logo.format, logoFile(logo)),
    code: payment?.code == null ? null : addTo(assets, "svg", await qrCode(payment.code.text)),
  };
  const setting = {
    source: templateSource("document"),
    data: { view: data, ...path, incomplete: missingGlyphs.length > 0 },
    assets,
  };
  const pdf = path.logo === null ? typst.pdf(setting) : withLogo(typst, setting);
  if (preview === undefined) return { pdf, missingGlyphs };
  return { pdf, missingGlyphs, preview: await pagePicture(typst.svg(setting), PREVIEW_WIDTH_PX, preview) };
}

/** Where the page can be set without it, the logo is at fault, and that is no bug of ours. */
function withLogo(typst: Typst, setting: Setting & { readonly data: object }): Uint8Array {
  try {
    return typst.pdf(setting);
  } catch (error) {
    typst.pdf({ ...setting, data: { ...setting.data, logo: null } });
    throw badLogo("The file is damaged.", error);
  }
}

/** Named by its content: what typst remembers of a file is never taken for another. */
function addTo(assets: Map<string, Uint8Array>, format: string, bytes: Uint8Array): string {
  const path = `/${hash("sha256", bytes)}.${format}`;
  assets.set(path, bytes);
  return path;
}

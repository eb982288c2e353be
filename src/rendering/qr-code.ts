/** A QR code as an SVG file, at error correction level M, without a margin: the page leaves the space around it. */
export async function qrCode(text: string): Promise<Uint8Array> {
  const { toString: draw } = await import("qrcode");
  return Buffer.from(await draw(text, { type: "svg", errorCorrectionLevel: "M", margin: 0 }));
}

import { styleText } from "node:util";

export type Ink = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Gives a text its ink; on an output without colours it stays as it is. */
export type Paint = (ink: Ink, text: string) => string;

/** What a drawing must fit: the columns that there are, and the inks. */
export interface Look {
  readonly columns: number;
  readonly paint: Paint;
}

export const noPaint: Paint = (_ink, text) => text;

/** The paint of a terminal; it heeds NO_COLOR and what the terminal is able to show. */
export function paintOf(output: NodeJS.WritableStream): Paint {
  return (ink, text) => styleText(ink, text, { stream: output });
}

/** The width to draw in: the terminal's, but never over 80, where lines get hard to read, nor under 40. */
export function columnsOf(output: { readonly columns?: number | undefined }): number {
  return Math.max(40, Math.min(80, output.columns ?? 80));
}

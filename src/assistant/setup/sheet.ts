/**
 * A text from which what was understood is cut out, piece by piece. Each cut leaves a break behind, so that what stood
 * on both sides of it is never read as one.
 */
export interface Sheet {
  /** What is left, with breaks. As long as the text that was said. */
  left(): string;
  /** Cuts the first match of a pattern out. The groups of it, or null where it is not there. */
  take(pattern: RegExp): RegExpExecArray | null;
  cut(from: number, to: number): void;
}

/** A text with one space where it had many, so that no pattern looks for the end of a long gap in every way there is. */
export function withoutGaps(text: string): string {
  return text.replace(/[^\S\n]+/gu, " ").replace(/ ?\n[ \n]*/gu, "\n");
}

/** Stands in for each character that was cut out. */
export const BREAK = "\u0001";

export function sheetOf(text: string): Sheet {
  let left = withoutGaps(text);
  const cut = (from: number, to: number): void => {
    left = left.slice(0, from) + BREAK.repeat(to - from) + left.slice(to);
  };
  return {
    left: () => left,
    cut,
    take(pattern) {
      const match = pattern.exec(left);
      if (match !== null) cut(match.index, match.index + match[0].length);
      return match;
    },
  };
}

import { CODE_PATTERN } from "#kernel/ids";

import { said, type Scanner } from "./scanner.ts";

const MEANT_AS_CODE = /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{3,7}$/i;

/** A button's code: `A7K4`, in either case. */
export const scanCode: Scanner = (sentence, from) => {
  const [first, second] = [sentence.tokens[from], sentence.tokens[from + 1]];
  // "773X" was cut in two, as "3x" is: written together it is a code.
  if (/^\d{3,5}$/.test(first?.norm ?? "") && second?.norm === "x" && first?.end === second.start) {
    return [{ length: 2, value: `${first?.norm ?? ""}X` }];
  }
  const text = said(sentence, from, 1);
  const code = text.toUpperCase();
  if (CODE_PATTERN.test(code)) return [{ length: 1, value: code }];
  if (!MEANT_AS_CODE.test(text)) return [];
  return [{ length: 1, problem: `Nothing waits under ${code}. A code stands under its card and looks like A7K4.` }];
};

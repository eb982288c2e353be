import { findAt, said, type Scanner } from "./scanner.ts";

const IT = /(?:it|that|this)(?:\s+one)?|the\s+last\s+one/iuy;
const NUMBER = /^#?(?=\D*\d)[\p{L}\d]+(?:[-/._][\p{L}\d]+)*$/u;
const WHOLE_DATE = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{2,4})$/;
const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/iu;
const PLAIN_DECIMAL = /^\d+[._]/;

/** A document's number: `INV-0001`, `#1042`, `2026/17`; `it` and `that one` are `"it"`. */
export const scanNumber: Scanner = (sentence, from, { slot }) => {
  const it = findAt(sentence, from, IT);
  if (it !== undefined) return [{ length: it.length, value: "it" }];
  const text = said(sentence, from, 1).replace(/['’]s$/, "");
  if (!NUMBER.test(text) || PLAIN_DECIMAL.test(text) || ORDINAL.test(text) || WHOLE_DATE.test(text)) return [];
  if (slot.spelt === true && /^\d+$/.test(text)) return [];
  return [{ length: 1, value: text.replace(/^#/, "").toUpperCase() }];
};

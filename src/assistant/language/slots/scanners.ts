import type { SlotType } from "#assistant/language/phrase";

import { scanCode } from "./code.ts";
import { scanDate } from "./date.ts";
import { scanDays } from "./days.ts";
import { scanDetails } from "./details.ts";
import { scanDuration } from "./duration.ts";
import { scanEmail } from "./email.ts";
import { scanMoney } from "./money.ts";
import { scanName } from "./name.ts";
import { scanNumber } from "./number.ts";
import { scanPercent } from "./percent.ts";
import { scanPeriod } from "./period.ts";
import { scanQuantity } from "./quantity.ts";
import type { Scanner } from "./scanner.ts";
import { scanText } from "./text.ts";
import { scanWord } from "./word.ts";

/** How each type of slot is read. */
export const SCANNERS: Readonly<Record<SlotType, Scanner>> = {
  code: scanCode,
  date: scanDate,
  days: scanDays,
  details: scanDetails,
  duration: scanDuration,
  email: scanEmail,
  money: scanMoney,
  name: scanName,
  number: scanNumber,
  percent: scanPercent,
  quantity: scanQuantity,
  text: scanText,
  word: scanWord,
  period: scanPeriod,
};

/** Free text is what remains where nothing else fits: each of its words counts against a reading. */
export function isFreeText(type: SlotType): boolean {
  return type === "name" || type === "text";
}

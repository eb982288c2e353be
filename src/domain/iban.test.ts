import { describe, expect, test } from "vitest";

import { isIban } from "./iban.ts";

describe("an IBAN", () => {
  // The examples of the IBAN registry.
  test.each(["DE89370400440532013000", "GB29NWBK60161331926819", "NO9386011117947", "MT84MALT011000012345MTLCAST001S"])(
    "%s is one",
    (iban) => expect(isIban(iban)).toBe(true),
  );
  test.each(["DE88370400440532013000", "DE8937040044053201300", "de89370400440532013000", "", "DE89"])(
    "%j is none",
    (iban) => expect(isIban(iban)).toBe(false),
  );
});

import { expect, it } from "vitest";

import { withLineDiscount } from "./line-discount.ts";

const lines = [{ description: "licences" }, { description: "setup day" }];

it("goes into the one line that is for it", () => {
  expect(withLineDiscount({ lines, lineDiscount: "10", discountOn: "licence" })).toEqual({
    lines: [{ description: "licences", discountPercent: "10" }, { description: "setup day" }],
  });
  expect(withLineDiscount({ lines, lineDiscount: "10", discountOn: "setup" })).toEqual({
    lines: [{ description: "licences" }, { description: "setup day", discountPercent: "10" }],
  });
});

it("is nobody's where no line is for it, or two are", () => {
  expect(withLineDiscount({ lines, lineDiscount: "10", discountOn: "hosting" })).toBeUndefined();
  const two = [{ description: "logo draft" }, { description: "logo files" }];
  expect(withLineDiscount({ lines: two, lineDiscount: "10", discountOn: "logo" })).toBeUndefined();
  expect(withLineDiscount({ lineDiscount: "10", discountOn: "logo", amount: {} })).toBeUndefined();
});

it("leaves an invoice without one as it is", () => {
  expect(withLineDiscount({ lines, party: "Globex" })).toEqual({ lines, party: "Globex" });
});

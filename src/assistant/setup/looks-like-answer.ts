import type { Topic } from "./topics.ts";

/** Words of somebody who goes on with what was being done: they stand in no name that is not written in capitals. */
const GOES_ON =
  /(?<![\p{L}\d])(?:no|nope|not|only|just|one|ones|they|them|their|he|she|it|its|it's|that|this|those|these|than|older|newer|later|paid|pays?|due|owes?|owed|overdue|invoices?|undo|same|instead|make|change|because|if|from|to|by|with|without|yesterday|today|tomorrow)(?![\p{L}\d])/iu;

const PROPER_NAME = /^[\p{Lu}\d]\S*(?:\s(?:[\p{Lu}\d]\S*|&|and|of|the|de|la|und|für|et|y))*$/u;
const MOST_WORDS_OF_A_NAME = 8;

const ACCOUNT =
  /\d{4,}|[@/]|(?<![\p{L}])(?:paypal|wise|revolut|venmo|stripe|zelle|cash|cheque|check|bank|iban)(?![\p{L}])/iu;

/**
 * Whether words that no tool clearly understands are an answer to the question. Taken wrongly they would become the
 * business's name; not taken, the question is only asked once more.
 */
export function looksLikeAnswer(text: string, topic: Topic): boolean {
  const said = text.trim().replace(/[.!]+$/u, "");
  const goesOn = GOES_ON.test(said);
  switch (topic) {
    case "name":
      return (
        said.split(/\s+/u).length <= MOST_WORDS_OF_A_NAME &&
        (PROPER_NAME.test(said) || (!goesOn && !/[,;:?]/u.test(said)))
      );
    case "bank":
      return ACCOUNT.test(said) && (!goesOn || /\d{6,}/u.test(said.replaceAll(/[\s-]/gu, "")));
    case "address":
      return /[\d,\n]/u.test(said) && !goesOn;
    case "tax":
      return /\d/u.test(said) && !goesOn;
  }
}

/** What a first conversation asks for, in this order. The first two are what nothing goes out without. */
export const TOPICS = ["name", "bank", "address", "tax"] as const;

export type Topic = (typeof TOPICS)[number];

export const QUESTIONS: Readonly<Record<Topic, string>> = {
  name: "What is your business called?",
  bank: "How do customers pay you: an IBAN, a sort code with an account number, a routing number with an account number, or a payment link?",
  address: "What is your address, as it shall stand on documents?",
  tax: "What is your VAT or other tax number, or are you not registered?",
};

/** The documents that a turn is about. What it did counts before what it only looked at. */
export interface SpokenOf {
  /** Notes a document that was looked at. */
  looked(id: string): void;
  /** Notes what an act was about, where that is a document; what it replaced is no longer meant. */
  acted(subject: string | null, replacedId?: unknown): void;
  all(): readonly string[];
}

const DOCUMENT = /^doc_/;

export function createSpokenOf(): SpokenOf {
  const [looked, acted] = [new Set<string>(), new Set<string>()];
  return {
    looked: (id) => void looked.add(id),
    acted(subject, replacedId) {
      if (subject !== null && DOCUMENT.test(subject)) acted.add(subject);
      if (typeof replacedId === "string") acted.delete(replacedId);
    },
    all: () => [...(acted.size > 0 ? acted : looked)],
  };
}

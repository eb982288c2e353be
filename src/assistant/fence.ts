/**
 * What a tool returned, as a provider's model reads it: data between two marks that nothing inside can write. Names,
 * notes and mails of others stand in it.
 */
export function fence(value: unknown): string {
  const json = JSON.stringify(value ?? null)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .toWellFormed();
  return `${OPEN}\n${json}\n${CLOSE}`;
}

export function isFenced(text: string): boolean {
  return text.startsWith(OPEN) && text.endsWith(CLOSE);
}

const OPEN = "<data>";
const CLOSE = "</data>";

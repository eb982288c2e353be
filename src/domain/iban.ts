/**
 * Whether this is an account number by ISO 13616, capitals without spaces: the check digits of ISO 7064 (mod 97-10)
 * must fit. How long a country's numbers are is not looked at beyond the standard's least and most.
 */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

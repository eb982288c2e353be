const SUBJECTS =
  "he|she|they|you|hes|shes|theyve|youve|<name\\d+>|(?:the|our|my|their) (?:client|customer|accountant|boss|partner|bank|colleague)";
const BETWEEN =
  "has|have|had|already|just|also|finally|may|might|could|can|will|would|only|even|both|all|then|since|recently|wants? to|has to|have to|is|are|was|were|been|being|be";

/** Ways to tell that somebody did it, or that it was done or may be: nobody is asked to do it then. */
export function reportsOf(done: string, { alsoOurs = false }: { readonly alsoOurs?: boolean } = {}): readonly string[] {
  const who = alsoOurs ? `${SUBJECTS}|i|we|ive|weve` : SUBJECTS;
  return [
    `(?:${who}) (?:(?:${BETWEEN}) ){0,4}(?:${done})`,
    `(?:was|were|been|got|gets|had) (?:already |just |finally )?(?:${done})`,
  ];
}

/** What is put off is not asked for now. */
export const PUT_OFF =
  "(?:in the (?:morning|afternoon|evening)|(?:first|top) thing|tomorrow|tonight|later|this evening)";

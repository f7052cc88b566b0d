/** Gives of equal texts always the one that came first. */
export type FirstOfEqual = (text: string) => string

/** Starts without any text. Hosts have copies of files: one text of each is kept, and is the same one wherever it is looked up. */
export function createEqualTexts(): FirstOfEqual {
  const known = new Map<string, string>()
  return text => {
    const first = known.get(text)
    if (first === undefined) known.set(text, text)
    return first ?? text
  }
}

/** Turns a name, read from a text, into the one copy of it that is kept. */
export type Intern = (name: string) => string

/**
 * Makes an `Intern`. A start tag's text `<name` gives the name.
 *
 * Names that are one and the same string compare and are looked up at once; the pieces of a text are not.
 */
export function createIntern(): Intern {
  const names = new Map<string, string>()
  return text => {
    const known = names.get(text)
    if (known !== undefined) return known
    const name = text.startsWith('<') ? text.slice(1) : text
    names.set(text, name)
    return name
  }
}

/** What was made of texts. */
export interface TextMemory<Value> {
  get(text: string): Value | undefined
  set(text: string, value: Value): void
  /** Lets go of the texts that nobody has asked for lately, until those that are left are not longer than they may be together. */
  trim(): void
}

/** So long may all texts be together of which something is remembered from one part of a request to the next. */
const mostBetweenParts = 524_288

/** Starts without any text. */
export function createTextMemory<Value>(most: number = mostBetweenParts): TextMemory<Value> {
  const known = new Map<string, Value>()
  let length = 0
  return {
    get(text) {
      const value = known.get(text)
      if (value === undefined) return undefined
      // The text that was asked for last is forgotten last.
      known.delete(text)
      known.set(text, value)
      return value
    },
    set(text, value) {
      if (!known.delete(text)) length += text.length
      known.set(text, value)
    },
    trim() {
      for (const text of known.keys()) {
        if (length <= most) return
        known.delete(text)
        length -= text.length
      }
    },
  }
}

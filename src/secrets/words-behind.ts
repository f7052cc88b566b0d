/** A word that is plainly something else than the rest of a secret: an option, a path, an address, a number, a sign of the shell. */
const structural = /^(?:[-/|&;<>$"'`({[\])}#*!]|\\$|\d+$|\d+(?:\.\d+){3}|[\da-f]*:[\da-f:]+(?:\/\d+)?$)|::|=/i

/**
 * Finds where a secret without quotes ends that may have more words: those behind it on its line count, up to one that is
 * plainly something else.
 */
export function endOfMoreWords(text: string, start: number, isKnown: (word: string) => boolean = () => false): number {
  const next = /[ \t]+([^\s"']+)/y
  let end = start
  for (;;) {
    next.lastIndex = end
    const word = next.exec(text)?.[1]
    if (word === undefined || structural.test(word) || isKnown(word)) return end
    end = next.lastIndex
  }
}

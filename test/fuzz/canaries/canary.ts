import type { Random } from '../../support/random.js'

/** Secrets that stand nowhere else, so that whoever finds a part of one knows that it got out. */
export interface Canaries {
  /** Makes one word. */
  word(): string
  /** Makes what is written as a secret: mostly one word, sometimes several, or with signs in it. */
  secret(): string
  /** Every word so far. */
  readonly words: readonly string[]
}

const small = 'bcdfghjklmnpqrtvwxz'

/** Makes canaries that look like passwords of all sorts: letters of one or both cases, with figures or without. */
export function createCanaries(random: Random): Canaries {
  const words: string[] = []
  const letters = (count: number): string => Array.from({ length: count }, () => small[random.below(small.length)] ?? 'q').join('')
  const word = (): string => {
    const own = letters(9 + random.below(5))
    const made = random.of([own, own.toUpperCase(), `${own}${100 + random.below(900)}`, `${own.slice(0, 5)}${own.slice(5).toUpperCase()}${random.below(10)}`])
    words.push(made)
    return made
  }
  return {
    word,
    secret: () => (random.oneIn(4) ? `${word()}${random.of([' ', '-', '!', '/', '@', ','])}${word()}` : word()),
    words,
  }
}

/** Makes a slip of the pen in a name; the first letter and the length stay as they are, nearly. */
export function misspelt(name: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, name.length - 2))
  switch (random.below(5)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1)
    case 1:
      return name.slice(0, at) + name.charAt(at) + name.slice(at)
    case 2:
      return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
    case 3:
      return name.toUpperCase()
    default:
      return name.replace(/[-_]/, random.of(['_', '-', '']))
  }
}

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
const vowels = 'aeiou'

/**
 * Makes canaries that look like passwords of all sorts: letters of one or both cases, with figures or without. Half of them can be
 * spoken, as what people think up, so that no look of its own gives them away.
 */
export function createCanaries(random: Random): Canaries {
  const words: string[] = []
  const letters = (count: number): string => Array.from({ length: count }, () => small[random.below(small.length)] ?? 'q').join('')
  const spoken = (count: number): string => Array.from({ length: count }, () => `${letters(1)}${vowels[random.below(vowels.length)] ?? 'a'}`).join('')
  const word = (): string => {
    const own = random.oneIn(2) ? letters(9 + random.below(5)) : spoken(4 + random.below(3))
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

/** Makes a slip of the pen in a name, or puts its words or letters in another order. */
export function misspelt(name: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, name.length - 2))
  switch (random.below(7)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1)
    case 1:
      return name.slice(0, at) + name.charAt(at) + name.slice(at)
    case 2:
      return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
    case 3:
      return name.toUpperCase()
    case 4:
      return name.length < 6 ? [...name].reverse().join('') : name.replace(/^([a-z]+)([-_])([a-z]+)$/i, '$3$2$1')
    case 5:
      return /[-_]/.test(name) ? name.replace(/^([a-z]+)[-_]([a-z]+)$/i, '$2$1') : name.replace(/^(pass|com)(\w+)$/, '$2$1')
    default:
      return name.replace(/[-_]/, random.of(['_', '-', '']))
  }
}

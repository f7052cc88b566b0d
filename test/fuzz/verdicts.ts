import { adapters } from '../agreement/adapters.js'

/** A text and the same text laid out, which a real program must judge alike. */
export interface Pair {
  readonly before: string
  readonly after: string
}

/** A pair that a real program judges differently. */
export interface Difference extends Pair {
  readonly message: string
}

/** So many pairs of one run are asked: each takes the start of a program or two. */
export const mostPairs = 60

/** Says why nobody can be asked about a language; nothing where one can. */
export async function whyNobody(id: string): Promise<string | undefined> {
  const adapter = await adapters[id]?.()
  return adapter === undefined ? 'no real program to ask' : adapter.missing()
}

/** Asks the real program of a language, each release of it, about pairs. */
export async function differencesOf(id: string, pairs: readonly Pair[]): Promise<readonly Difference[]> {
  const adapter = await adapters[id]?.()
  if (adapter === undefined || pairs.length === 0) return []
  const session = adapter.open()
  const found: Difference[] = []
  try {
    for (const dialect of adapter.dialects) {
      const ask = (texts: readonly string[]) => session.judge(texts.map(text => ({ text, host: 'alpha' })), dialect)
      const before = await ask(pairs.map(pair => pair.before))
      const after = await ask(pairs.map(pair => pair.after))
      for (const [index, pair] of pairs.entries()) {
        const [one, two] = [before[index]?.isAccepted, after[index]?.isAccepted]
        if (one !== undefined && two !== undefined && one !== two)
          found.push({ ...pair, message: `${dialect} ${one ? 'accepted' : 'refused'} it before: ${before[index]?.complaint}${after[index]?.complaint}` })
      }
    }
  } finally {
    session.dispose()
  }
  return found
}

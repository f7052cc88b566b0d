import type { Language } from '../../src/languages/language.js'
import { hasXmllint, wellFormed } from '../languages/cluster-conf/xmllint.js'
import { createOracle, hasDrbdadm, oracles } from '../languages/drbd-conf/agreement/oracle.js'

/** A text and the same text laid out, which a real program must judge alike. */
export interface Pair {
  readonly before: string
  readonly after: string
}

/** A pair that a real program judges differently. */
export interface Difference extends Pair {
  readonly message: string
}

/** Asks the real programs about pairs. */
export interface Judge {
  /** Why nobody can be asked here; absent where one can. */
  readonly whyNot?: string
  /** How many pairs are asked of one run. */
  readonly most: number
  differences(pairs: readonly Pair[]): readonly Difference[]
}

/** Finds the real program of a language. */
export function judgeOf({ id }: Pick<Language, 'id'>): Judge | undefined {
  if (id === 'drbd-conf') return drbdadm
  if (id === 'cluster-conf') return xmllint
  return undefined
}

const drbdadm: Judge = {
  most: 60,
  ...(hasDrbdadm() ? {} : { whyNot: 'drbdadm is not installed' }),
  differences(pairs) {
    const oracle = createOracle()
    try {
      return pairs.flatMap(pair =>
        oracles.flatMap(({ target, module }) => {
          const question = { module, host: 'alpha' }
          const isAccepted = oracle.judge(pair.before, question).isAccepted
          if (oracle.judge(pair.after, question).isAccepted !== isAccepted)
            return [{ ...pair, message: `drbdadm ${target} ${isAccepted ? 'accepted' : 'refused'} it before` }]
          return oracle.dump(pair.before, question) === oracle.dump(pair.after, question) ? [] : [{ ...pair, message: `drbdadm ${target} dumps something else` }]
        }),
      )
    } finally {
      oracle.dispose()
    }
  },
}

const xmllint: Judge = {
  most: 1_000,
  ...(hasXmllint() ? {} : { whyNot: 'xmllint is not installed' }),
  differences(pairs) {
    const before = wellFormed(pairs.map(pair => pair.before))
    const after = wellFormed(pairs.map(pair => pair.after))
    return pairs.flatMap((pair, index) =>
      before[index] === after[index] ? [] : [{ ...pair, message: `xmllint found it ${before[index] === true ? 'well-formed' : 'broken'} before` }],
    )
  },
}

import { foldedName } from '../text/host-name.js'
import { isSlip } from '../text/host-slip.js'
import { didYouMean } from './did-you-mean.js'

/**
 * Finds the host that a name is most likely a slip of, or that it means in short or in full.
 *
 * Hosts that a number tells apart are different hosts, however near their names are: `db2` is none of `db1`.
 */
export function hostMeant(name: string, candidates: Iterable<string>): string | undefined {
  const others = [...candidates].filter(other => other !== name)
  const same = others.filter(other => isOneInShort(foldedName(name), foldedName(other)))
  if (same.length === 1) return same[0]
  return others.find(other => isSlip(name, other)) ?? didYouMean(name, others.filter(other => withoutNumbers(other) !== withoutNumbers(name)))
}

/** Tells whether one name is the other without its domain. */
function isOneInShort(one: string, other: string): boolean {
  return other.startsWith(`${one}.`) || one.startsWith(`${other}.`)
}

function withoutNumbers(name: string): string {
  return foldedName(name).replace(/\d+/g, '')
}

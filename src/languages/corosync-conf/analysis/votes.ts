import type { CorosyncConf } from '../model.js'
import { numberOf } from './totem.js'

/** Counts the votes of the nodelist; nothing where one is no number. */
export function votesOf({ nodes }: CorosyncConf): number | undefined {
  let sum = 0
  for (const { votes } of nodes) {
    const number = votes === undefined ? 1 : numberOf(votes)
    if (number === undefined) return undefined
    sum += number
  }
  return sum
}

import { listed } from '../../text/quantity.js'
import type { Limit } from '../story.js'
import type { Pair } from './pair.js'
import { deafOn } from './story-of-pair.js'

/** Says what of a pair is not told, or told with an assumption, because of what is wrong with it. */
export function limitsOfGroups(pair: Pair): readonly Limit[] {
  const deaf = deafOn(pair, pair.paths)
  const cause = pair.deafness[0]?.at ?? pair.paths[0]?.at
  const { groups, failing } = pair
  return [
    ...(deaf.length === 0 ? [] : [{ text: `What follows after the start: ${listed(deaf.map(host => `"${host}"`))} never ${deaf.length === 1 ? 'hears' : 'hear'} the other host, so that all is decided before anything else can fail`, ...(cause === undefined ? {} : { at: cause }) }]),
    ...failing.map(({ name, at }) => ({ text: `What becomes of the group of ${name} when something fails: it starts nowhere`, at })),
    ...groups.flatMap(({ name, unpromoted }) => (unpromoted === undefined
      ? []
      : [{ text: `Whether the group of ${name} starts at all: nothing in it makes "${unpromoted.resource}" primary before "${unpromoted.device}" is mounted, which only DRBD 9 does by itself`, at: unpromoted.at }])),
  ]
}

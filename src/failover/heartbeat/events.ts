import type { Story } from '../story.js'
import { afterDeath, afterPowerLoss, afterReturn, afterSwitchOver } from './host-events.js'
import { afterMirrorLoss } from './mirror-events.js'
import type { Pair } from './pair.js'
import { afterInterfaceLoss, afterPathLoss, carriersOf } from './path-events.js'
import { afterAllPathsLoss, afterPathsAndMirrorsLoss, isOpenWhere } from './split.js'
import { afterStart } from './start.js'
import { deafOn, otherThan, sideOf } from './story-of-pair.js'

/** Tells all that can happen to a pair, from the state in which each group runs on the host that it prefers. */
export function* storiesOfPair(pair: Pair): Generator<Story> {
  yield afterStart(pair)
  // Whoever never hears the other one has taken everything before anything else fails.
  if (deafOn(pair, pair.paths).length > 0) return
  if (pair.groups.length > 0) yield* failures(pair)
  yield afterPowerLoss(pair)
}

function* failures(pair: Pair): Generator<Story> {
  const owners = pair.hosts.filter(host => pair.groups.some(({ owner }) => owner === host))
  for (const host of owners) yield afterSwitchOver(pair, host)
  for (const host of owners) yield afterDeath(pair, host, false)
  for (const host of owners) if (sideOf(pair, otherThan(pair, host)).needsPowerOfVictim) yield afterDeath(pair, host, true)
  const heard = pair.paths.filter(({ listeners }) => listeners.size > 0)
  const [only] = heard
  for (const host of owners) for (const carrier of carriersOf(pair, host)) yield afterInterfaceLoss(pair, carrier)
  if (heard.length > 1) for (const path of heard) yield afterPathLoss(pair, path)
  if (only !== undefined) {
    const open = pair.mirrors.filter(isOpenWhere)
    const apart = afterAllPathsLoss(pair, heard)
    yield open.length === 0 ? apart : { ...apart, title: `${apart.title}, and DRBD keeps its link` }
    if (open.length > 0) yield afterPathsAndMirrorsLoss(pair, heard, open)
  }
  for (const mirror of pair.mirrors) if (mirror.path === undefined) yield afterMirrorLoss(pair, mirror)
  for (const host of owners) yield afterReturn(pair, host)
}

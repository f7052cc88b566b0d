import type { Story } from '../story.js'
import { afterDeath, afterPowerLoss, afterReturn, afterSwitchOver } from './host-events.js'
import { afterMirrorLoss } from './mirror-events.js'
import type { Pair } from './pair.js'
import { afterInterfaceLoss, afterPathLoss, carriesAddress } from './path-events.js'
import { afterAllPathsLoss, afterPathsAndMirrorsLoss, isOpenWhere } from './split.js'
import { afterStart } from './start.js'
import { otherThan, sideOf } from './story-of-pair.js'

/** Tells all that can happen to a pair, from the state in which each group runs on the host that it prefers. */
export function* storiesOfPair(pair: Pair): Generator<Story> {
  yield afterStart(pair)
  const owners = pair.hosts.filter(host => pair.groups.some(({ owner }) => owner === host))
  for (const host of owners) yield afterSwitchOver(pair, host)
  for (const host of owners) yield afterDeath(pair, host, false)
  for (const host of owners) if (sideOf(pair, otherThan(pair, host)).needsPowerOfVictim) yield afterDeath(pair, host, true)
  const heard = pair.paths.filter(({ listeners }) => listeners.size > 0)
  const [only] = heard
  for (const path of heard) {
    for (const host of owners) if (carriesAddress(pair, path, host)) yield afterInterfaceLoss(pair, path, host)
    if (heard.length > 1) yield afterPathLoss(pair, path)
  }
  if (only !== undefined) {
    const open = pair.mirrors.filter(isOpenWhere)
    const apart = afterAllPathsLoss(pair, heard)
    yield open.length === 0 ? apart : { ...apart, title: `${apart.title}, and DRBD keeps its link` }
    if (open.length > 0) yield afterPathsAndMirrorsLoss(pair, heard, open)
  }
  for (const mirror of pair.mirrors) if (mirror.path === undefined) yield afterMirrorLoss(pair, mirror)
  for (const host of owners) yield afterReturn(pair, host)
  yield afterPowerLoss(pair)
}

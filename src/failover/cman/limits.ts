import { brieflyListed } from '../../text/quantity.js'
import type { Limit } from '../story.js'
import { startedServices } from './recovery.js'
import type { CmanSetup } from './setup.js'

/** Says what of a cluster of cman is not told, or told with an assumption. */
export function limitsOfCman(setup: CmanSetup): readonly Limit[] {
  const free = startedServices(setup).filter(({ ranks }) => (ranks[0]?.length ?? 0) > 1)
  const [first] = free
  const failing = setup.services.filter(({ isStarted, unpromoted }) => isStarted && unpromoted !== undefined)
  return [
    ...(first === undefined ? [] : [{ text: `On which ${free.length === 1 ? 'node' : 'nodes'} ${brieflyListed(free.map(({ name }) => `"${name}"`))} run${free.length === 1 ? 's' : ''} at the time: no ordered failover domain prefers one, and the stories set out from the first`, at: first.at }]),
    ...failing.map(({ name, at }) => ({ text: `What becomes of "${name}" when something fails: it starts nowhere`, at })),
  ]
}

import { isUncachedExport } from '../../cluster/view/scripts.js'
import type { ClusterModel } from '../../cluster/model.js'
import { soundEnding, step } from '../story.js'
import type { Story } from '../story.js'

/** After this long without its server a client of an uncached export gets errors. Source: gnbd_export(8) "-t". */
const clientTimeoutMs = 60_000

/** Tells what clients of GNBD see when the server is gone: whether they hang, or get errors. */
export function* storiesOfGnbd(cluster: ClusterModel): Generator<Story> {
  const exported = cluster.facts('script-command').filter(({ fact }) => fact.command === 'gnbd_export' && fact.branch === 'start' && fact.arguments.includes('-e'))
  const [first] = exported
  if (first === undefined) return
  const uncached = exported.find(isUncachedExport)
  const givenMs = uncached === undefined ? undefined : Number(uncached.fact.arguments[uncached.fact.arguments.indexOf('-t') + 1]) * 1000
  const timeoutMs = uncached?.fact.arguments.includes('-t') === true && Number.isFinite(givenMs) ? (givenMs ?? clientTimeoutMs) : clientTimeoutMs
  const steps = uncached === undefined
    ? [step('Reads and writes of the clients hang, and go on when a server is there again under the address that they import from', 0, { value: true, at: first })]
    : [
        step('Reads and writes of the clients hang', 0, { value: true, at: uncached }),
        step('Then the server is fenced, if it is a member of the cluster, and the clients get errors unless multipath has another way', timeoutMs, { value: true, at: uncached }),
      ]
  yield { software: 'gnbd', event: 'server-lost', title: 'The GNBD server is gone, seen from its clients', steps, ending: soundEnding }
}

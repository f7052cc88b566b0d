import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { oncePerList } from './once-per-list.js'

/** Where lvm.conf of a host begins: the place to name what is absent from it. */
export function lvmConfOn(cluster: ClusterModel, host: string): HostFact<'config-file'> | undefined {
  return lvmConfIn(cluster.factsOn(host, 'config-file'))
}

const lvmConfIn = oncePerList((files: readonly HostFact<'config-file'>[]) => files.find(({ fact }) => fact.path.endsWith('/lvm.conf')))

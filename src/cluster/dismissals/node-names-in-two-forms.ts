import type { ClusterModel } from '../model.js'
import { misspeltHosts } from '../view/misspelt-hosts.js'
import { foldedName, shortName } from '../view/names.js'
import type { Dismissal } from './dismissal.js'

/** Which of the forms is the wrong one is told by the host's own ha.cf, or by the copy that differs from it. */
export function* nodeNamesInTwoForms(cluster: ClusterModel): Generator<Dismissal> {
  for (const { on, language, written, meant, name } of misspeltHosts(cluster)) {
    if (language !== 'ha-cf' || shortName(foldedName(written)) !== shortName(foldedName(name)) || cluster.factsOn(meant, 'heartbeat-host').length === 0) continue
    for (const { origin } of cluster.factsOn(on, 'heartbeat-host')) yield { rule: 'ha-cf/mismatched-host-names', at: { origin } }
  }
}

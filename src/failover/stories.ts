import type { HostFact } from '../facts/fact-index.js'
import { cmanClusters } from '../cluster/view/groups.js'
import { pacemakerClusters } from '../cluster/view/pacemaker.js'
import { stackedResources } from '../cluster/view/drbd.js'
import { crmOf, groupsOf, resourcesTextOf } from '../cluster/view/resources.js'
import type { ClusterModel } from '../cluster/model.js'
import { listed } from '../text/quantity.js'
import { storiesOfBooth } from './booth/events.js'
import { storiesOfCman } from './cman/events.js'
import { limitsOfCman } from './cman/limits.js'
import { cmanSetup } from './cman/setup.js'
import { storiesOfReactor } from './drbd-reactor/events.js'
import { limitsOfReactor, promotedOf } from './drbd-reactor/setup.js'
import { storiesOfGnbd } from './gnbd/events.js'
import { storiesOfPair } from './heartbeat/events.js'
import { limitsOfGroups } from './heartbeat/limits.js'
import { heartbeatPairs, pairOf } from './heartbeat/pair.js'
import { storiesOfOcfs2 } from './ocfs2/events.js'
import { storiesOfPacemaker } from './pacemaker/events.js'
import { limitsOfPacemaker } from './pacemaker/limits.js'
import { pacemakerSetup } from './pacemaker/setup.js'
import type { Limit, Story, ClusterStories } from './story.js'

/** What is told of one kind of software, and the DRBD resources that it mounts and nobody promotes. */
interface Part {
  readonly stories: readonly Story[]
  readonly limits: readonly Limit[]
  readonly unpromoted: readonly string[]
}

/** Tells what happens to a cluster when something fails, as far as its files say, and what cannot be told. */
export function storiesOf(cluster: ClusterModel): ClusterStories {
  const parts = [...partsOfHeartbeat(cluster), ...partsOfCman(cluster), ...partsOfPacemaker(cluster)]
  const promoted = promotedOf(cluster)
  const stories = [
    ...parts.flatMap(part => part.stories),
    ...storiesOfBooth(cluster),
    ...storiesOfReactor(promoted),
    ...storiesOfOcfs2(cluster),
    ...storiesOfGnbd(cluster),
  ]
  const unpromoted = new Set(parts.flatMap(part => part.unpromoted))
  const limits = [...parts.flatMap(part => part.limits), ...limitsOfReactor(cluster, promoted), ...resourcesWithoutStory(cluster, stories, unpromoted)]
  return { stories, limits }
}

function* partsOfHeartbeat(cluster: ClusterModel): Generator<Part> {
  const { pairs, others } = heartbeatPairs(cluster)
  const untold = (limit: Limit): Part => ({ stories: [], limits: [limit], unpromoted: [] })
  for (const members of others) {
    yield untold({ text: members.length < 2 ? `Heartbeat on "${members.join('')}" has no second host` : `Heartbeat with ${members.length} hosts: haresources knows two` })
  }
  for (const pair of pairs) {
    const [first, second] = pair
    const crm = pair.map(host => crmOf(cluster, host)).find(found => found !== undefined)
    if (crm !== undefined) {
      const hasCib = pair.some(host => cluster.factsOn(host, 'pacemaker-cib').length > 0)
      yield untold({ text: `"${first}" and "${second}" leave their resources to a CRM, ${hasCib ? 'which on Heartbeat learns of members and quorum in another way than on Corosync' : 'whose rules are not in these files'}`, at: crm })
    } else if (pair.every(host => groupsOf(cluster, host).length === 0)) yield untold({ text: `"${first}" and "${second}" have no haresources: nothing moves` })
    else {
      const setup = pairOf(cluster, pair)
      const unpromoted = [...setup.groups, ...setup.failing].flatMap(group => group.unpromoted?.resource ?? [])
      yield { stories: [...storiesOfPair(setup)], limits: [...limitsOfPair(cluster, pair), ...limitsOfGroups(setup)], unpromoted }
    }
  }
}

function* partsOfCman(cluster: ClusterModel): Generator<Part> {
  for (const [host = ''] of cmanClusters(cluster)) {
    const setup = cmanSetup(cluster, host)
    if (setup !== undefined) yield { stories: [...storiesOfCman(setup)], limits: limitsOfCman(setup), unpromoted: setup.services.flatMap(({ unpromoted }) => unpromoted?.resource ?? []) }
    else if (cluster.factsOn(host, 'rhcs-cluster').length > 0) yield { stories: [], limits: [{ text: `cluster.conf of "${host}": its nodes or votes are not known well enough` }], unpromoted: [] }
  }
}

function* partsOfPacemaker(cluster: ClusterModel): Generator<Part> {
  for (const pacemaker of pacemakerClusters(cluster)) {
    const setup = pacemakerSetup(cluster, pacemaker)
    const stories = setup !== undefined && setup.held === undefined ? [...storiesOfPacemaker(setup)] : []
    yield { stories, limits: limitsOfPacemaker(cluster, pacemaker, setup), unpromoted: [] }
  }
}

/** The DRBD resources of which no story says where they are primary: a script or a person makes them so. */
function resourcesWithoutStory(cluster: ClusterModel, stories: readonly Story[], unpromoted: ReadonlySet<string>): Limit[] {
  const reported = new Set([...unpromoted, ...stories.flatMap(({ ending }) => ending.primaries.map(({ name }) => name)), ...stackedResources(cluster)])
  for (const { fact } of cluster.facts('drbd-option')) if (fact.name === 'become-primary-on') reported.add(fact.resource)
  for (const { fact } of cluster.facts('pacemaker-drbd')) reported.add(fact.resource)
  const missing = [...new Map(cluster.facts('drbd-resource').filter(({ fact }) => !reported.has(fact.name)).map(entry => [entry.fact.name, entry])).values()]
  const guests = new Set(cluster.facts('xen-domain').flatMap(({ fact }) => fact.disks.flatMap(({ source, isResource }) => (isResource ? [source] : []))))
  const [ofGuests, others] = [missing.filter(({ fact }) => guests.has(fact.name)), missing.filter(({ fact }) => !guests.has(fact.name))]
  return [
    ...limitsOf(ofGuests, pronoun => `Xen makes ${pronoun} primary where the guest runs; no cluster starts a guest elsewhere when its host dies`),
    ...limitsOf(others, pronoun => `what makes ${pronoun} primary, and where, is in none of these files`),
  ]
}

function limitsOf(missing: readonly HostFact<'drbd-resource'>[], reason: (pronoun: string) => string): Limit[] {
  const [first] = missing
  if (first === undefined) return []
  const names = missing.slice(0, 5).map(({ fact }) => `"${fact.name}"`)
  if (missing.length > 5) names.push(`${missing.length - 5} more`)
  return [{ text: `DRBD resource${missing.length === 1 ? '' : 's'} ${listed(names)}: ${reason(missing.length === 1 ? 'it' : 'them')}`, at: first }]
}

function limitsOfPair(cluster: ClusterModel, pair: readonly [string, string]): Limit[] {
  const limits: Limit[] = []
  const missing = pair.filter(host => !cluster.hosts.has(host) || cluster.factsOn(host, 'heartbeat-host').length === 0)
  for (const host of missing) limits.push({ text: `The ha.cf of "${host}" is not at hand; that of the other host stands for it` })
  const [first = [], second = []] = pair.map(host => groupsOf(cluster, host).map(group => `${group.head.fact.preferredHost} ${resourcesTextOf(group)}`))
  if (first.length > 0 && second.length > 0 && first.join('\n') !== second.join('\n')) {
    limits.push({ text: `haresources of "${pair[0]}" and "${pair[1]}" differ; the one of "${pair[0]}" is told` })
  }
  const stacked = [...stackedResources(cluster)]
  if (stacked.length > 0) limits.push({ text: `Stacked DRBD resources (${listed(stacked)}) are left out` })
  const wide = cluster.facts('drbd-resource').find(({ fact }) => fact.hosts.length > 2)
  if (wide !== undefined) limits.push({ text: `DRBD resource "${wide.fact.name}" has ${wide.fact.hosts.length} hosts; only the two of Heartbeat are told`, at: wide })
  return limits
}

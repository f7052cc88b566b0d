import type { ResourceGroup } from '../../languages/haresources/model.js'
import { banned } from '../bans.js'
import { afterPromotion, drbdClone } from '../drbd-clone.js'
import { freeId, handOver } from '../draft.js'
import type { Draft, Group, Primitive } from '../draft.js'
import { nodeName } from '../input.js'
import type { Old } from '../input.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger } from '../ledger.js'
import { counterpartOf } from './counterpart.js'
import type { Counterpart } from './counterpart.js'
import type { KnownScripts } from './counterpart.js'
import { hostKey, resourceKey } from './haresources-groups.js'

/** How much better a group likes its preferred host. */
const preference = '100'

/** Adds the groups of haresources: each a group in which one starts after the other, beside it the DRBD resources that it needs. */
export function addGroups(draft: Draft, groups: readonly ResourceGroup[], { old, ledger, members }: { readonly old: Old; readonly ledger: Ledger; readonly members: readonly string[] }): void {
  const scripts = knownScripts(old)
  const further = adaptedDrbddisk(old)
  if (further.length > 0 && groups.some(({ resources }) => resources.some(({ script }) => script.value === 'drbddisk'))) {
    draft.tasks.push(`The hosts' own drbddisk also runs ${further.map(command => `"${command}"`).join(', ')}, which nothing does any more: what it starts wants a resource of its own in the group, behind the promotion of DRBD, before the services are relied on`)
  }
  for (const group of groups) {
    const { id, promoted } = addGroup(draft, group, { scripts, old, ledger })
    const node = nodeName(old.cluster, group.host.value)
    const settle = (outcome: Parameters<Ledger['settle']>[2]): void => ledger.settle('haresources', hostKey(group.index), outcome)
    const likes = id ?? promoted[0]
    if (likes === undefined) {
      settle(lost('nothing of its group can be carried over'))
      continue
    }
    const name = freeId(draft, `${likes}-likes-${node}`)
    draft.constraints.push({ kind: 'location', id: name, resource: likes, node, score: preference })
    if (id !== undefined) banned(draft, id, members)
    settle(carried(`CIB: rsc_location ${name}`, `${likes} likes ${node} better by ${preference} points; whether it goes back there is decided by resource-stickiness`))
  }
}

interface Context {
  readonly scripts: KnownScripts
  readonly old: Old
  readonly ledger: Ledger
}

function addGroup(draft: Draft, group: ResourceGroup, { scripts, old, ledger }: Context): { readonly id: string | undefined; readonly promoted: readonly string[] } {
  const members: Primitive[] = []
  const drbd = new Set<string>()
  const result: Group = { kind: 'group', id: freeId(draft, groupName(group)), members, meta: {} }
  draft.resources.push(result)
  let isMissing = false
  for (const resource of group.resources) {
    const settle: Settle = outcome => ledger.settle('haresources', resourceKey(group.index, resource.index), outcome)
    const found = counterpartOf(draft, resource, scripts)
    switch (found.kind) {
      case 'none':
        isMissing = true
        settle(lost(found.why))
        draft.tasks.push(`"${resource.text}" of group "${result.id}" is missing: ${found.why}`)
        break
      case 'needless':
        settle(replaced('nothing', found.why))
        break
      case 'drbd':
        for (const name of found.names) drbd.add(name)
        settle(carried(`CIB: ${found.names.map(name => `clone ms-${name}`).join(', ')}`, 'a promotable clone beside the group, which runs where the clone is promoted'))
        break
      case 'resource':
        addMember(draft, members, found, settle)
    }
  }
  if (isMissing) stopped(draft, result)
  const clones = [...drbd].map(name => drbdClone(draft, old.cluster, name))
  if (members.length === 0) draft.resources.splice(draft.resources.indexOf(result), 1)
  else for (const clone of clones) afterPromotion(draft, result.id, clone)
  return { id: members.length === 0 ? undefined : result.id, promoted: clones.map(({ id }) => id) }
}

type Settle = (outcome: Parameters<Ledger['settle']>[2]) => void

function addMember(draft: Draft, members: Primitive[], { resource, why, tasks = [], unit }: Extract<Counterpart, { readonly kind: 'resource' }>, settle: Settle): void {
  const same = sameAddress(members, resource)
  if (same !== undefined) {
    members[members.indexOf(same)] = { ...same, parameters: { ...resource.parameters, ...same.parameters } }
    settle(replaced(`CIB: primitive ${same.id}`, 'the group has this address already; Pacemaker takes it once'))
    return
  }
  members.push(resource)
  settle(carried(`CIB: primitive ${resource.id} (${resource.agent})`, why))
  draft.tasks.push(...tasks)
  if (unit !== undefined) handOver(draft, unit)
}

/** Without one of its members a group must not start: what is behind the gap would run on nothing. */
function stopped(draft: Draft, group: Group): void {
  group.meta['target-role'] = 'Stopped'
  draft.stopped.add(group.id)
}

function sameAddress(members: readonly Primitive[], resource: Primitive): Primitive | undefined {
  const { ip } = resource.parameters
  return ip === undefined ? undefined : members.find(member => member.agent === resource.agent && member.parameters['ip'] === ip)
}

function groupName({ resources, index }: ResourceGroup): string {
  const drbd = resources.find(({ script }) => script.value === 'drbddisk')?.arguments[0]?.value
  return `g-${drbd ?? String(index + 1)}`
}

/** Commands of the hosts' own drbddisk beside those that promote and demote: Pacemaker runs none of them. */
function adaptedDrbddisk({ cluster, hosts }: Old): readonly string[] {
  const commands = hosts.flatMap(host => cluster.factsOn(host, 'script-command').filter(({ fact }) => fact.script === 'drbddisk' && fact.branch !== 'status' && !own.has(fact.command)))
  return [...new Set(commands.map(({ fact }) => fact.command))]
}

/** What the script of DRBD itself runs, and words of the shell. */
const own: ReadonlySet<string> = new Set(['true', 'false', 'break', 'continue', 'let', 'return', 'test', '[', ':', 'shift', 'set', 'unset', 'export', 'local', 'read', 'printf', 'drbdadm', '$DRBDADM', 'drbdsetup', '$DRBDSETUP', 'sleep', 'echo', 'exit', 'drbd_set_role_from_proc_drbd', 'cat', 'grep', 'sed', 'logger'])

function knownScripts({ cluster, hosts }: Old): KnownScripts {
  const paths = new Map<string, string>()
  for (const host of hosts) for (const { fact } of cluster.factsOn(host, 'resource-script')) paths.set(fact.name, fact.path)
  const drbd = [...new Set(hosts.flatMap(host => cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name)))]
  return { ownScript: name => paths.get(name), drbd }
}

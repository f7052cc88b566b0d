import { attributeOf, childOf, valueOf } from '../../languages/cluster-conf/ast.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import { definitionOf, isShellTrue, serviceName } from '../../languages/cluster-conf/analysis/resource-tree.js'
import type { ClusterConf } from '../../languages/cluster-conf/schema.js'
import { afterPromotion, drbdClone } from '../drbd-clone.js'
import { freeId, handOver } from '../draft.js'
import type { Draft, Group, Primitive } from '../draft.js'
import type { Old } from '../input.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger, Outcome } from '../ledger.js'
import { settle, settleAll } from './account.js'
import { afterClone } from './after-clone.js'
import { withActions } from './action-times.js'
import type { RgCounterpart } from './counterpart.js'
import { addDomain } from './domains.js'
import { addDlm } from './dlm.js'
import { lostAttributes, rgCounterpart } from './resource-agents.js'
import { sharedResources } from './shared-resources.js'
import type { SharedResources } from './shared-resources.js'
import { inStartOrder } from './start-order.js'
import type { TreeMember } from './start-order.js'
import { addStorage, drbdAmong, storageScriptOf, volumeGroupsOf } from './storage-scripts.js'
import type { StorageScript } from './storage-scripts.js'

interface Context {
  readonly model: ClusterConf
  readonly old: Old
  readonly ledger: Ledger
}

interface ServiceContext extends Context {
  readonly shared: SharedResources
}

/** Adds the services of rgmanager: each a group in the order in which it starts. */
export function addServices(draft: Draft, context: Context): void {
  const { model, ledger } = context
  const rm = model.section('rm')
  if (rm === undefined) return
  settle(ledger, rm, replaced('Pacemaker', 'it only holds what stands in it, and says how much rgmanager logs and how it decides'))
  for (const holder of [childOf(rm, 'failoverdomains'), childOf(rm, 'resources')]) if (holder !== undefined) settle(ledger, holder, replaced('nothing', 'it only holds what stands in it'))
  if (/^(?:1|yes|on|true)$/i.test(valueOf(rm, 'disabled') ?? '')) {
    draft.decisions.push({ what: 'no service is carried over', why: 'rm is disabled: Pacemaker runs them already, and its CIB goes on' })
    settleAll(ledger, rm, replaced('the CIB that there is', 'rgmanager is disabled'))
    return
  }
  const groups = new Map<XmlElement, string>()
  const shared = sharedResources(model)
  draft.oldServices.push(...model.services.map(service => `${service.tag === 'vm' ? 'vm' : 'service'}:${serviceName(service)}`))
  for (const service of model.services) groups.set(service, addService(draft, service, { ...context, shared }))
  for (const [service, id] of groups) addTies(draft, service, { id, groups, ledger })
  for (const element of model.resources) settle(ledger, element, lost('no service uses it'))
  for (const element of model.failoverDomains) settleAll(ledger, element, lost('no service uses it'))
}

function addService(draft: Draft, written: XmlElement, context: ServiceContext): string {
  const { model, old, ledger } = context
  const service = definitionOf(model, written) ?? written
  if (service !== written) settle(ledger, written, carried('CIB: group'), ['ref'])
  const members: Primitive[] = []
  const group: Group = { kind: 'group', id: freeId(draft, `g-${serviceName(service)}`), members, meta: {} }
  draft.resources.push(group)
  const tree: TreeMember[] = written.tag === 'vm' ? [{ element: written, around: [] }] : [...inStartOrder(written)]
  const { drbd, mounts, isGfs, isShared, scripts } = addMembers(draft, group, tree, context)
  const clones = [...drbd].map(name => drbdClone(draft, old.cluster, name))
  if (members.length === 0) draft.resources.splice(draft.resources.indexOf(group), 1)
  else for (const clone of clones) afterPromotion(draft, group.id, clone)
  if (members.length > 0) for (const mount of mounts) afterClone(draft, group.id, mount)
  if (isGfs) addDlm(draft, group.id)
  const devices = tree.flatMap(({ element }) => (element.tag === 'clusterfs' ? (valueOf(definitionOf(model, element), 'device') ?? []) : []))
  // Whoever mounts a GFS from a volume on several hosts shares its group, whether a script of the service says so or boot does.
  if (isShared && volumeGroupsOf(devices).length > 0) scripts.add('clvmd')
  // What is mounted for the group comes before it anyway.
  const mounted = tree.flatMap(({ element }) => (element.tag === 'clusterfs' || element.tag === 'fs' ? (valueOf(definitionOf(model, element), 'device') ?? []) : []))
  const atBoot = drbdAmong(old.cluster, mounted).filter(name => !drbd.has(name))
  if (scripts.size > 0 || atBoot.length > 0) addStorage(draft, old.cluster, { scripts, devices, drbd: atBoot, dependents: mounts.size > 0 ? [...mounts] : members.length > 0 ? [group.id] : [] })
  const id = members.length > 0 ? group.id : (clones[0]?.id ?? '')
  settle(ledger, service, id === '' && mounts.size > 0 ? carried(`CIB: clone ${[...mounts].join(', ')}`, 'all that it holds is mounted on all hosts') : carried(id === '' ? 'nothing' : `CIB: ${members.length > 0 ? 'group' : 'clone'} ${id}`, id === '' ? 'it holds nothing' : undefined), ['name'])
  if (id === '') {
    // What runs on all hosts needs nobody to say where, nor to start it again.
    if (mounts.size > 0) settle(ledger, service, replaced('the clone', 'it runs on all hosts, and starts again where it was'), ['autostart', 'domain', 'exclusive', 'recovery'])
    return id
  }
  group.meta['resource-stickiness'] = addDomain(draft, { service, id }, context)
  addPolicy(group, service, ledger)
  return id
}

/** What the members of a service need beside its group. */
interface Needs {
  readonly drbd: ReadonlySet<string>
  /** The clones that mount for it. */
  readonly mounts: ReadonlySet<string>
  readonly isGfs: boolean
  readonly isShared: boolean
  readonly scripts: Set<StorageScript>
}

function addMembers(draft: Draft, group: Group, tree: readonly TreeMember[], context: ServiceContext): Needs {
  const [drbd, mounts, scripts] = [new Set<string>(), new Set<string>(), new Set<StorageScript>()]
  let [isGfs, isShared] = [false, false]
  const instances = instancesIn(context.model, tree)
  for (const member of tree) {
    const added = addMember(draft, group, { ...context, member, instances })
    if (added.drbd !== undefined) drbd.add(added.drbd)
    if (added.mount !== undefined) mounts.add(added.mount)
    isGfs ||= added.isGfs
    isShared ||= added.isShared === true
    if (added.storage !== undefined) scripts.add(added.storage)
  }
  return { drbd, mounts, isGfs, isShared, scripts }
}

interface MemberContext extends ServiceContext {
  readonly member: TreeMember
  readonly instances: readonly string[]
}

/** What a service gets besides the members of its group. */
interface Added {
  readonly drbd?: string
  readonly mount?: string
  readonly isGfs: boolean
  /** It is a GFS, whoever mounts it. */
  readonly isShared?: boolean
  /** A script that brings up what lies below file systems. */
  readonly storage?: StorageScript
}

function addMember(draft: Draft, group: Group, context: MemberContext): Added {
  const { member: { element, around }, model, ledger, shared, instances } = context
  const definition = definitionOf(model, element)
  if (definition === undefined) {
    settleAll(ledger, element, lost('it refers to a resource that is not there'))
    return { isGfs: false }
  }
  const storage = element.tag === 'script' ? storageScriptOf(valueOf(definition, 'file')) : undefined
  if (storage !== undefined) return addScript({ ...context, definition, storage })
  const directory = around.flatMap(outer => valueOf(definitionOf(model, outer), 'mountpoint') ?? [])[0]
  const fsid = around.flatMap(outer => valueOf(definitionOf(model, outer), 'fsid') ?? [])[0]
  const values = Object.fromEntries([...definition.attributes, ...element.attributes].map(({ name, value }) => [name, value]))
  const found = shared.settled(element, { draft, group: group.id, found: rgCounterpart(draft, { type: element.tag, values, directory, fsid, isExported: hasClients(element), instances }) })
  const written = element === definition ? [definition] : [definition, element]
  const say: Say = (outcome, names) => written.forEach(one => settle(ledger, one, outcome, names))
  const actions = written.flatMap(one => one.children).filter(({ tag }) => tag === 'action')
  for (const child of definition === element ? [] : definition.children) if (child.tag !== 'action') settleAll(ledger, child, lost('only services hold resources in resources'))
  if (found.kind === 'resource') return addResource(draft, group, { found, actions, values, isOptional: attributeOf(element, '__independent_subtree') !== undefined, ledger, say })
  for (const action of actions) settleAll(ledger, action, lost('its resource is not there'))
  return addNone(draft, group, { found, type: element.tag, say })
}

/** Not the script runs any more, but on all hosts what it brought up. */
function addScript({ definition, storage, member: { element }, ledger }: MemberContext & { readonly definition: XmlElement; readonly storage: StorageScript }): Added {
  const outcome = storage === 'drbd' ? carried('CIB: promotable clones of DRBD', 'the agent brings up each resource on all hosts and promotes it; the script starts nothing any more') : carried('CIB: clones of lvmlockd and LVM-activate', 'lvmlockd takes the place of clvmd, on all hosts')
  for (const one of new Set([definition, element])) {
    settle(ledger, one, outcome)
    for (const child of one.children) if (child.tag === 'action') settleAll(ledger, child, lost('its script runs no more'))
  }
  return { isGfs: false, storage }
}

type Say = (outcome: Outcome, names?: readonly string[]) => void

interface NoneContext {
  readonly found: Exclude<RgCounterpart, { readonly kind: 'resource' }>
  readonly type: string
  readonly say: Say
}

function addNone(draft: Draft, group: Group, { found, type, say }: NoneContext): Added {
  switch (found.kind) {
    case 'needless':
      say(replaced('nothing', found.why))
      return { isGfs: false }
    case 'drbd':
      say(carried(`CIB: clone ms-${found.name}`, 'a promotable clone beside the group, which runs where the clone is promoted'))
      return { drbd: found.name, isGfs: false }
    case 'none':
      say(lost(found.why))
      group.meta['target-role'] = 'Stopped'
      draft.stopped.add(group.id)
      draft.tasks.push(`A resource of type "${type}" of group "${group.id}" is missing: ${found.why}`)
      return { isGfs: false }
  }
}

interface ResourceContext {
  readonly found: Extract<RgCounterpart, { readonly kind: 'resource' }>
  readonly actions: readonly XmlElement[]
  readonly values: Readonly<Record<string, string>>
  /** The group goes on without it. */
  readonly isOptional: boolean
  readonly ledger: Ledger
  readonly say: Say
}

function addResource(draft: Draft, group: Group, { found, actions, values, isOptional, ledger, say }: ResourceContext): Added {
  const started = withActions([found.resource, ...(found.more ?? [])], { actions, ledger, isEnforced: isShellTrue(values['__enforce_timeouts']) })
  if (found.mount !== undefined) say(lost('each service that has the file system waits for it'), ['__independent_subtree'])
  else group.members.push(...started.map(resource => (isOptional ? { ...resource, meta: { ...resource.meta, critical: 'false' } } : resource)))
  const says = found.says ?? {}
  for (const [name, outcome] of Object.entries(says)) say(outcome, [name])
  say(carried(`CIB: ${started.map(({ id, agent }) => `primitive ${id} (${agent})`).join(', ')}`, found.why), [...found.carries.filter(name => says[name] === undefined), 'ref'])
  say(carried('CIB: meta attribute critical=false', 'the group goes on without it'), ['__independent_subtree'])
  for (const [name, why] of Object.entries(lostAttributes)) if (!found.carries.includes(name) && says[name] === undefined) say(lost(why), [name])
  say(replaced('CIB: operations', 'the times of the operations count'), ['__enforce_timeouts', '__max_restarts', '__restart_expire_time', '__failure_expire_time', '__max_failures'])
  draft.tasks.push(...(found.tasks ?? []))
  for (const unit of found.units ?? []) handOver(draft, unit)
  const isShared = found.isGfs === true
  return found.mount === undefined ? { isGfs: isShared, isShared } : { mount: found.mount, isGfs: false, isShared }
}

/** Lists the instances of Oracle that a service starts, by their SIDs. */
function instancesIn(model: ClusterConf, tree: readonly TreeMember[]): readonly string[] {
  return tree.flatMap(({ element }) => (element.tag === 'oracledb' || element.tag === 'orainstance' ? [valueOf(definitionOf(model, element), 'name') ?? ''] : []))
}

/** Tells whether NFS clients stand in a resource of a service, at any depth. */
function hasClients(element: XmlElement): boolean {
  return element.children.some(child => child.tag === 'nfsclient' || hasClients(child))
}

/** How a service starts and what happens when something of it fails. */
function addPolicy(group: Group, service: XmlElement, ledger: Ledger): void {
  const isStarted = !/^(?:0|no|off|false)$/i.test(valueOf(service, 'autostart') ?? '1')
  if (!isStarted) group.meta['target-role'] = 'Stopped'
  settle(ledger, service, carried(isStarted ? 'CIB: nothing keeps it from starting' : 'CIB: meta attribute target-role=Stopped'), ['autostart'])
  const recovery = valueOf(service, 'recovery') ?? 'restart'
  const restarts = Number(valueOf(service, 'max_restarts') ?? '0')
  if (recovery === 'relocate') group.meta['migration-threshold'] = '1'
  else if (recovery.startsWith('restart') && restarts > 0) group.meta['migration-threshold'] = String(restarts)
  const expires = Number(valueOf(service, 'restart_expire_time') ?? '0')
  if (recovery === 'relocate' || (restarts > 0 && expires > 0)) group.meta['failure-timeout'] = `${expires > 0 ? expires : 30}s`
  settle(ledger, service, recovery === 'relocate' ? carried('CIB: meta attributes migration-threshold=1, failure-timeout', 'it moves at the first failure') : recovery === 'restart' ? replaced('Pacemaker', 'it starts again where it was') : lost('Pacemaker tries again, on another host at last; on-fail=stop of an operation would give up'), ['recovery'])
  settle(ledger, service, restarts > 0 && !recovery.startsWith('restart') ? lost(`recovery is ${recovery}, which restarts nothing`) : restarts > 0 ? carried('CIB: meta attribute migration-threshold') : replaced('nothing', '0 is no limit'), ['max_restarts'])
  settle(ledger, service, expires > 0 ? carried('CIB: meta attribute failure-timeout') : replaced('nothing', '0 is for ever'), ['restart_expire_time'])
  settle(ledger, service, lost('exportfs and nfsserver take care of locks'), ['nfslock', 'nfs_client_cache'])
  settle(ledger, service, lost('the order among services is that of their constraints'), ['priority'])
}

/** What ties a service to other services. */
function addTies(draft: Draft, service: XmlElement, { id, groups, ledger }: { readonly id: string; readonly groups: ReadonlyMap<XmlElement, string>; readonly ledger: Ledger }): void {
  const isAlone = /^(?:1|yes|on|true)$/i.test(valueOf(service, 'exclusive') ?? '')
  if (isAlone && id !== '') {
    for (const other of groups.values()) {
      if (other !== id && other !== '') draft.constraints.push({ kind: 'colocation', id: freeId(draft, `${id}-not-with-${other}`), resource: id, with: other, score: '-INFINITY' })
    }
  }
  settle(ledger, service, isAlone ? carried('CIB: rsc_colocation with -INFINITY', 'never beside another service') : replaced('nothing', 'it may run beside others'), ['exclusive'])
  const depend = valueOf(service, 'depend')
  const found = [...groups].find(([other]) => `service:${serviceName(other)}` === depend)?.[1]
  if (found !== undefined && found !== '' && id !== '') {
    const isSoft = valueOf(service, 'depend_mode') === 'soft'
    draft.constraints.push({ kind: 'order', id: freeId(draft, `${id}-after-${found}`), first: found, action: 'start', next: id, ...(isSoft ? { order: 'Optional' } : {}) })
    settle(ledger, service, carried('CIB: rsc_order', isSoft ? 'it only starts after the other' : 'it stops with the other'), ['depend', 'depend_mode'])
  }
}

import type { AgentOperation } from '../facts/agent-operations.js'
import type { Secret } from '../text/secret.js'

/** Keys and values of a section, in order. */
export type Settings = Record<string, string>

/** A host of the new cluster. */
export interface Node {
  /** As `uname -n` says it, as far as that is known. */
  readonly name: string
  /** Its key in the model of the hosts; absent where nothing of it was given. */
  readonly host?: string
  id?: number
  votes?: string
  /** Its address on each link; the name where no address is known. */
  addresses: string[]
}

/** A resource of its own. */
export interface Primitive {
  readonly kind: 'primitive'
  readonly id: string
  /** `ocf:heartbeat:IPaddr2`, `systemd:nginx`, `stonith:fence_ipmilan`. */
  readonly agent: string
  readonly parameters: Readonly<Record<string, string | Secret>>
  readonly meta?: Settings
  readonly operations: readonly AgentOperation[]
}

/** Resources that run together, started in order. */
export interface Group {
  readonly kind: 'group'
  readonly id: string
  readonly members: Primitive[]
  readonly meta: Settings
}

/** A resource that runs on several hosts. */
export interface Clone {
  readonly kind: 'clone'
  readonly id: string
  readonly member: Primitive
  readonly meta: Settings
}

export type Resource = Primitive | Group | Clone

/** What ties resources to hosts and to each other. */
export type Constraint =
  | { readonly kind: 'location'; readonly id: string; readonly resource: string; readonly node: string; readonly score: string; readonly isNeverLookedAt?: true }
  | { readonly kind: 'reached'; readonly id: string; readonly resource: string; readonly attribute: string; /** Points for each that is reached, or `0` where the attribute counts itself. */ readonly score: number }
  | { readonly kind: 'colocation'; readonly id: string; readonly resource: string; readonly with: string; readonly role?: 'Promoted'; readonly score: string }
  | { readonly kind: 'order'; readonly id: string; readonly first: string; readonly action: 'promote' | 'start'; readonly next: string; readonly order?: 'Optional' }

/** The devices that fence a host, one way after the other. */
export interface FencingLevel {
  readonly node: string
  readonly index: number
  readonly devices: readonly string[]
}

/** A unit of systemd on a host, and what becomes of it. */
export interface UnitState {
  readonly node: string
  readonly unit: string
  readonly state: 'enabled' | 'disabled' | 'masked'
  readonly why: string
}

/** A unit that runs a script as heartbeat or rgmanager did. */
export interface WrapperUnit {
  readonly name: string
  readonly text: string
  /** Arguments of the script stand in it, and any of them may be a password. */
  readonly isSecret: boolean
}

/** A step that only some clusters need, because no file can say all of it. */
export interface HandStep {
  /** What it must be done before: the start of the empty cluster, or its configuration. */
  readonly before: 'start' | 'configuration'
  readonly what: string
  readonly commands: readonly string[]
  readonly why: string
}

/** Something that was decided where files leave a choice. */
export interface Decision {
  readonly what: string
  readonly why: string
}

/** What the new cluster will be. It is filled in from the files of the old one. */
export interface Draft {
  readonly name: string
  readonly nodes: readonly Node[]
  readonly totem: Settings
  /** What is said of each link. */
  readonly link: Settings
  readonly logging: Settings
  readonly userIds: Settings[]
  readonly properties: Settings
  readonly defaults: Settings
  readonly resources: Resource[]
  readonly constraints: Constraint[]
  readonly levels: FencingLevel[]
  readonly units: UnitState[]
  /** Those that boot started until now and Pacemaker starts from now on. */
  readonly handedOver: Set<string>
  readonly wrappers: WrapperUnit[]
  readonly decisions: Decision[]
  /** What somebody must do, besides what every migration asks for. */
  readonly tasks: string[]
  readonly handSteps: HandStep[]
  /** The services of rgmanager, as clusvcadm calls them. */
  readonly oldServices: string[]
  /** DRBD resources that the cluster promotes. */
  readonly drbd: Set<string>
  /** Resources that stay stopped because something of theirs is missing. */
  readonly stopped: Set<string>
}

/** Begins with a cluster that has hosts and nothing else. */
export function createDraft(name: string, nodes: readonly Node[]): Draft {
  return {
    name,
    nodes,
    totem: {},
    link: {},
    logging: {},
    userIds: [],
    properties: {},
    defaults: {},
    resources: [],
    constraints: [],
    levels: [],
    units: [],
    handedOver: new Set(),
    wrappers: [],
    decisions: [],
    tasks: [],
    handSteps: [],
    oldServices: [],
    drbd: new Set(),
    stopped: new Set(),
  }
}

/** Says of a unit, by its name without `.service`, that boot starts it on no host any more, because Pacemaker does. */
export function handOver({ nodes, units, handedOver }: Draft, unit: string, agent?: string): void {
  const name = `${unit}.service`
  handedOver.add(name)
  for (const { name: node } of nodes) units.push({ node, unit: name, state: 'disabled', why: agent === undefined ? 'Pacemaker starts it' : `Pacemaker starts it (${agent})` })
}

/** The file with the CIB, on the host that gives it to the cluster. */
export function cibFileOf(name: string): string {
  return `cib-${name}.xml`
}

/** Makes an id that XML takes, and that nothing else has. */
export function freeId(draft: Draft, wanted: string): string {
  const plain = wanted.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^-+|-+$/g, '')
  const id = /^[A-Za-z_]/.test(plain) ? plain : `r-${plain}`
  const taken = new Set<string>(draft.constraints.map(constraint => constraint.id))
  for (const resource of draft.resources) {
    taken.add(resource.id)
    if (resource.kind === 'group') for (const member of resource.members) taken.add(member.id)
    if (resource.kind === 'clone') taken.add(resource.member.id)
  }
  if (!taken.has(id)) return id
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}

import { drbdCloneOptions, drbdOperations, operationsOf } from '../../../facts/agent-operations.js'
import type { AgentOperation } from '../../../facts/agent-operations.js'
import type { Resource, ResourceGroup } from '../model.js'
import { counterpartOf } from './counterpart.js'

/** Definitions of a resource, as input of the crm shell. */
interface Definitions {
  /** In the order in which they should be typed. */
  readonly lines: readonly string[]
  /** The name that the group lists, where it is a member. */
  readonly member?: string
  /** The name of a promotable resource that must be promoted before the group starts. */
  readonly promoted?: string
}

/**
 * Shows the Pacemaker resources that a group corresponds to, as input of the crm shell.
 *
 * A starting point, not a migration: what has no counterpart, or needs a decision, is a comment. DRBD becomes a
 * promotable resource beside the group, the group runs where it is promoted.
 */
export function toPacemaker(group: ResourceGroup): string {
  const name = `group_${group.index + 1}`
  const definitions = group.resources.map(resource => definitionsOf(resource, `${name}_${resource.index + 1}`))
  const members = definitions.flatMap(({ member }) => (member === undefined ? [] : [member]))
  const promoted = definitions.flatMap(({ promoted: drbd }) => (drbd === undefined ? [] : [drbd]))
  const lines = definitions.flatMap(definition => definition.lines)
  if (members.length > 0) lines.push(`group ${name} ${members.join(' ')}`)
  for (const drbd of promoted) {
    if (members.length === 0) continue
    lines.push(`colocation ${name}_on_${drbd} inf: ${name} ${drbd}:Promoted`)
    lines.push(`order ${name}_after_${drbd} inf: ${drbd}:promote ${name}:start`)
  }
  const preferred = members.length > 0 ? name : promoted[0]
  if (preferred !== undefined) lines.push(`location ${name}_prefers ${preferred} 100: ${group.host.value}`)
  return lines.map(line => `${line}\n`).join('')
}

function definitionsOf(resource: Resource, name: string): Definitions {
  const found = counterpartOf(resource, false)
  switch (found.kind) {
    case 'agent': {
      const said = (found.tasks ?? []).map(task => `# ${resource.text}: ${task}`)
      return { member: name, lines: [...said, primitive(name, found.agent, found.parameters)] }
    }
    case 'unit':
      return { member: name, lines: [primitive(name, `systemd:${found.unit}`, {})] }
    case 'drbd':
      return found.name === undefined ? remark(resource, 'one promotable resource for each DRBD resource') : promotable(name, found.name)
    case 'script':
      return remark(resource, 'a script with arguments wants a unit of systemd that calls it; "cfgcheck convert" writes one')
    default:
      return remark(resource, found.why)
  }
}

function promotable(name: string, drbd: string): Definitions {
  const promoted = `${name}_promotable`
  const options = Object.entries(drbdCloneOptions(2)).map(([option, value]) => `${option}=${value}`).join(' ')
  return {
    promoted,
    lines: [`primitive ${name} ocf:linbit:drbd params drbd_resource=${quoted(drbd)}${operationText(drbdOperations)}`, `clone ${promoted} ${name} meta ${options}`],
  }
}

function remark({ text }: Resource, reason: string): Definitions {
  return { lines: [`# ${text}: ${reason}`] }
}

function primitive(name: string, agent: string, parameters: Readonly<Record<string, string>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '').map(([key, value]) => ` ${key}=${quoted(value)}`)
  const params = given.length === 0 ? '' : ` params${given.join('')}`
  return `primitive ${name} ${agent}${params}${operationText(operationsOf(agent))}`
}

function operationText(operations: readonly AgentOperation[]): string {
  return operations.map(({ name, ...rest }) => ` op ${name} ${Object.entries(rest).map(([key, value]) => `${key}=${value}`).join(' ')}`).join('')
}

/** Quotes what the crm shell would take apart. */
function quoted(value: string): string {
  return /^[A-Za-z0-9_./:@%+-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`
}

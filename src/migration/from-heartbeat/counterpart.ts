import { operationsOf } from '../../facts/agent-operations.js'
import { counterpartOf as describedCounterpart } from '../../languages/haresources/migration/counterpart.js'
import type { Resource } from '../../languages/haresources/model.js'
import { freeId } from '../draft.js'
import type { Draft, Primitive } from '../draft.js'
import { service, wrapped } from '../wrapper.js'

/** What a resource of haresources becomes: a resource of Pacemaker, DRBD beside the group, or nothing. */
export type Counterpart =
  | { readonly kind: 'resource'; readonly resource: Primitive; readonly why?: string; readonly unit?: string; readonly tasks?: readonly string[] }
  | { readonly kind: 'drbd'; readonly names: readonly string[] }
  | { readonly kind: 'needless'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

/** What is known of the scripts of the hosts. */
export interface KnownScripts {
  /** The path of a script in the folder of heartbeat's resource scripts, where a host has one of that name. */
  ownScript(name: string): string | undefined
  /** All DRBD resources that the hosts share. */
  readonly drbd: readonly string[]
}

/** Makes what does in Pacemaker what a resource did. */
export function counterpartOf(draft: Draft, resource: Resource, scripts: KnownScripts): Counterpart {
  const script = resource.script.value
  const own = resource.entry === undefined ? scripts.ownScript(script) : undefined
  const found = describedCounterpart(resource, own !== undefined)
  switch (found.kind) {
    case 'agent': {
      const { agent, parameters, why, tasks } = found
      return { kind: 'resource', resource: primitive(draft, { agent, parameters }, resource), ...(why === undefined ? {} : { why }), ...(tasks === undefined ? {} : { tasks }) }
    }
    case 'unit':
      return { kind: 'resource', resource: service(draft, found.unit), unit: found.unit, why: found.why }
    case 'script':
      return {
        kind: 'resource',
        resource: wrapped(draft, { path: own ?? `/etc/ha.d/resource.d/${script}`, words: found.words, tool: 'heartbeat' }),
        why: found.why,
        tasks: [`Keep the script "${script}" of ${own?.slice(0, own.lastIndexOf('/')) ?? '/etc/ha.d/resource.d'} and all that it reads (such as /etc/ha.d/shellfuncs) when the package of heartbeat goes; an OCF agent that looks at what it started would be better`],
      }
    case 'drbd': {
      const names = found.name === undefined ? scripts.drbd : [found.name]
      return names.length === 0 ? { kind: 'none', why: 'no drbd.conf was given that names the DRBD resources that it promotes' } : { kind: 'drbd', names }
    }
    default:
      return found
  }
}

function primitive(draft: Draft, { agent, parameters }: Pick<Primitive, 'agent'> & { readonly parameters: Readonly<Record<string, string>> }, resource: Resource): Primitive {
  const type = agent.slice(agent.lastIndexOf(':') + 1)
  return {
    kind: 'primitive',
    id: freeId(draft, `${prefixes[type] ?? type.toLowerCase()}-${nameOf(type, parameters, resource)}`.replace(/-+$/, '')),
    agent,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')),
    operations: operationsOf(agent),
  }
}

/** What tells one resource of an agent from another; options and passwords do not stand in names. */
function nameOf(type: string, parameters: Readonly<Record<string, string>>, { script, arguments: words }: Resource): string {
  if (type === 'Filesystem') return (parameters['directory'] ?? '').replace(/^\/+/, '')
  if (type === 'IPaddr2') return parameters['ip'] ?? ''
  const said = words.map(({ value }) => value).filter(word => word !== type && !/^-|=/.test(word))
  return said.filter(word => word !== script.value).join('-').replace(/^\/+/, '')
}

const prefixes: Readonly<Record<string, string>> = { IPaddr2: 'ip', Filesystem: 'fs', 'LVM-activate': 'lvm' }

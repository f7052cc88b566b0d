import { didYouMean } from '../diagnostics/did-you-mean.js'
import type { VocabularyEntry } from '../languages/language.js'
import { agentDefaults } from './agent-defaults.js'
import { agentParameters } from './agent-parameters.js'

/** What the value of a parameter is, as its agent says; programs of the shell take much else, too. */
export type ParameterType = 'text' | 'boolean' | 'integer' | 'time' | 'words'

/** A parameter of an agent. */
export interface ParameterEntry extends VocabularyEntry {
  readonly kind: 'parameter'
  readonly type: ParameterType
  /** Those that the agent takes, where it says so. */
  readonly values?: readonly string[]
  readonly isRequired: boolean
  /** The name that it had before. */
  readonly former?: string
  readonly isFormer: boolean
}

/** An agent: a program that knows how to start, stop and look at something. */
export interface AgentEntry extends VocabularyEntry {
  readonly kind: 'agent'
  readonly parameters: ReadonlyMap<string, ParameterEntry>
}

const types: Readonly<Record<string, ParameterType>> = { b: 'boolean', i: 'integer', t: 'time', w: 'words' }
const typesInWords: Readonly<Partial<Record<ParameterType, string>>> = { boolean: 'true or false', integer: 'a whole number', time: 'seconds' }
const source = 'meta-data of the agent in Debian 12'

/**
 * Further agents of ocf:heartbeat, of which no parameters are listed here.
 *
 * Source: the folder heartbeat of resource-agents 4.12 in Debian 12, and earlier ones that are gone; pgsqlms of PAF, the agents of SCST.
 */
const others = `
  AoEtarget AudibleAlarm SCSTLun SCSTTarget pgsqlms ClusterMon EvmsSCC Evmsd ICP IPv6addr LinuxSCSI ManageRAID ManageVE NovaEvacuate Pure-FTPd ServeRAID
  SphinxSearchDaemon Stateful SysInfo VIPArip WAS WAS6 WinPopup Xinetd aliyun-vpc-move-ip asterisk aws-vpc-route53 awseip awsvip azure-events azure-
  events-az clvm corosync-qnetd dnsupdate docker-compose drbd dummypy eDir88 fio garbd gcp-ilb gcp-pd-move gcp-vpc-move-ip gcp-vpc-move-route gcp-vpc-
  move-vip ids iface-bridge iface-macvlan iface-vlan ipsec jboss jira kamailio ldirectord lxc lxd-info machine-info minio mpathpersist mysql-proxy
  nagios nova-compute-wait ocivip openstack-cinder-volume openstack-floating-ip openstack-info openstack-virtual-ip oraasm ovsmonitor pgagent pingd
  pound powervs-subnet proftpd rabbitmq-server-ha rkt rsyslog scsi2reservation sfex smb-share storage-mon sybaseASE syslog-ng varnish vdo-vol vmware
  vsftpd zabbixserver
`

/** Those of Pacemaker itself, of Debian 12 and earlier releases. */
const othersOfPacemaker: readonly string[] = ['HealthIOWait', 'NodeUtilization', 'SystemHealth', 'pingd'].map(name => `ocf:pacemaker:${name}`)

let further: ReadonlySet<string> | undefined

/** Tells whether there is, or was, an agent of that name. */
export function isAgent(name: string): boolean {
  return allAgents().has(name) || (further ??= new Set([...others.trim().split(/\s+/).map(word => `ocf:heartbeat:${word}`), ...othersOfPacemaker])).has(name)
}

/** Finds the agent that one with nearly its name, and the same provider, most likely was to be; nothing where there is one of that name. */
export function agentMeant(name: string): string | undefined {
  const provider = name.slice(0, name.lastIndexOf(':') + 1)
  // Of short names too many are near each other.
  if (isAgent(name) || name.length < provider.length + 4) return undefined
  const known = [...allAgents().keys()].filter(each => each.startsWith(provider))
  const meant = didYouMean(name.slice(provider.length), known.map(each => each.slice(provider.length)))
  return known.find(each => each.toLowerCase() === name.toLowerCase()) ?? (meant === undefined ? undefined : `${provider}${meant}`)
}

let table: ReadonlyMap<string, AgentEntry> | undefined

/** All agents that are known, by `ocf:linbit:drbd` and `stonith:fence_ipmilan`. */
export function allAgents(): ReadonlyMap<string, AgentEntry> {
  return (table ??= new Map(Object.entries(agentParameters).map(([name, words]) => [name, agentOf(name, words)])))
}

function agentOf(name: string, words: string): AgentEntry {
  const defaults = defaultsOf(name)
  const parameters = words.trim().split(/\s+/).filter(word => word !== '').map(word => parameterOf(name, word, defaults))
  return {
    kind: 'agent',
    name,
    in: ['primitive', 'template'],
    doc: name.startsWith('stonith:') ? 'An agent that fences nodes.' : 'An agent that runs something.',
    parameters: new Map(parameters.map(entry => [entry.name, entry])),
    source,
  }
}

function defaultsOf(agent: string): ReadonlyMap<string, string> {
  const lines = Object.hasOwn(agentDefaults, agent) ? (agentDefaults[agent] ?? '').split('\n') : []
  return new Map(lines.map(line => line.trim()).filter(line => line !== '').map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

function parameterOf(agent: string, word: string, defaults: ReadonlyMap<string, string>): ParameterEntry {
  const [, name = word, required, out, former, letter = '', list] = /^([^!~<:]+)(!)?(~)?(?:<([^:]+))?(?::([bitw])(?:\(([^)]+)\))?)?$/.exec(word) ?? []
  const type = types[letter] ?? 'text'
  const words = list?.split('|')
  const value = words === undefined ? typesInWords[type] : `one of ${words.join(', ')}`
  const found = defaults.get(name)
  return {
    kind: 'parameter',
    name,
    in: [agent],
    doc: `A parameter of ${agent}${required === undefined ? '' : ', which must be given'}${out === undefined ? '' : '; a name of earlier releases'}.`,
    type,
    ...(words === undefined ? {} : { values: words }),
    ...(value === undefined ? {} : { value }),
    ...(found === undefined ? {} : { default: found }),
    isRequired: required !== undefined,
    ...(former === undefined ? {} : { former }),
    isFormer: out !== undefined,
    source,
  }
}

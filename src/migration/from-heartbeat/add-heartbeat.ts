import type { Draft } from '../draft.js'
import { filesOf, Refusal } from '../input.js'
import type { Old } from '../input.js'
import { carried, lost, replaced } from '../ledger.js'
import type { InputStatement, Ledger } from '../ledger.js'
import { createSource } from '../../text/source.js'
import { listed } from '../../text/quantity.js'
import { parse as parseAuthkeys } from '../../languages/authkeys/parse.js'
import { nodeName } from '../input.js'
import { outvoted } from './differing-lines.js'
import { refuseDifferentCopies } from './equal-copies.js'
import type { Directive } from './ha-cf-lines.js'
import type { HaresourcesGroups } from './haresources-groups.js'
import { linksOf } from './links.js'
import { addPing } from './ping.js'
import { addGroups } from './resources.js'
import { settingOf } from './settings.js'
import { addStonith } from './stonith.js'
import { addWatchdogs } from './watchdogs.js'

/** What the files of heartbeat say. */
export interface HeartbeatFiles {
  readonly lines: readonly Directive[]
  readonly haresources: HaresourcesGroups
}

/** Fills in what the files of heartbeat say. The hosts of other clusters that are joined get none of the services. */
export function addHeartbeat(draft: Draft, { lines, haresources }: HeartbeatFiles, { old, ledger, isJoined }: { readonly old: Old; readonly ledger: Ledger; readonly isJoined: boolean }): void {
  const crm = lines.find(({ name, words }) => (name === 'crm' || name === 'pacemaker') && !/^(?:false|off|no|n|0)$/i.test(words[0] ?? ''))
  if (crm !== undefined) throw new Refusal(`${crm.at.file}: "${crm.key}": Pacemaker runs this cluster already, and its CIB goes on; only corosync.conf is to be written, by hand`)
  refuseDifferentCopies(lines)
  const members = [...new Set(lines.filter(({ name }) => name === 'node').flatMap(({ words }) => words).map(name => nodeName(old.cluster, name)))]
  const without = outvoted(draft, lines, ledger)
  for (const line of lines) {
    if (without.has(line)) continue
    if (line.name === 'node') ledger.settle('ha-cf', line.key, carried('corosync.conf: nodelist.node; CIB: node'))
    const outcome = isJoined && line.name === 'deadtime' ? replaced('corosync.conf: totem.token', 'the token of cluster.conf counts for all hosts') : settingOf(draft, line, { hasDrbdConf: filesOf(old, 'drbd-conf').length > 0 })
    if (outcome !== undefined) ledger.settle('ha-cf', line.key, outcome)
  }
  if (!lines.some(({ name }) => name === 'auto_failback' || name === 'nice_failback')) {
    draft.defaults['resource-stickiness'] = '0'
    draft.decisions.push({ what: 'resource-stickiness is 0', why: 'nothing is said of auto_failback, so that heartbeat takes services back to their preferred host' })
  }
  addWatchdogs(draft, lines)
  addLinks(draft, lines, { old, ledger, isJoined })
  addGroups(draft, haresources.groups, { old, ledger, members: isJoined ? members : draft.nodes.map(({ name }) => name) })
  const [first] = haresources.groups
  addStonith(draft, lines, { old, ledger, favoured: first === undefined ? undefined : nodeName(old.cluster, first.host.value) })
  addPing(draft, lines, ledger)
  for (const { key } of authkeysStatements(old)) ledger.settle('authkeys', key, replaced('/etc/corosync/authkey', 'corosync wants a key of its own, made by corosync-keygen: the old one is too short'))
}

function addLinks(draft: Draft, lines: readonly Directive[], { old, ledger, isJoined }: { readonly old: Old; readonly ledger: Ledger; readonly isJoined: boolean }): void {
  const { links, unknown } = linksOf(old.cluster, draft.nodes, lines)
  if (isJoined && links.length === 0) {
    for (const line of unknown) ledger.settle('ha-cf', line.key, replaced('corosync.conf: nodelist.node.ring0_addr', 'all hosts speak over the network of cluster.conf'))
    return
  }
  if (links.length > 0) draft.nodes.forEach((node, index) => (node.addresses = links.map(({ addresses }) => addresses[index] ?? node.name)))
  links.forEach((link, index) => {
    for (const line of link.lines) ledger.settle('ha-cf', line.key, carried(`corosync.conf: nodelist.node.ring${index}_addr`, 'knet speaks with each host by its own address; groups, broadcasts and TTL are not needed'))
  })
  const networks = new Map<string, string[]>()
  for (const line of unknown) {
    for (const name of line.name === 'bcast' ? line.words : line.words.slice(0, 1)) networks.set(name, [...new Set([...(networks.get(name) ?? []), `"${line.key}"`])])
    ledger.settle('ha-cf', line.key, links.length > 0 ? lost('no address of all hosts is known on this interface') : replaced('corosync.conf: nodelist.node.ring0_addr', 'no address of all hosts is known on this interface, so that the names of the hosts stand there'))
  }
  ;[...networks].forEach(([name, said], index) => {
    draft.tasks.push(`${listed(said)}: write the addresses of all hosts on the network of ${name} as link ${links.length + index} into nodelist (ring${links.length + index}_addr)${links.length + index === 0 ? ', where the names of the hosts stand now' : ''}`)
  })
}

/** Lists the lines of all copies of authkeys, each with a name that tells nothing of the key. */
export function authkeysStatements(old: Old): readonly InputStatement[] {
  return filesOf(old, 'authkeys').flatMap(({ host, file, text }) =>
    parseAuthkeys(createSource(file, text)).ast.lines.map(({ span }, index) => ({ language: 'authkeys', host, at: { file, span }, key: `line ${index}` })),
  )
}

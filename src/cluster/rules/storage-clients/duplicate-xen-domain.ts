import { compareText } from '../../../diagnostics/order.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { ocfs2Example } from '../example-cluster.js'

function guest(name: string, mac: string, image: string): string {
  return `name = "${name}"\nmemory = 512\nvif = [ "mac=${mac}" ]\ndisk = [ "file:/srv/images/${image}.img,xvda,w" ]\n`
}

/** Two virtual machines must not share a MAC address, an id or a writable image. */
export const duplicateXenDomain = defineClusterRule({
  id: 'cluster/duplicate-xen-domain',
  severity: 'error',
  origin: 'practice',
  summary: 'two virtual machines use one name, MAC address, uuid or writable image',
  why: 'A copied configuration: Xen starts the first of one name alone, the network does not know which of the two is meant, or both write to one filesystem.',
  do: 'Give each machine its own.',
  sources: ['xm(1), xmdomain.cfg(5): uuid, mac and disks identify a domain'],
  since: '0.1.0',
  examples: {
    bad: [
      ocfs2Example('one image', {
        'alpha:/etc/xen/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
        'beta:/etc/xen/mail.cfg': guest('mail', '00:16:3e:00:00:02', 'web'),
      }),
      ocfs2Example('one MAC address', {
        'alpha:/etc/xen/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
        'alpha:/etc/xen/mail.cfg': guest('mail', '00:16:3E:00:00:01', 'mail'),
      }),
      ocfs2Example('one name', {
        '*:/etc/xen/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
        '*:/etc/xen/mail.cfg': guest('web', '00:16:3e:00:00:02', 'mail'),
      }),
    ],
    good: [
      ocfs2Example('two machines, each known to both hosts', {
        '*:/etc/xen/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
        '*:/etc/xen/mail.cfg': guest('mail', '00:16:3e:00:00:02', 'mail'),
      }),
      ocfs2Example('a second description of one machine', {
        'alpha:/etc/xen/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
        'alpha:/etc/xen/auto/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
      }),
    ],
  },

  *check(cluster) {
    const owners = new Map<string, HostFact<'xen-domain'>>()
    const reported = new Set<string>()
    const names = new Map<string, HostFact<'xen-domain'>>()
    for (const entry of [...cluster.facts('xen-domain')].sort((a, b) => compareText(a.host, b.host))) {
      yield* sameName(entry, names)
      for (const [what, key] of identitiesOf(entry)) {
        const owner = owners.get(key)
        if (owner === undefined) owners.set(key, entry)
        // One machine's configuration may lie on every host.
        if (
          owner === undefined ||
          owner.fact.name === entry.fact.name ||
          reported.has(`${key} ${entry.fact.name ?? ''}`)
        ) continue
        reported.add(`${key} ${entry.fact.name ?? ''}`)
        yield {
          at: entry,
          message: `"${entry.fact.name ?? ''}" and "${owner.fact.name ?? ''}" use one ${what}`,
          related: [{ at: owner, message: `"${owner.fact.name ?? ''}" of host "${owner.host}"` }],
        }
      }
    }
  },
})

/** Two machines of one host have one name: other files of one machine have its hardware addresses or its disks. */
function* sameName(entry: HostFact<'xen-domain'>, names: Map<string, HostFact<'xen-domain'>>): Generator<Finding> {
  const { name } = entry.fact
  if (name === undefined) return
  const key = `${entry.host}\0${name}`
  const first = names.get(key)
  if (first === undefined) names.set(key, entry)
  // Copies of both lie on every host.
  if (first === undefined || names.has(name) || !areOthers(first, entry)) return
  names.set(name, entry)
  yield {
    at: entry,
    message: `Two virtual machines of host "${entry.host}" are called "${name}"`,
    related: [{ at: first, message: 'the other one' }],
  }
}

function areOthers({ fact: one }: HostFact<'xen-domain'>, { fact: other }: HostFact<'xen-domain'>): boolean {
  const [sources, others] = [one, other].map(({ disks }) => disks.map(({ source }) => source))
  if (sources === undefined || others === undefined || sources.length === 0 || others.length === 0) return false
  return !sources.some(source => others.includes(source)) && !one.macs.some(mac => other.macs.includes(mac)) && (one.uuid === undefined || one.uuid !== other.uuid)
}

function* identitiesOf({ fact }: HostFact<'xen-domain'>): Generator<readonly [string, string]> {
  if (fact.uuid !== undefined) yield ['uuid', `uuid ${fact.uuid.toLowerCase()}`]
  for (const mac of fact.macs) yield [`MAC address "${mac.toLowerCase()}"`, `mac ${mac.toLowerCase()}`]
  for (const { source, mode } of fact.disks) {
    if (mode.startsWith('w')) yield [`writable disk "${source}"`, `disk ${source}`]
  }
}

import { compareText } from '../../../diagnostics/order.js'
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
  summary: 'two virtual machines use one MAC address, uuid or writable image',
  why: 'A copied configuration: the network does not know which of the two is meant, or both write to one filesystem.',
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
    ],
    good: [
      ocfs2Example('two machines, each known to both hosts', {
        '*:/etc/xen/web.cfg': guest('web', '00:16:3e:00:00:01', 'web'),
        '*:/etc/xen/mail.cfg': guest('mail', '00:16:3e:00:00:02', 'mail'),
      }),
    ],
  },

  *check(cluster) {
    const owners = new Map<string, HostFact<'xen-domain'>>()
    const reported = new Set<string>()
    for (const entry of [...cluster.facts('xen-domain')].sort((a, b) => compareText(a.host, b.host))) {
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

function* identitiesOf({ fact }: HostFact<'xen-domain'>): Generator<readonly [string, string]> {
  if (fact.uuid !== undefined) yield ['uuid', `uuid ${fact.uuid.toLowerCase()}`]
  for (const mac of fact.macs) yield [`MAC address "${mac.toLowerCase()}"`, `mac ${mac.toLowerCase()}`]
  for (const { source, mode } of fact.disks) {
    if (mode.startsWith('w')) yield [`writable disk "${source}"`, `disk ${source}`]
  }
}

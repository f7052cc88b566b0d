import type { Fact, FactOf } from '../facts/fact.js'

type Setting = FactOf<'setting'>

/**
 * What a host says in files that are no configuration of a language, as settings that can be compared with those of another host:
 * the options of LVM, what scripts of the cluster's services are told, and what fstab mounts of the cluster.
 */
export function settingsOfFacts(facts: readonly Fact[]): readonly Setting[] {
  return facts.flatMap((fact): readonly Setting[] => {
    if (fact.kind === 'setting') return [fact]
    if (fact.kind === 'lvm-option') return [settingOf(fact, { language: 'lvm-conf', path: '/etc/lvm/lvm.conf', key: [fact.section, fact.name].filter(part => part !== '').join(' / '), value: fact.value })]
    if (fact.kind === 'shell-variable') {
      const service = fact.path.slice(fact.path.lastIndexOf('/') + 1)
      return services.has(service) && fact.value !== undefined ? [settingOf(fact, { language: service, path: fact.path, key: fact.name, value: fact.value })] : []
    }
    if (fact.kind === 'mount' && isOfCluster(fact)) return [settingOf(fact, { language: 'fstab', path: '/etc/fstab', key: fact.directory, value: [fact.device, fact.type, fact.options.join(',')].join(' ').trimEnd() })]
    return []
  })
}

/** Services of a cluster that are told by variables of the shell how to run. */
const services: ReadonlySet<string> = new Set(['sbd', 'drbd', 'heartbeat', 'o2cb', 'ocfs2', 'cman', 'cluster', 'ccsd', 'clvmd', 'fenced', 'rgmanager', 'gnbd', 'gfs2', 'xendomains'])

/** A host's own disks go by names that no other host has. */
function isOfCluster({ device, type }: FactOf<'mount'>): boolean {
  return /^(?:ocfs2|gfs2?)$/.test(type) || /^\/dev\/(?:drbd|gnbd)/.test(device)
}

function settingOf({ origin }: Fact, said: Pick<Setting, 'language' | 'path' | 'key' | 'value'>): Setting {
  return { kind: 'setting', origin, ...said }
}

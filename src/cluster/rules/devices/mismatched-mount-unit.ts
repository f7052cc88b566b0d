import type { Finding } from '../../../diagnostics/diagnostic.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { HostFact } from '../../../facts/fact-index.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { isDeviceOf, isDrbdPath } from '../../view/drbd-devices.js'
import { promotedOnHosts } from '../../view/promoters.js'
import { promoterExample } from '../example-cluster.js'

const unit = (what: string): readonly [string, string] => ['', `[Unit]\nDescription=web\n\n[Mount]\nWhat=${what}\nWhere=/srv/web\n`]

/** A promoter starts a mount of another device. */
export const mismatchedMountUnit = defineClusterRule({
  id: 'cluster/mismatched-mount-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd-reactor starts a mount that is not of its resource, or is not there',
  why: 'The unit fails, or mounts the device of a resource that may be Secondary on this host: what comes behind it is not started, and the promoter gives up the resource.',
  do: 'Write the device of the resource behind What=, and the name of the unit as systemd-escape --path --suffix=mount prints it.',
  sources: ['drbd-reactor 1.11 doc/promoter.md, "Service dependencies"', 'systemd.mount(5), What=, and "a mount unit must be named after the mount point"'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('the device of no resource', { '*:/etc/systemd/system/srv-web.mount': unit('/dev/drbd/by-res/wbe/0') }),
      promoterExample('a slip in the name of the unit', { '*:/etc/systemd/system/srv-web.mount': unit('/dev/drbd0'), '*:/etc/drbd-reactor.toml': ['srv-web.mount', 'srv-wbe.mount'] }),
      promoterExample('it mounts elsewhere than its name says', { '*:/etc/systemd/system/srv-web.mount': ['', '[Unit]\nDescription=web\n\n[Mount]\nWhat=/dev/drbd0\nWhere=/srv/www\n'] }),
    ],
    good: [
      promoterExample('its own device', { '*:/etc/systemd/system/srv-web.mount': unit('/dev/drbd/by-res/web/0') }),
      promoterExample('nobody knows the unit'),
      promoterExample('a volume group on the device', { '*:/etc/systemd/system/srv-web.mount': unit('/dev/vg_web/data') }),
    ],
  },

  *check(cluster) {
    for (const promoted of promotedOnHosts(cluster)) {
      const { host, fact: { name, units } } = promoted
      const mounts = cluster.factsOn(host, 'mount-unit')
      const volumes = cluster.factsOn(host, 'drbd-volume').filter(({ fact }) => cluster.hostNamed(fact.host) === host)
      if (!volumes.some(({ fact }) => fact.resource === name)) continue
      for (const wanted of units.filter(each => each.endsWith('.mount'))) {
        const mount = mounts.find(({ fact }) => fact.unit === wanted)
        const meant = mount === undefined ? didYouMean(wanted, mounts.map(({ fact }) => fact.unit).filter(each => !units.includes(each))) : undefined
        if (meant !== undefined) yield { at: promoted, message: `There is no unit "${wanted}", which is started for "${name}"; did you mean "${meant}"?`, related: [{ at: mounts.find(({ fact }) => fact.unit === meant) ?? promoted, message: 'this one is there' }] }
        else if (mount === undefined && areOthersSure(cluster, host, wanted)) yield { at: promoted, message: `The unit "${wanted}", which is started for "${name}", is on all other hosts and not on "${host}"` }
        const where = mount?.fact.where
        if (where !== undefined && !where.value.includes('%') && unitOf(where.value) !== wanted) yield { at: { origin: where.at }, message: `systemd refuses "${wanted}", which is started for "${name}": what mounts "${where.value}" is called "${unitOf(where.value)}"` }
        const what = mount?.fact.what
        if (what === undefined) continue
        const owner = volumes.find(({ fact }) => isDeviceOf(fact, what.value))
        if (owner === undefined && !isDrbdPath(what.value)) continue
        if (owner?.fact.resource !== name) yield { at: { origin: what.at }, message: owner === undefined ? `"${what.value}", which is mounted for "${name}", is the device of no resource` : `"${what.value}", which is mounted for "${name}", belongs to resource "${owner.fact.resource}"`, related: [{ at: promoted, message: 'drbd-reactor starts it here' }], followsFrom: withoutDevice(volumes) }
      }
    }
  },
})

/** Of two volumes with one number the second has lost its own device. */
function withoutDevice(volumes: readonly HostFact<'drbd-volume'>[]): Required<Pick<Finding, 'followsFrom'>>['followsFrom'] {
  return volumes.flatMap(({ origin: { file } }) => ['duplicate-minor', 'duplicate-device'].map(rule => ({ rule: `drbd-conf/${rule}`, at: { file, span: { start: 0, end: 0 } } })))
}

/** Tells whether all other hosts that promote have the unit, and several do: then it was not left out when files were collected. */
function areOthersSure(cluster: ClusterModel, host: string, unit: string): boolean {
  const others = new Set([...promotedOnHosts(cluster)].flatMap(entry => (entry.host !== host && entry.fact.units.includes(unit) ? [entry.host] : [])))
  return others.size > 1 && [...others].every(other => cluster.factsOn(other, 'mount-unit').some(({ fact }) => fact.unit === unit))
}

/** The name that the unit of a directory must have, as systemd-escape --path prints it. */
function unitOf(directory: string): string {
  const plain = directory.replaceAll(/\/+/g, '/').replace(/^\/|\/$/g, '')
  const escaped = plain.replaceAll(/[^A-Za-z0-9:_./]/g, character => [...new TextEncoder().encode(character)].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('')).replace(/^\./, '\\x2e')
  return `${plain === '' ? '-' : escaped.replaceAll('/', '-')}.mount`
}

import type { OptionSection } from './option-row.js'
import { isDialectFrom } from './release.js'
import type { Dialect } from './release.js'

/** Digests that every kernel has which DRBD was built for; drbd.conf(5) leads to /proc/crypto for all. */
const digests = ['sha1', 'sha256', 'sha512', 'md5']

const algorithms: Readonly<Record<string, readonly string[]>> = {
  'cram-hmac-alg': digests,
  'verify-alg': ['crc32c', ...digests],
  'csums-alg': ['crc32c', ...digests],
  'data-integrity-alg': ['crc32c', ...digests],
}

/** The scripts that drbd-utils brings along in /usr/lib/drbd: scripts/, and the names of notify.sh in its Makefile. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  'fence-peer': ['crm-fence-peer.sh', 'stonith_admin-fence-peer.sh', 'rhcs_fence'],
  'unfence-peer': ['crm-unfence-peer.sh'],
  'outdate-peer': ['outdate-peer.sh'],
  'split-brain': ['notify-split-brain.sh root'],
  'out-of-sync': ['notify-out-of-sync.sh root'],
  'local-io-error': ['notify-io-error.sh', 'notify-emergency-shutdown.sh'],
  'pri-on-incon-degr': ['notify-pri-on-incon-degr.sh', 'notify-emergency-reboot.sh'],
  'pri-lost-after-sb': ['notify-pri-lost-after-sb.sh', 'notify-emergency-reboot.sh'],
  'pri-lost': ['notify-pri-lost.sh'],
  'before-resync-target': ['snapshot-resync-target-lvm.sh'],
  'after-resync-target': ['unsnapshot-resync-target-lvm.sh', 'crm-unfence-peer.sh'],
}

/** Lists values that are usual for an option that takes any. Scripts that write to Pacemaker have names of their own for DRBD 9. */
export function commonValues(section: OptionSection, name: string, dialect: Dialect): readonly string[] {
  if (section === 'net' || section === 'syncer') return algorithms[name] ?? []
  if (section !== 'handlers') return []
  const isNine = isDialectFrom(dialect, '9')
  const own = (scripts[name] ?? []).filter(script => !(isNine && name === 'after-resync-target' && script.startsWith('crm-')))
  return own.map(script => `/usr/lib/drbd/${isNine ? script.replace(/^(crm-\w+-peer)\.sh/, '$1.9.sh') : script}`)
}

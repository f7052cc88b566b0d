import { blockdevReport } from './blockdev-report.js'
import { booth } from './booth.js'
import { enabledServices } from './enabled-services.js'
import { fstab } from './fstab.js'
import { hostname } from './hostname.js'
import { hosts } from './hosts.js'
import { iet } from './iet.js'
import { ifcfg } from './ifcfg.js'
import { ifconfig } from './ifconfig.js'
import { initScript } from './init-script.js'
import { initSystem } from './init-system.js'
import { inittab } from './inittab.js'
import { interfaces } from './interfaces.js'
import { ipJson } from './ip-json.js'
import { ipText } from './ip-text.js'
import { kernel } from './kernel.js'
import { lsblkJson } from './lsblk-json.js'
import { lsblkText } from './lsblk-text.js'
import { lvmBackup } from './lvm-backup.js'
import { lvmConf } from './lvm-conf.js'
import { lvsJson } from './lvs-json.js'
import { lvsText } from './lvs-text.js'
import { moduleVersion } from './module-version.js'
import { modules } from './modules.js'
import { mountUnit } from './mount-unit.js'
import { operatingSystem } from './operating-system.js'
import { packages } from './packages.js'
import { procDrbd } from './proc-drbd.js'
import { pvsJson } from './pvs-json.js'
import { pvsText } from './pvs-text.js'
import { rcLink } from './rc-link.js'
import { rcOrder } from './rc-order.js'
import { createReaderTable } from './reader-table.js'
import type { Reader } from './reader.js'
import { sbdDump } from './sbd-dump.js'
import { serviceUnit } from './service-unit.js'
import { sbd } from './sbd.js'
import { unitLink } from './unit-link.js'
import { resourceScript } from './resource-script.js'
import { serviceScript } from './service-script.js'
import { shellVariables } from './shell-variables.js'
import { stat } from './stat.js'
import { sysctl } from './sysctl.js'
import { vgsJson } from './vgs-json.js'
import { vgsText } from './vgs-text.js'
import { xenDomain } from './xen-domain.js'

export type { Reader, ReaderInput, ReaderResult } from './reader.js'
export { readerRules } from './rules/index.js'
export { serviceScript }

/** All readers. */
export const readers: readonly Reader[] = [
  blockdevReport,
  booth,
  enabledServices,
  fstab,
  hostname,
  hosts,
  iet,
  ifcfg,
  ifconfig,
  initScript,
  initSystem,
  inittab,
  interfaces,
  ipJson,
  ipText,
  kernel,
  lsblkJson,
  lsblkText,
  lvmBackup,
  lvmConf,
  lvsJson,
  lvsText,
  moduleVersion,
  modules,
  mountUnit,
  operatingSystem,
  packages,
  procDrbd,
  pvsJson,
  pvsText,
  rcLink,
  rcOrder,
  resourceScript,
  sbd,
  sbdDump,
  serviceUnit,
  unitLink,
  shellVariables,
  stat,
  sysctl,
  vgsJson,
  vgsText,
  xenDomain,
]

/** Finds the reader of a path on a host; an exact path beats a pattern. */
export const readerFor = createReaderTable(readers)

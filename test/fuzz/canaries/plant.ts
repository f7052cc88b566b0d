import { builtinLanguages } from '../../../src/languages/builtin.js'
import { recognise } from '../../../src/workspace/documents/recognise.js'
import { createRandom } from '../../support/random.js'
import type { Random } from '../../support/random.js'
import { createCanaries } from './canary.js'
import { inAttributes, inAuthkeys, inCrm, inDrbdNet, inElements, inHaCf, inHandler, inHaresources, inOcfs2, inPairs, inReactor, inTotem, otherFiles } from './slots.js'
import type { Planter, Slot } from './slots.js'

/** Files of two hosts with canaries in them. */
export interface Planted {
  /** By path below one folder: `alpha/etc/drbd.conf`. */
  readonly files: Readonly<Record<string, string>>
  readonly canaries: readonly string[]
}

/** Writes the files of two hosts, with canaries wherever a secret may stand and mistakes all around, so that much is found there. */
export function plant(random: Random): Planted {
  const canaries = createCanaries(random)
  const planter = { random, canaries }
  const files: Record<string, string> = {}
  for (const host of ['alpha', 'beta']) {
    const own: Record<string, Slot> = { ...configurationOf(planter), '/etc/hostname': () => `${host}\n` }
    for (const [path, write] of Object.entries({ ...own, ...pickedOthers(random) })) files[`${host}/${path.replace(/^\//, '')}`] = write(planter)
  }
  return { files, canaries: canaries.words }
}

function pickedOthers(random: Random): Record<string, Slot> {
  return Object.fromEntries(Object.entries(otherFiles).filter(() => random.oneIn(3)))
}

/** The paths at which a file of each language is planted. */
export function plantedPaths(): ReadonlyMap<string, string> {
  const random = createRandom(0)
  return new Map(Object.keys(configurationOf({ random, canaries: createCanaries(random) })).map(path => [recognise(path, builtinLanguages)?.id ?? path, path]))
}

/** What writes the files of a host that hold the configuration, by path. */
export function configurationOf({ random }: Planter): Record<string, Slot> {
  const some = (slot: Slot, planter: Planter, between: string): string => Array.from({ length: 1 + random.below(2) }, () => slot(planter)).join(between)
  return {
    '/etc/drbd.conf': planter => `${maybe(random, 'global { usage-count no; }\n')}resource r0 {
  ${mistake(random)}protocol C;
  net { ${maybe(random, 'cram-hmac-alg sha1; ')}${some(inDrbdNet, planter, '\n    ')}
  }
  handlers { ${maybe(random, some(inHandler, planter, ' '))} }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; ${mistake(random)}disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 { on alpha { device /dev/drbd0; disk /dev/sdb; address 192.0.2.1:7789; meta-disk internal; } }
`,
    '/etc/cluster/cluster.conf': planter => `<?xml version="1.0"?>
<cluster name="demo" config_version="1"${maybe(random, ` ${inAttributes(planter)}`)}>
<clusternodes><clusternode name="alpha" nodeid="1"><fence><method name="1"><device name="f"${maybe(random, ` ${inAttributes(planter)}`)}/></method></fence></clusternode>
<clusternode name="beta" nodeid="1"/></clusternodes>
<fencedevices>
<fencedevice name="f" agent="${random.of(['fence_apc', 'fence_ipmilan', 'fence_own'])}" ipaddr="192.0.2.9" login="x" ${inAttributes(planter)}/>
${maybe(random, inElements(planter))}
</fencedevices>
<rm>${maybe(random, '<bogus/>')}<resources>${maybe(random, inElements(planter))}</resources></rm>
</cluster>
`,
    '/etc/ha.d/ha.cf': planter => `keepalive 1\n${mistake(random)}bcast eth0\nnode alpha beta\n${some(inHaCf, planter, '\n')}\n${maybe(random, 'auto_failback off\n')}`,
    '/etc/ha.d/haresources': planter => `${some(inHaresources, planter, '\n')}\n`,
    '/etc/ocfs2/cluster.conf': planter => `cluster:\n\tnode_count = 1\n\tname = demo\n\t${inOcfs2(planter)}\nnode:\n\tip_port = 7777\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n\t${maybe(random, inOcfs2(planter))}\n`,
    '/etc/corosync/corosync.conf': planter => `totem {${random.of(['\n', '\n', ' '])}  version: 2${random.of(['\n', '\n', ' '])}  ${mistake(random)}${some(inTotem, planter, '\n  ')}\n  cluster_name: demo\n}\n`,
    '/etc/ha.d/authkeys': planter => `auth 1\n${some(inAuthkeys, planter, '\n')}\n`,
    '/var/lib/pacemaker/cib/cib.xml': planter => `<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration>
<crm_config><cluster_property_set id="o">${maybe(random, inPairs(planter))}<nvpair id="o1" name="stonith-enabled" value="${random.of(['true', 'yess'])}"/></cluster_property_set></crm_config>
<nodes><node id="1" uname="alpha"/><node id="2" uname="beta"/></nodes>
<resources>${maybe(random, '<bogus/>')}<primitive id="f" class="stonith" type="${random.of(['fence_ipmilan', 'fence_own', 'external/ipmi'])}"><instance_attributes id="f-p">
${some(inPairs, planter, '\n')}
</instance_attributes></primitive>
<primitive id="d" class="ocf" provider="heartbeat" type="mysql">${maybe(random, `<instance_attributes id="d-p">${inPairs(planter)}</instance_attributes>`)}</primitive></resources>
<constraints>${maybe(random, '<rsc_order id="x" first="d" then="nobody"/>')}</constraints></configuration><status/></cib>
`,
    '/var/lib/pacemaker/cib/crm-configure.txt': planter => `node 1: alpha\nnode 2: beta\n${maybe(random, 'frob\n')}${some(inCrm, planter, '')}${maybe(random, 'order o d nobody\n')}property stonith-enabled=${random.of(['true', 'yess'])}\n`,
    '/etc/drbd-reactor.toml': planter => `${maybe(random, 'statistics-poll-interval = "x"\n')}[[promoter]]\n[promoter.resources.r0]\n${some(inReactor, planter, '')}${maybe(random, 'on-quorum-los = "freeze"\n')}${maybe(random, `[[umh]]\n[[umh.resource]]\n${inReactor(planter)}`)}`,
  }
}

function maybe(random: Random, text: string): string {
  return random.oneIn(2) ? text : ''
}

function mistake(random: Random): string {
  return random.oneIn(3) ? random.of(['timout 60; ', 'foo; ', '} ', '{ ', 'bogus\n', '"', '']) : ''
}

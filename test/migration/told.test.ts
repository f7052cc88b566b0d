import { describe, expect, test } from 'vitest'

import type { Conversion } from '../../src/migration/conversion.js'
import type { DrbdRelease } from '../../src/migration/output/drbd-conf.js'
import { shownConversion } from '../../src/migration/report/shown-conversion.js'
import type { ShownConversion } from '../../src/migration/report/shown-conversion.js'
import { clusterFixture } from '../support/cluster-fixture.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'
import { converted } from './converted.js'

async function one(files: ClusterFiles, release?: DrbdRelease): Promise<{ readonly conversion: Conversion; readonly shown: ShownConversion; readonly crm: string }> {
  const { conversions: [conversion], report: { masking, sources } } = await converted(files, release)
  if (conversion === undefined) throw new Error('Nothing was converted')
  const shown = shownConversion(conversion, { masking, lineOf: ({ file, span }) => sources.get(file)?.positionAt(span.start).line ?? 1 })
  return { conversion, shown, crm: (conversion.files.find(({ path }) => path.endsWith('.crm'))?.text ?? '').replaceAll('\\\n\t', '') }
}

interface Heartbeat {
  readonly alpha?: string
  readonly beta?: string
  readonly haresources?: string
  readonly key?: string
  readonly conf?: string
  readonly facts?: Readonly<Record<string, string>>
}

function heartbeat({ alpha = '', beta = alpha, haresources = 'alpha IPaddr2::192.0.2.9', key = 'not-a-secret', conf, facts = {} }: Heartbeat): ClusterFiles {
  const host = (more: string): Record<string, string> => ({
    '/etc/ha.d/ha.cf': `bcast eth0\nnode alpha beta\n${more}\n`,
    '/etc/ha.d/haresources': `${haresources}\n`,
    '/etc/ha.d/authkeys': `auth 1\n1 sha1 ${key}\n`,
    ...(conf === undefined ? {} : { '/etc/drbd.conf': conf }),
    ...facts,
  })
  return { alpha: host(alpha), beta: host(beta) }
}

/** Two hosts of cman with what stands in `rm`, and what each is fenced by. */
function cman(rm: string, { agent = 'fence_ilo4', said = 'ipaddr="192.0.2.31" login="admin" passwd="not-a-secret"', more = '' }: { readonly agent?: string; readonly said?: string; readonly more?: string } = {}): ClusterFiles {
  const node = (name: string, id: number): string => `<clusternode name="${name}" nodeid="${id}"><fence><method name="1"><device name="d-${name}"/></method></fence></clusternode>`
  const device = (name: string): string => `<fencedevice agent="${agent}" name="d-${name}" ${said}/>`
  const text = `<?xml version="1.0"?>\n<cluster name="pair" config_version="1"><cman two_node="1" expected_votes="1"/>${more}<clusternodes>${node('alpha', 1)}${node('beta', 2)}</clusternodes><fencedevices>${device('alpha')}${device('beta')}</fencedevices><rm>${rm}</rm></cluster>\n`
  return { alpha: { '/etc/cluster/cluster.conf': text }, beta: { '/etc/cluster/cluster.conf': text } }
}

const outcomeOf = ({ statements }: ShownConversion, text: string): string => statements.filter(statement => statement.text.replace(/ *;$/, '') === text).map(({ fate, to, why }) => `${fate}: ${to ?? ''}; ${why ?? ''}`).join('\n')

const commandsOf = ({ steps }: Pick<ShownConversion, 'steps'>): string => steps.flatMap(({ commands }) => commands).join('\n')

describe('hosts that say something else of what all have in common now', () => {
  test('the first one counts, and that is a decision', async () => {
    const { conversion, shown } = await one(heartbeat({ alpha: 'debug 1\nlogfile /var/log/ha-alpha\nlogfacility local0', beta: 'debug 0\nlogfile /var/log/ha-beta\nlogfacility daemon' }))
    expect(conversion.files.find(({ path }) => path.endsWith('corosync.conf'))?.text).toMatch(/debug: on\s+syslog_facility: local0/)
    expect(shown.decisions.filter(({ why }) => why.includes('they differ')).map(({ what }) => what)).toEqual([
      'logging.debug is what "alpha" says',
      'logging.syslog_facility is what "alpha" says',
      'all hosts write to /var/log/corosync/corosync.log, and what reads or rotates the old files must learn of it',
    ])
    expect(outcomeOf(shown, 'debug 0')).toMatch(/^replaced: corosync.conf: logging.debug; what "alpha" says counts for all hosts: "debug 1"/)
    expect(outcomeOf(shown, 'debug 1')).toMatch(/^carried/)
  })

  test.each([['debug 1', 'debug 2'], ['logfacility local0', 'logfacility LOCAL0'], ['logfile /var/log/ha', 'logfile /var/log/ha']])('"%s" and "%s" are no choice', async (alpha, beta) => {
    expect((await one(heartbeat({ alpha, beta }))).shown.decisions.filter(({ why }) => why.includes('they differ'))).toEqual([])
  })

  test('each has its own watchdog, in a step before corosync starts', async () => {
    const { shown } = await one(heartbeat({ alpha: 'watchdog /dev/watchdog', beta: 'watchdog /dev/watchdog1' }))
    expect(shown.decisions.map(({ what }) => what)).toContain('the watchdog of each host stays its own ("alpha": "/dev/watchdog", "beta": "/dev/watchdog1")')
    const titles = shown.steps.map(({ what }) => what)
    expect(titles.findIndex(what => what.includes('let sbd feed it'))).toBe(titles.findIndex(what => what.startsWith('Start the empty cluster')) - 1)
    expect(commandsOf(shown)).toContain('SBD_WATCHDOG_DEV=/dev/watchdog1 and SBD_WATCHDOG_TIMEOUT=5 in /etc/default/sbd or /etc/sysconfig/sbd of beta')
  })
})

const drbd = 'resource r0 {\n  device /dev/drbd0;\n  disk /dev/sdb1;\n  meta-disk internal;\n  net { cram-hmac-alg sha1; }\n  on alpha { address 192.0.2.1:7788; }\n  on beta { address 192.0.2.2:7788; }\n}\n'

describe('DRBD', () => {
  const withDrbd = (conf: string, facts?: Record<string, string>): ClusterFiles => heartbeat({ alpha: 'respawn hacluster /usr/lib/heartbeat/dopd', haresources: 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext4', conf, ...(facts === undefined ? {} : { facts }) })

  test('what changes in its files is a decision', async () => {
    const { shown } = await one(withDrbd(drbd.replace('net {', 'options { auto-promote yes; }\n  net { fencing resource-only;')))
    expect(shown.decisions.map(({ what }) => what)).toContain('DRBD r0: fencing resource-only, fence-peer /usr/lib/drbd/crm-fence-peer.9.sh, unfence-peer /usr/lib/drbd/crm-unfence-peer.9.sh, auto-promote no')
    expect(outcomeOf(shown, 'auto-promote yes')).toBe('replaced: drbd.conf: auto-promote no; Pacemaker alone promotes')
    expect(outcomeOf(shown, 'fencing resource-only')).toBe('replaced: drbd.conf: fencing; as the cluster fences')
  })

  const common = 'common {\n  handlers { fence-peer "/usr/lib/heartbeat/drbd-peer-outdater -t 5"; split-brain "/bin/true"; }\n  disk { fencing resource-only; on-io-error detach; }\n}\n'
  const confOf = ({ conversion }: { readonly conversion: Conversion }): string => conversion.files.find(({ path }) => path === 'alpha/etc/drbd.conf')?.text ?? ''

  test.each([['9', '/usr/lib/drbd/crm-fence-peer.9.sh'], ['8.4', '/usr/lib/drbd/crm-fence-peer.sh']] as const)('what is said to be replaced in common stays there no longer, for DRBD %s', async (release, handler) => {
    const conf = confOf(await one(withDrbd(`${common}${drbd}`), release))
    const [, said = ''] = /^common \{\n(.*?)^\}/ms.exec(conf) ?? []
    expect(said).toContain(`fence-peer ${handler}`)
    expect(said).toContain('split-brain /bin/true')
    expect(conf).not.toContain('drbd-peer-outdater')
    expect(conf.match(/fencing resource-only/g)).toHaveLength(2)
  })

  test('common stays as it is where a resource is not given to Pacemaker', async () => {
    const other = drbd.replace('r0', 'r1').replace('drbd0', 'drbd1').replace('sdb1', 'sdb2').replace('.1:7788', '.1:7789').replace('.2:7788', '.2:7789')
    expect(confOf(await one(withDrbd(`${common}${drbd}${other}`)))).toContain('drbd-peer-outdater')
  })

  test('where no drbd.conf was given, what must be written is told, and nothing is said to be in it', async () => {
    const { shown } = await one(heartbeat({ alpha: 'respawn hacluster /usr/lib/heartbeat/dopd', haresources: 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext4' }))
    expect(outcomeOf(shown, 'respawn hacluster /usr/lib/heartbeat/dopd')).toMatch(/^lost: .*no drbd\.conf was given/)
    expect(shown.byHand).toContainEqual(expect.stringMatching(/^No drbd\.conf was given that has "r0".*fence-peer \/usr\/lib\/drbd\/crm-fence-peer\.9\.sh/))
    expect(shown.statements.filter(({ to }) => to?.includes('drbd.conf') === true)).toEqual([])
  })

  const old = drbd.replace('  net {', '  protocol C;\n  syncer { rate 10M; }\n  net {')
  const proc = (version: string): Record<string, string> => ({ '/proc/drbd': `version: ${version} (api:88/proto:86-96)\n` })

  test.each<[string, string, Record<string, string> | undefined, DrbdRelease, string]>([
    ['a file of 8.3 and DRBD 9', old, undefined, '9', 'drbdadm create-md r0   # it must offer'],
    ['a file of 8.3 and DRBD 8.4', old, undefined, '8.4', ''],
    ['a file that all take and DRBD 9', drbd, undefined, '9', 'drbdadm create-md r0   # only where DRBD 8 wrote them until now: it must offer'],
    ['a module of 8.4 and DRBD 9', drbd, proc('8.4.11'), '9', 'drbdadm create-md r0   # it must offer'],
    ['a module of 8.4 and DRBD 8.4', drbd, proc('8.4.11'), '8.4', ''],
    ['a module of 9 and DRBD 9', drbd, proc('9.1.4'), '9', ''],
  ])('%s', async (_, conf, facts, release, command) => {
    const { shown } = await one(withDrbd(conf, facts), release)
    const found = commandsOf(shown).split('\n').find(line => line.includes('create-md')) ?? ''
    expect(found.startsWith(command)).toBe(true)
    expect(found === '').toBe(command === '')
  })
})

describe('what fences no more of itself', () => {
  test('reservations: the step writes them into the new CIB before the cluster gets it', async () => {
    const { shown } = await one(cman('', { agent: 'fence_scsi', said: 'devices="/dev/mapper/mpatha"' }))
    expect(shown.byHand).toContain('Fence device "d-alpha" (fence_scsi) is not carried over: it takes a host off its disks by reservations; which disks these are must be written now')
    const titles = shown.steps.map(({ what }) => what)
    expect(titles.findIndex(what => what.includes('fence_scsi'))).toBe(titles.findIndex(what => what.startsWith('Give it its configuration')) - 1)
    expect(titles.filter(what => what.includes('fence_scsi')).length).toBe(1)
    expect(commandsOf(shown)).toContain('name="devices" value="/dev/mapper/mpatha"')
    expect(commandsOf(shown)).toContain('CIB_file=/root/cib-pair.xml crm_attribute --name stonith-enabled --update true')
  })

  test('an agent that fence-agents does not have any more', async () => {
    const { shown, crm } = await one(cman('', { agent: 'fence_egenera' }))
    expect(crm).not.toContain('fence_egenera')
    expect(shown.byHand).toContainEqual(expect.stringMatching(/^Fence device "d-beta" \(fence_egenera\) is not carried over/))
  })

  test('a quorum disk: the step for its vote stands before the start', async () => {
    const { shown } = await one(cman('', { more: '<quorumd interval="1" tko="10" votes="1" label="q"/>' }))
    const titles = shown.steps.map(({ what }) => what)
    expect(titles.findIndex(what => what.includes('quorum disk'))).toBe(titles.findIndex(what => what.startsWith('Start the empty cluster')) - 1)
    expect(commandsOf(shown)).toContain('device { model: net; votes: 1; net { host: THIRD; algorithm: ffsplit } }')
  })

  test('devices are asked by all that is no secret, and an option without a value is off', async () => {
    const { shown, crm } = await one(cman('', { agent: 'fence_ipmilan', said: 'ipaddr="192.0.2.31" login="admin" passwd="not-a-secret" lanplus="" option=""' }))
    expect(crm).not.toContain('lanplus')
    expect(commandsOf(shown)).toContain('fence_ipmilan --ip=192.0.2.31 --username=admin --action=status   # fence-alpha-d-alpha')
  })
})

describe('resources of rgmanager', () => {
  test('a virtual machine moves while it runs unless it is paused', async () => {
    const { shown, crm } = await one(cman('<vm name="live" migrate="live"/><vm name="paused" migrate="pause" path="/guests" hypervisor_uri="auto"/>'))
    expect(outcomeOf(shown, 'migrate="live"')).toMatch(/^carried: CIB: meta attribute allow-migrate=true/)
    expect(outcomeOf(shown, 'migrate="pause"')).toMatch(/^lost: .*allow-migrate=false/)
    expect(outcomeOf(shown, 'path="/guests"')).toMatch(/libvirt reads the description/)
    expect(crm).not.toContain('hypervisor=')
    expect(commandsOf(shown)).toContain('clusvcadm -d vm:live')
  })

  test.each(['fs name="data" device="/dev/sdb1" mountpoint="/srv" fstype="ext4"', 'lvm name="vg" vg_name="vg0"'])('self_fence of <%s> fences the host that cannot stop it', async element => {
    const { shown, crm } = await one(cman(`<service name="web"><${element} self_fence="1"/></service><service name="other"><${element.replace('vg0', 'vg1').replace('sdb1', 'sdc1')} self_fence="0"/></service>`))
    expect(outcomeOf(shown, 'self_fence="1"')).toMatch(/^carried: CIB: on-fail=fence/)
    expect(outcomeOf(shown, 'self_fence="0"')).toMatch(/^replaced: nothing/)
    expect(crm.split('\n').filter(line => line.includes('on-fail=fence')).length).toBe(1)
  })

  test('clients of NFS keep the number of their file system, and share one where there is none', async () => {
    const service = (name: string, fsid: string): string => `<service name="${name}"><fs name="${name}" device="/dev/${name}" mountpoint="/srv/${name}" fstype="ext4" ${fsid}><nfsexport name="e-${name}"><nfsclient name="a-${name}" target="192.0.2.10"/><nfsclient name="b-${name}" target="192.0.2.11"/></nfsexport></fs></service>`
    const { shown, crm } = await one(cman(service('one', 'fsid="4711"') + service('two', '') + service('three', '')))
    expect([...crm.matchAll(/directory="\/srv\/(\w+)" fsid=(\d+)/g)].map(([, name, fsid]) => [name, fsid])).toEqual([['one', '4711'], ['one', '4711'], ['two', '1'], ['two', '1'], ['three', '2'], ['three', '2']])
    expect(outcomeOf(shown, 'fsid="4711"')).toMatch(/^carried: CIB: fsid of exportfs/)
    expect(shown.byHand).toContainEqual(expect.stringMatching(/^exportfs wants a running NFS server/))
  })

  test('the state of an NFS server lies on the file system around it, and boot starts it no more', async () => {
    const { shown, crm } = await one(cman('<service name="nfs"><fs name="data" device="/dev/sdb1" mountpoint="/srv" fstype="ext4"><nfsserver name="server"/></fs></service><service name="web"><apache name="site" server_root="/etc/httpd"/></service>'))
    expect(crm).toContain('nfs_shared_infodir="/srv/.clumanager/nfs"')
    const units = shown.units.filter(({ node, state }) => node === 'alpha' && state === 'disabled').map(({ unit }) => unit)
    expect(units).toEqual(expect.arrayContaining(['nfs-server.service', 'nfs-kernel-server.service', 'apache2.service', 'httpd.service']))
    expect(commandsOf(shown)).toContain('systemctl stop httpd || service httpd stop; systemctl disable httpd')
  })

  test('GFS of the first version is not mounted, and its service stays stopped', async () => {
    const { shown, crm } = await one(cman('<service name="data"><clusterfs name="g" device="/dev/sdb1" mountpoint="/srv" fstype="gfs"/><ip address="192.0.2.9"/></service>'))
    expect(crm).not.toContain('fstype=gfs')
    expect(crm).toContain('target-role=Stopped')
    expect(outcomeOf(shown, 'fstype="gfs"')).toMatch(/^lost: .*gone from the kernel/)
  })
})

describe('a key that is a word of ours', () => {
  test.each(['resource', 'a', 'systemctl', 'd'])('"%s" makes no gap in what is to be done', async key => {
    const { shown } = await one(heartbeat({ key, haresources: 'alpha ticker IPaddr2::192.0.2.9' }))
    expect(commandsOf(shown)).not.toContain('***')
    expect(shown.byHand.join('\n')).not.toContain('***')
  })
})

describe('a script of cluster.conf that has arguments', () => {
  const scripts = '<service name="a"><script name="one" file="/etc/init.d/x --password=not-a-secret"/></service><service name="b"><script name="two" file="/opt/x --token=a/not-a-secret"/></service>'

  test('gives its unit and its resource its own name, and nothing of what it is called with', async () => {
    const { conversion, shown, crm } = await one(cman(scripts))
    const units = conversion.files.filter(({ path }) => path.startsWith('alpha/etc/systemd'))
    expect(units.map(({ path, isSecret }) => [path, isSecret])).toEqual([['alpha/etc/systemd/system/ha-x.service', true], ['alpha/etc/systemd/system/ha-x-2.service', true]])
    expect(units.map(({ text }) => /^ExecStart=.*$/m.exec(text)?.[0])).toEqual(['ExecStart=/etc/init.d/x --password=not-a-secret start', 'ExecStart=/opt/x --token=a/not-a-secret start'])
    expect(crm).toMatch(/primitive x systemd:ha-x\b[^]*primitive x-2 systemd:ha-x-2\b/)
    expect(conversion.files.filter(({ path, text, isSecret }) => path.includes('not-a') || (!isSecret && text.includes('not-a-secret')))).toEqual([])
    expect(JSON.stringify(shown)).not.toContain('not-a-secret')
  })
})

describe('the loaded module of DRBD', () => {
  const old = (release: DrbdRelease, version: string): Promise<{ readonly shown: ShownConversion }> => one(heartbeat({ haresources: 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext4', conf: drbd, facts: { '/proc/drbd': `version: ${version} (api:1/proto:86-101)\n` } }), release)
  const change = (release: string): string[] => ['modprobe -r drbd_transport_tcp; modprobe -r drbd   # the first is of DRBD 9 alone', 'modprobe drbd', `cat /proc/drbd   # version must begin with ${release}`]

  test('is changed after DRBD is down, and before the new files and the meta-data are there', async () => {
    const { shown: { steps, back } } = await old('9', '8.4.11')
    const at = steps.findIndex(({ what }) => what === 'Load the new module of DRBD, on each host')
    expect(steps[at]?.commands).toEqual(['drbdadm down all', ...change('9')])
    expect(steps[at + 1]?.what).toMatch(/^Copy the files/)
    expect(steps.findIndex(({ commands }) => commands.some(command => command.includes('create-md')))).toBeGreaterThan(at)
    const orders = back.flatMap(({ commands }) => commands)
    const places = ['drbdadm down all', 'tar -xzf /root/before-pacemaker-$(uname -n).tar.gz -C /', ...change('8'), 'drbdadm adjust r0'].map(command => orders.indexOf(command))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('stays on the way back where it was of this release', async () => {
    const { shown: { back } } = await old('9', '9.1.7')
    expect(back.flatMap(({ commands }) => commands).filter(command => command.includes('modprobe'))).toEqual([])
  })

  test('is none of a cluster without DRBD', async () => {
    const { shown } = await one(heartbeat({}))
    expect([...shown.steps, ...shown.back].flatMap(({ commands }) => commands).filter(command => /modprobe|drbdadm/.test(command))).toEqual([])
  })
})

describe('what only some clusters have', () => {
  const all = ({ steps, back }: ShownConversion): string => [...steps, ...back].flatMap(({ commands }) => commands).join('\n')

  test('is neither installed nor stopped nor started nor disabled where it was not', async () => {
    const { shown } = await one(cman('<service name="a"><ip address="192.0.2.9"/></service>'))
    expect(all(shown)).not.toMatch(/drbd|gfs|clvmd|qdiskd|ricci|ccsd|logd|fenced (?:on|off|start|stop)/)
    expect(all((await one(cman(''))).shown)).not.toContain('service rgmanager')
    expect(all((await one(heartbeat({}))).shown)).not.toMatch(/drbd|logd|cman/)
  })

  test('is, where it was', async () => {
    const { shown } = await one(cman('<service name="a"><clusterfs name="home" device="/dev/vg0/home" mountpoint="/home" fstype="gfs2"/></service>', { more: '<quorumd label="q"/>' }))
    expect(all(shown)).toMatch(/service rgmanager stop\numount -a -t gfs2\nservice gfs2 stop\nservice clvmd stop\nservice qdiskd stop\nservice cman stop[^]*service cman start[^]*service qdiskd start\nservice clvmd start\nservice gfs2 start\nservice rgmanager start/)
    expect(all(shown)).not.toContain('drbd')
    expect(all((await one(heartbeat({ conf: drbd, alpha: 'use_logd yes' }))).shown)).toMatch(/apt-get install .* drbd-utils [^]*systemctl disable logd/)
    expect(all((await one(heartbeat({ facts: { 'facts/services.txt': 'logd.service enabled\n' } }))).shown)).toContain('systemctl disable logd')
  })
})

describe('what no system with corosync 3 has any more', () => {
  test('is said: the first GFS', async () => {
    const { conversion } = await one(cman('<service name="a"><clusterfs name="home" device="/dev/sdb1" mountpoint="/home" fstype="gfs"/></service>'))
    expect(conversion.tasks[0]).toMatch(/^GFS, the first one, is gone.*gfs2_convert/)
    expect((await one(cman('<service name="a"><clusterfs name="home" device="/dev/sdb1" mountpoint="/home" fstype="gfs2"/></service>'))).conversion.tasks.join()).not.toContain('the first one')
  })
})

describe('DRBD that boot made primary below a file system of the cluster', () => {
  const conf = 'resource "my data" {\n  protocol C;\n  startup { become-primary-on both; }\n  net { allow-two-primaries; }\n  on alpha { device /dev/drbd0; disk /dev/sda6; address 198.51.100.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda6; address 198.51.100.2:7788; meta-disk internal; }\n}\n'
  const rm = '<resources><clusterfs name="www" device="/dev/drbd0" mountpoint="/srv" fstype="gfs2"/></resources><service name="web"><clusterfs ref="www"/><ip address="192.0.2.9"/></service>'
  const files = Object.fromEntries(Object.entries(cman(rm)).map(([host, own]) => [host, { ...own, '/etc/drbd.conf': conf }]))

  test('is promoted by Pacemaker on both hosts, before what is mounted', async () => {
    const { crm } = await one(files)
    expect(crm).toContain('promoted-max=2')
    expect(crm).toMatch(/^order \S+ ms-my-data\S*:promote g-web:start$/m)
  })

  test('its module is changed, and its name is one word to the shell', async () => {
    const commands = commandsOf((await one(files)).shown)
    expect(commands).toContain("drbdadm adjust 'my data'")
    expect(commands).not.toMatch(/drbdadm \S+ my data/)
    expect(commands).toContain('modprobe drbd')
  })

  test('a mount by reference is of the kind that its definition says', async () => {
    const { shown } = await one(files)
    expect(shown.byHand.join('\n')).not.toContain('GFS, the first one')
    expect(commandsOf(shown)).not.toMatch(/\bgfs\b/)
  })
})

describe('what goes on beside Pacemaker', () => {
  test('OCFS2 with its own stack', async () => {
    const { shown } = await one(heartbeat({ facts: { '/etc/ocfs2/cluster.conf': 'node:\n\tip_port = 7777\n\tip_address = 192.0.2.1\n\tnumber = 0\n\tname = alpha\n\tcluster = web\n\nnode:\n\tip_port = 7777\n\tip_address = 192.0.2.2\n\tnumber = 1\n\tname = beta\n\tcluster = web\n\ncluster:\n\tnode_count = 2\n\tname = web\n', '/etc/fstab': '/dev/sdb1 /srv ocfs2 _netdev 0 0\n' } }))
    expect(shown.byHand.filter(task => task.startsWith('OCFS2 keeps its own stack')).join('\n')).toContain('boot goes on mounting /srv')
  })

  test('DRBD that no service has', async () => {
    const conf = 'resource spare {\n  protocol C;\n  syncer { rate 10M; }\n  on alpha { device /dev/drbd5; disk /dev/sda6; address 198.51.100.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd5; disk /dev/sda6; address 198.51.100.2:7788; meta-disk internal; }\n}\n'
    const { shown } = await one(heartbeat({ conf }))
    expect(shown.byHand.filter(task => task.startsWith('DRBD spare is not promoted by Pacemaker'))).toHaveLength(1)
    expect(commandsOf(shown)).toContain('drbdadm adjust spare')
  })
})

describe('media of which no address is known', () => {
  test('are one link for each network, by its number', async () => {
    const { conversion } = await one(heartbeat({ alpha: 'ucast eth1 192.0.2.101\nucast eth1 192.0.2.102\nbcast eth2' }))
    expect(conversion.tasks.filter(task => task.includes('nodelist'))).toEqual([
      '"bcast eth0": write the addresses of all hosts on the network of eth0 as link 0 into nodelist (ring0_addr), where the names of the hosts stand now',
      '"ucast eth1 192.0.2.101" and "ucast eth1 192.0.2.102": write the addresses of all hosts on the network of eth1 as link 1 into nodelist (ring1_addr)',
      '"bcast eth2": write the addresses of all hosts on the network of eth2 as link 2 into nodelist (ring2_addr)',
    ])
  })
})

describe('applications of rgmanager', () => {
  test.each([
    ['<SAPInstance InstanceName="ABC_ASCS00_sap" START_PROFILE="/p" AUTOMATIC_RECOVER="yes"/>', /primitive sap-ABC_ASCS00_sap SAPInstance params InstanceName=ABC_ASCS00_sap START_PROFILE="?\/p"? AUTOMATIC_RECOVER=yes .*op start interval=0s timeout=180s/],
    ['<SAPDatabase SID="ABC" DBTYPE="ora" DIR_EXECUTABLE="/usr/sap/ABC/SYS/exe/run"/>', /primitive sapdb-ABC SAPDatabase params SID=ABC DBTYPE=ORA op/],
    ['<oracledb name="ORCL" user="oracle" home="/u01" listener_name="L1" vhost="db"/>', /primitive oracle-ORCL oracle params sid=ORCL home="?\/u01"? user=oracle [^]*primitive oralsnr-L1 oralsnr params sid=ORCL home="?\/u01"? user=oracle listener=L1 [^]*group g-a oracle-ORCL oralsnr-L1 meta resource-stickiness=INFINITY\n/],
    ['<orainstance name="ORCL" user="oracle" home="/u01"/><oralistener name="L2" user="oracle" home="/u01" tns_admin="/tns"/>', /oralsnr-L2 oralsnr params sid=ORCL home="?\/u01"? user=oracle listener=L2 tns_admin="?\/tns"? [^]*group g-a oracle-ORCL oralsnr-L2 meta resource-stickiness=INFINITY\n/],
    ['<orainstance name="ORCL" user="oracle" home="/u01" listeners="L1 L2" lockfile="/x"/>', /group g-a oracle-ORCL oralsnr-L1 oralsnr-L2 meta resource-stickiness=INFINITY\n/],
    ['<samba name="files"/>', /primitive smb systemd:smb[^]*primitive nmb systemd:nmb[^]*group g-a smb nmb meta resource-stickiness=INFINITY\n/],
    ['<samba name="files" config_file="/srv/smb.conf" smbd_options="-p 445"/>', /systemd:ha-smbd[^]*group g-a smbd nmbd meta resource-stickiness=INFINITY\n/],
    ['<tomcat-6 name="t" config_file="/etc/tomcat6/own.conf"/>', /primitive tomcat systemd:tomcat/],
    ['<named name="n" config_file="/etc/named.conf" named_sdb="1" named_working_dir="/var/named"/>', /named params named="?\/usr\/sbin\/named-sdb"? named_config="?\/etc\/named.conf"? op/],
    ['<mysql name="m" config_file="/etc/my.cnf" listen_address="192.0.2.9"/>', /mysql params config="?\/etc\/my.cnf"? additional_parameters="--bind-address=192.0.2.9" /],
    ['<postgres-8 name="p" postmaster_user="pg" postmaster_options="-D /srv/data -p 5433"/>', /pgsql params pgdata="?\/srv\/data"? pgdba=pg start_opt="-p 5433" /],
    ['<db2.sh instance="db2inst1" dblist="SAMPLE"/>', /db2 params instance=db2inst1 dblist=SAMPLE /],
    ['<netfs name="w" host="files" export="/share" mountpoint="/w" fstype="cifs"/>', /Filesystem params device="\/\/files\/share" directory="?\/w"? fstype=cifs /],
  ])('%s', async (resource, wanted) => {
    const { crm, shown } = await one(cman(`<service name="a">${resource}</service>`))
    expect(crm.replaceAll('ocf:heartbeat:', '')).toMatch(wanted)
    expect(crm).not.toContain('target-role')
    expect(shown.statements.filter(({ why }) => why === 'nothing in corosync or Pacemaker corresponds to it')).toEqual([])
  })

  test.each([
    ['<SAPDatabase SID="ABC" DBTYPE="oracle"/>', /knows ADA, DB6, HDB, ORA and SYB, and not "oracle"/],
    ['<oralistener name="L" user="oracle" home="/u01"/>', /looks at a listener by an instance \(sid\), and its service has none/],
    ['<ASEHAagent name="s" server_name="SYB" login_file="/etc/login" sybase_home="/opt"/>', /wants db_user and db_passwd, which stand in "\/etc\/login".*server_name="SYB"/],
    ['<oradg name="D" user="oracle" home="/u01"/>', /Data Guard/],
  ])('%s is missing, and its group waits', async (resource, why) => {
    const { crm, conversion } = await one(cman(`<service name="a"><ip address="192.0.2.9"/>${resource}</service>`))
    expect(crm).toContain('target-role=Stopped')
    expect(conversion.tasks.join('\n')).toMatch(why)
  })
})

describe('times of actions', () => {
  const fs = (actions: string, more = ''): string => `<service name="a"><fs name="data" device="/dev/sdb1" mountpoint="/srv" fstype="ext4"${more}>${actions}</fs></service>`

  test('are those of the operations, never shorter than the agent asks for', async () => {
    const { crm, shown } = await one(cman(fs('<action name="start" timeout="5m"/><action name="stop" timeout="10"/><action name="status" depth="0" interval="1m"/><action name="recover" timeout="9"/>')))
    expect(crm).toContain('op monitor interval=60s timeout=40s op start interval=0s timeout=300s op stop interval=0s timeout=60s')
    expect(outcomeOf(shown, 'timeout="5m"')).toBe('carried: CIB: timeout=300s of the operation start; rgmanager went on when it was over; Pacemaker takes it for a failure')
    expect(outcomeOf(shown, 'timeout="10"')).toBe('replaced: CIB: timeout=60s of the operation stop; the agent asks for no less')
    expect(outcomeOf(shown, 'interval="1m"')).toBe('carried: CIB: interval=60s of the operation monitor; ')
    expect(outcomeOf(shown, 'timeout="9"')).toBe('lost: ; the agent has no action "recover"')
  })

  test('a closer look is one of Filesystem too', async () => {
    const { crm, shown } = await one(cman(fs('<action name="status" depth="10" interval="45"/><action name="status" depth="20" interval="300" timeout="90"/>')))
    expect(crm).toMatch(/op monitor interval=45s timeout=40s op_params OCF_CHECK_LEVEL=10/)
    expect(crm).toMatch(/op monitor interval=300s timeout=90s op_params OCF_CHECK_LEVEL=20/)
    expect(outcomeOf(shown, 'depth="20"')).toBe('carried: CIB: a monitor with OCF_CHECK_LEVEL=20 each 300s; ')
  })

  test('of an agent without depths are told', async () => {
    const { shown } = await one(cman('<service name="a"><ip address="192.0.2.9"><action name="status" depth="20" interval="1h"/></ip></service>'))
    expect(outcomeOf(shown, 'interval="1h"')).toBe('lost: ; the agent looks as closely as it does: it knows no depth 20')
  })
})

test('only the hosts that run heartbeat and DRBD have them stopped, where others of cman run neither', async () => {
  const { conversion: { steps, units } } = await one(clusterFixture('storage-backend'))
  const told = steps.map(({ what }) => what)
  expect(told).toContain('Stop heartbeat, first on the hosts without services (xenamo5), last on xenamo4')
  expect(told).toContain('Load the new module of DRBD, on xenamo4, xenamo5')
  expect(units.flatMap(({ node, unit }) => (unit === 'heartbeat.service' ? [node] : []))).toEqual(['xenamo4', 'xenamo5'])
})

test('of two hosts that have services each is named with its own', async () => {
  const { conversion: { steps } } = await one(heartbeat({ haresources: 'alpha IPaddr2::192.0.2.9\nbeta IPaddr2::192.0.2.10' }))
  expect(steps.find(({ what }) => what.startsWith('Stop heartbeat'))).toMatchObject({ what: 'Stop heartbeat, first on beta, last on alpha', why: expect.stringContaining('moves to alpha first') as string })
  expect(steps.find(({ what }) => what.startsWith('Look'))?.why).toMatch(/g-\S+ on alpha, g-\S+ on beta/)
})

test('a volume group on DRBD gets its system id while the device is primary by hand', async () => {
  const conf = 'resource r0 {\n  protocol C;\n  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda7; address 192.0.2.2:7788; meta-disk internal; }\n}\n'
  const { conversion: { steps } } = await one(heartbeat({ haresources: 'alpha drbddisk::r0 LVM::vg0 IPaddr2::192.0.2.9', conf }))
  const at = steps.findIndex(({ what }) => what === 'Give volume group "vg0" to alpha')
  expect(steps[at]?.commands).toEqual(expect.arrayContaining(['drbdadm primary r0   # on alpha alone, as all that follows', 'vgchange -y --systemid "$(uname -n)" vg0', 'drbdadm secondary r0']))
  expect(at).toBeLessThan(steps.findIndex(({ what }) => what.startsWith('Give it its configuration')))
})

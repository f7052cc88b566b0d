import { describe, expect, test } from 'vitest'

import type { Conversion } from '../../src/migration/conversion.js'
import { converted } from './converted.js'

async function convertedServices(rm: string, more: Readonly<Record<string, string>> = {}): Promise<{ readonly conversion: Conversion | undefined; readonly crm: string }> {
  const conf = `<?xml version="1.0"?>\n<cluster name="pair" config_version="1"><cman two_node="1" expected_votes="1"/><clusternodes><clusternode name="alpha" nodeid="1"/><clusternode name="beta" nodeid="2"/></clusternodes><rm>${rm}</rm></cluster>\n`
  const { conversions: [conversion] } = await converted({ alpha: { '/etc/cluster/cluster.conf': conf, ...more }, beta: { '/etc/cluster/cluster.conf': conf, ...more } })
  return { conversion, crm: (conversion?.files.find(({ path }) => path.endsWith('.crm'))?.text ?? '').replaceAll('\\\n\t', '') }
}

const home = '<clusterfs name="home" device="/dev/vg0/home" mountpoint="/home" fstype="gfs2"/>'
const both = (one: string, other: string): string => `<service name="mail">${one}<ip address="192.0.2.8"/></service><service name="web">${other}<ip address="192.0.2.9"/></service>`

describe('what several services have', () => {
  test.each([
    ['by reference', `<resources>${home}</resources>${both('<clusterfs ref="home"/>', '<clusterfs ref="home"/>')}`],
    ['written twice', both(home, home)],
  ])('a file system of the cluster is one clone, %s', async (_, rm) => {
    const { crm, conversion } = await convertedServices(rm)
    expect(crm.match(/ocf:heartbeat:Filesystem/g)?.length).toBe(1)
    expect(crm).toContain('clone clone-fs-home fs-home')
    for (const group of ['g-mail', 'g-web']) {
      expect(crm).toMatch(new RegExp(`^colocation \\S+ inf: ${group} clone-fs-home$`, 'm'))
      expect(crm).toMatch(new RegExp(`^order \\S+ clone-fs-home:start ${group}:start$`, 'm'))
    }
    expect(crm).toMatch(/^order \S+ clone-dlm:start clone-fs-home:start$/m)
    expect(crm).toMatch(/^group g-mail ip-192\.0\.2\.8 +meta resource-stickiness=INFINITY\s*$/m)
    expect(conversion?.accounts.filter(({ outcome }) => outcome.fate === 'lost').map(({ outcome }) => outcome.why)).toEqual([])
  })

  test('a service of nothing else is the clone', async () => {
    const { crm } = await convertedServices(`<resources>${home}</resources><service name="mail"><clusterfs ref="home"/></service><service name="web"><clusterfs ref="home"/><ip address="192.0.2.9"/></service>`)
    expect(crm).not.toContain('g-mail')
    expect(crm).toMatch(/^colocation \S+ inf: g-web clone-fs-home$/m)
  })

  test.each([
    ['fs', '<fs name="data" device="/dev/sdb1" mountpoint="/data"/>', '<fs ref="data"/>'],
    ['ip', '<ip address="192.0.2.7"/>', '<ip ref="192.0.2.7"/>'],
  ])('%s is made once; the other service stays stopped, and somebody must decide', async (tag, defined, use) => {
    const { crm, conversion } = await convertedServices(`<resources>${defined}</resources>${both(use, use)}`)
    expect(crm.match(/"\/dev\/sdb1"|=192\.0\.2\.7\b/g)?.length).toBe(1)
    expect(crm).toMatch(/group g-web ip-192\.0\.2\.9 *meta .*target-role=Stopped/)
    expect(crm).not.toMatch(/group g-mail .*Stopped/)
    expect(conversion?.tasks).toContainEqual(expect.stringMatching(new RegExp(`^A resource of type "${tag}" of group "g-web" is missing: ".*" of group "g-mail" is the same`)))
  })

  test('what one service has stays in its group', async () => {
    const { crm } = await convertedServices(`<service name="mail">${home}<ip address="192.0.2.8"/></service>`)
    expect(crm).toMatch(/group g-mail fs-home ip-192/)
  })

  test.each([
    ['no failover domain', '', 'INFINITY'],
    ['a domain that orders its hosts', ' domain="first"', '0'],
  ])('a service of %s goes back to a host that returns as rgmanager has it', async (_, domain, stickiness) => {
    const { crm, conversion } = await convertedServices(`<failoverdomains><failoverdomain name="first" ordered="1"><failoverdomainnode name="alpha" priority="1"/><failoverdomainnode name="beta" priority="2"/></failoverdomain></failoverdomains><service name="mail"${domain}><ip address="192.0.2.8"/></service>`)
    expect(crm).toMatch(new RegExp(`^group g-mail .*resource-stickiness=${stickiness}\\b`, 'm'))
    expect(conversion?.decisions.some(({ what }) => what === 'g-mail stays where it runs')).toBe(domain === '')
  })

  test('restarts of a service that relocates at once are not said to be carried', async () => {
    const { conversion } = await convertedServices('<service name="mail" recovery="relocate" max_restarts="3"><ip address="192.0.2.8"/></service>')
    expect(conversion?.accounts.map(({ outcome }) => outcome)).toContainEqual({ fate: 'lost', why: 'recovery is relocate, which restarts nothing' })
  })
})

describe('scripts that bring up what lies below file systems', () => {
  const drbdConf = (more: string): string => `resource r0 {\n  net { protocol C;${more} }\n  on alpha { device /dev/drbd0; disk /dev/sdb1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sdb1; address 192.0.2.2:7788; meta-disk internal; }\n}\n`
  const scripts = '<script file="/etc/init.d/drbd" name="drbd"/><script file="/etc/init.d/clvmd" name="clvmd"/>'
  const service = (name: string): string => `<service name="${name}"><script ref="drbd"><script ref="clvmd"><clusterfs ref="home"/></script></script></service>`
  const web = '<service name="web"><ip address="192.0.2.9"/></service>'

  async function convertedStorage(rm: string, net = ' allow-two-primaries yes;'): Promise<{ readonly conversion: Conversion | undefined; readonly crm: string }> {
    return convertedServices(rm, { '/etc/drbd.conf': drbdConf(net) })
  }

  test('DRBD, locks and volume groups run on all hosts, and what is mounted comes behind them', async () => {
    const { crm, conversion } = await convertedStorage(`<resources>${scripts}${home}</resources>${service('one')}${service('two')}${web}`)
    expect(crm).not.toMatch(/systemd:(?:drbd|clvmd)|group g-(?:one|two)/)
    expect(crm).toMatch(/clone ms-r0 drbd-r0 *meta .*promoted-max=2/)
    expect(crm).toMatch(/primitive vg-vg0 ocf:heartbeat:LVM-activate *params vgname=vg0 vg_access_mode=lvmlockd activation_mode=shared/)
    for (const order of ['ms-r0:promote clone-vg0:start', 'clone-dlm:start clone-lvmlockd:start', 'clone-lvmlockd:start clone-vg0:start', 'clone-vg0:start clone-fs-home:start']) {
      expect(crm.match(new RegExp(`^order \\S+ ${order}$`, 'gm')), order).toHaveLength(1)
    }
    expect(conversion?.accounts.filter(({ outcome }) => outcome.fate === 'lost').map(({ outcome }) => outcome.why)).toEqual([])
    const steps = conversion?.steps.map(({ what, commands }) => [what, ...commands].join('\n')).join('\n') ?? ''
    expect(steps).toMatch(/Give volume group "vg0" to lvmlockd[^]*drbdadm primary r0[^]*vgchange --lock-type dlm vg0[^]*drbdadm down r0/)
    expect(steps).toContain('dlm-controld gfs2-utils lvm2-lockd')
  })

  test('a volume group goes by its name in the paths of the device mapper as well, and multipath has none', async () => {
    const onDevice = async (device: string): Promise<string> => (await convertedStorage(`<resources>${home.replace(/device="[^"]*"/, `device="${device}"`)}</resources><service name="one"><clusterfs ref="home"/></service>`)).crm
    expect(await onDevice('/dev/mapper/vg0-home')).toMatch(/LVM-activate *params vgname=vg0 /)
    expect(await onDevice('/dev/mpath/mpath0')).not.toContain('LVM-activate')
  })

  test('where one is primary at a time, one is promoted, and the group runs there', async () => {
    const { crm } = await convertedStorage('<service name="one"><script file="/etc/init.d/drbd" name="drbd"><fs name="data" device="/dev/drbd0" mountpoint="/data" fstype="ext4"/></script></service>', '')
    expect(crm).toMatch(/clone ms-r0 drbd-r0 *meta .*promoted-max=1/)
    expect(crm).toMatch(/^group g-one fs-data/m)
    expect(crm).toMatch(/^colocation \S+ inf: g-one ms-r0:Promoted$/m)
    expect(crm).toMatch(/^order \S+ ms-r0:promote g-one:start$/m)
  })
})

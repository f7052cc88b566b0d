import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'
import { soundCluster } from '../support/sound-clusters.js'

const cibText = `<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0">
  <configuration>
    <crm_config><cluster_property_set id="options"><nvpair id="no-stonith" name="stonith-enabled" value="false"/></cluster_property_set></crm_config>
    <nodes><node id="1" uname="alpha"/><node id="2" uname="beta"/></nodes>
    <resources>
      <primitive id="ip" class="ocf" provider="heartbeat" type="IPaddr2">
        <instance_attributes id="ip-params"><nvpair id="ip-address" name="ip" value="192.0.2.50"/></instance_attributes>
      </primitive>
    </resources>
    <constraints/>
  </configuration>
  <status/>
</cib>
`

function corosync(one: string, other: string): string {
  const node = (name: string, id: number): string => `  node {\n    name: ${name}\n    nodeid: ${id}\n    ring0_addr: ${name}\n  }\n`
  return `totem {\n  version: 2\n  cluster_name: ${one}\n  transport: knet\n}\nnodelist {\n${node(one, 1)}${node(other, 2)}}\nquorum {\n  provider: corosync_votequorum\n  two_node: 1\n}\n`
}

/** The sound cluster of three hosts, with some files changed and some left out. */
function hosts(change: (text: string) => string, isKept: (path: string) => boolean = () => true): Record<string, string> {
  return Object.fromEntries(Object.entries(soundCluster('rocky9-pacemaker')).flatMap(([host, files]) =>
    Object.entries(files).filter(([path]) => isKept(path)).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, change(text)] as const)))
}

const crmText = 'node 1: alpha\nnode 2: beta\nprimitive ip ocf:heartbeat:IPaddr2 params ip=192.0.2.50\nproperty stonith-enabled=false\n'

describe('explain cluster ends with 0 where it told something, and with 2 where it told nothing', () => {
  test('a cluster with stories', async () => {
    const { code, stdout } = await printedBy(['explain', 'cluster', folderWith(hosts(text => text))])
    expect(stdout).toContain('"alpha" dies')
    expect(code).toBe(0)
  })

  test('a cluster in maintenance: the reason is told, and nothing else', async () => {
    const folder = folderWith(hosts(text => text.replace('</cluster_property_set>', '<nvpair id="held" name="maintenance-mode" value="true"/></cluster_property_set>')))
    const { code, stdout, stderr } = await printedBy(['explain', 'cluster', folder])
    expect(stdout).toMatch(/^Not told: .*maintenance-mode/)
    expect(stdout).not.toMatch(/^ {2}[-=]/m)
    expect(stderr).toContain('nothing of what happens can be told')
    expect(code).toBe(2)
  })

  test('a text of the crm shell beside hosts without a CIB is that of their cluster', async () => {
    const without = hosts(text => text, path => !path.endsWith('cib.xml'))
    const { code, stdout } = await printedBy(['explain', 'cluster', folderWith({ ...without, 'cluster.crm': crmText })])
    expect(stdout).toContain('"alpha" dies')
    expect(stdout).toMatch(/"ip" moves|starts "ip"/)
    expect(stdout).toContain('cluster.crm:3')
    expect(code).toBe(0)
  })

  test.each([['text of the crm shell', 'cluster.crm', crmText], ['CIB', 'cib.xml', cibText]])('a %s alone: where everything runs, and why nothing is told of a host that is lost', async (_, name, text) => {
    const folder = folderWith({ [name]: text })
    for (const path of [folder, join(folder, name)]) {
      const { code, stdout, stderr } = await printedBy(['explain', 'cluster', path])
      expect(stdout).toMatch(/"alpha" starts "ip"/)
      expect(stdout).toContain('"alpha" is put on standby')
      expect(stdout).toContain('without corosync.conf nobody knows who is left')
      expect(stdout).not.toMatch(/dies|quorate at once|votes/)
      expect(stderr).toBe('')
      expect(code).toBe(0)
      const drawn = await printedBy(['graph', path, '--format', 'mermaid'])
      expect(drawn.stdout).toContain('alpha')
      expect(drawn.stdout).toContain('192.0.2.50')
    }
  })

  test('several CIBs beside the hosts of several clusters: each belongs to those that its nodes name', async () => {
    const pair = (one: string, other: string, ip: string): Record<string, string> => ({
      [`${one}/etc/hostname`]: `${one}\n`, [`${other}/etc/hostname`]: `${other}\n`,
      [`${one}/etc/corosync/corosync.conf`]: corosync(one, other), [`${other}/etc/corosync/corosync.conf`]: corosync(one, other),
      [`cib-${one}.xml`]: cibText.replaceAll('alpha', one).replaceAll('beta', other).replaceAll('192.0.2.50', ip),
    })
    const tree = { ...pair('alpha', 'beta', '192.0.2.50'), ...pair('gamma', 'delta', '192.0.2.60') }
    const { stdout, code } = await printedBy(['explain', 'cluster', folderWith(tree)])
    for (const host of ['alpha', 'gamma']) expect(stdout).toContain(`"${host}" dies`)
    expect(code).toBe(0)
    const inFolders = Object.fromEntries(Object.entries(tree).map(([path, text]) => [/^(?:cib-)?(?:gamma|delta)/.test(path) && !path.startsWith('cib') ? `two/${path}` : path.startsWith('cib') ? path : `one/${path}`, text]))
    const apart = await printedBy(['explain', 'cluster', folderWith(inFolders)])
    for (const host of ['alpha', 'gamma']) expect(apart.stdout).toContain(`"${host}" dies`)
    const doubled = folderWith({ ...tree, 'cib-old.xml': cibText })
    const doubtful = await printedBy([doubled, '--format', 'concise', '--fail-on', 'never', '--only', 'cfgcheck/ambiguous-cib'])
    expect(doubtful.stdout.trimEnd().split('\n').sort()).toEqual([
      expect.stringMatching(/cib-alpha\.xml:1:1 info Whose cluster this is cannot be told: ".*cib-old\.xml" names the same hosts/),
      expect.stringMatching(/cib-old\.xml:1:1 info Whose cluster this is cannot be told: ".*cib-alpha\.xml" names the same hosts/),
    ])
    const left = await printedBy(['explain', 'cluster', doubled])
    expect(left.stdout).toContain('"gamma" dies')
    expect(left.stdout).not.toContain('"alpha" dies')
  })
})

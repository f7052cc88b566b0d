import { describe, expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'
import { soundCluster } from '../support/sound-clusters.js'

/** The sound cluster of three hosts, with some files changed and some left out. */
function hosts(change: (text: string) => string, isKept: (path: string) => boolean = () => true): Record<string, string> {
  return Object.fromEntries(Object.entries(soundCluster('rocky9-pacemaker')).flatMap(([host, files]) =>
    Object.entries(files).filter(([path]) => isKept(path)).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, change(text)] as const)))
}

const crmText = 'node 1: alpha\nnode 2: beta\nprimitive ip ocf:heartbeat:IPaddr2 params ip=192.0.2.50\n'

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

  test('a text of the crm shell beside hosts without a CIB', async () => {
    const folder = folderWith({ ...hosts(text => text, path => !path.endsWith('cib.xml')), 'cluster.crm': crmText })
    const { code, stdout } = await printedBy(['explain', 'cluster', folder])
    expect(stdout).toMatch(/Not told: Pacemaker is known only by a text of "crm configure".*cluster\.crm:1/)
    expect(code).toBe(2)
  })

  test('a text of the crm shell alone', async () => {
    const { code, stdout, stderr } = await printedBy(['explain', 'cluster', folderWith({ 'cluster.crm': crmText })])
    expect(stdout).toBe('')
    expect(stderr).toContain('a text of "crm configure" alone does not tell')
    expect(code).toBe(2)
  })
})

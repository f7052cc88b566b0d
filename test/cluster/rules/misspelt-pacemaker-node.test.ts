import { expect, test } from 'vitest'

import { pacemakerExample } from '../../../src/cluster/rules/example-cluster.js'
import { checkExample, shownFinding } from '../../support/cluster-of.js'

test('a node with a wrong number in the CIB is one fault with one finding, which suggests no other node', async () => {
  const numbered = (text: string): string => text.replaceAll(/\balpha\b/g, 'web1').replaceAll(/\bbeta\b/g, 'web2')
  const { hosts } = pacemakerExample('a location', { '*:/var/lib/pacemaker/cib/cib.xml': ['uname="beta"', 'uname="web4"', '<constraints>', '<constraints>\n<rsc_location id="here" rsc="fence" node="web2" score="5"/>'] })
  const renamed = Object.fromEntries(Object.entries(hosts).map(([host, files]) => [numbered(host), Object.fromEntries(Object.entries(files).map(([path, text]) => [path, numbered(text)]))]))
  const { report } = await checkExample({ hosts: renamed })
  const found = report.diagnostics.filter(({ message }) => /"web\d"/.test(message)).map(finding => shownFinding(finding, report))
  expect(found).toHaveLength(1)
  expect(found[0]).toContain('Node "web4" of the CIB is not in corosync.conf')
})

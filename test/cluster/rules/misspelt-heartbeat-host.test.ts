import { expect, test } from 'vitest'

import { checkExample, shownFinding } from '../../support/cluster-of.js'

/** Checks two copies of one ha.cf on nfs1 and nfs2, with a preferred host and a device for each, and lists what is wrong with names. */
async function complaints(nodes: string, options = ''): Promise<string[]> {
  const haCf = `${nodes}\nbcast eth0 eth1\nuse_logd yes\n${options}stonith_host nfs1 external/ssh nfs2\nstonith_host nfs2 external/ssh nfs1\n`
  const files = (host: string): Record<string, string> => ({ '/etc/hostname': `${host}\n`, '/etc/ha.d/ha.cf': haCf, '/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n', '/etc/ha.d/haresources': 'nfs1 192.0.2.10\n' })
  const { report } = await checkExample({ hosts: { nfs1: files('nfs1'), nfs2: files('nfs2') } })
  return report.diagnostics.filter(({ message, help }) => /nfs[13]"/.test(`${message} ${help ?? ''}`)).map(finding => shownFinding(finding, report))
}

test('a node with a wrong number in the place of a given host is one fault with one finding', async () => {
  const found = await complaints('node nfs3\nnode nfs2')
  expect(found).toHaveLength(1)
  expect(found[0]).toContain('[ha-cf/missing-own-host]')
})

test('a third node that was not given stands in for nobody', async () => {
  const found = await complaints('node nfs1\nnode nfs2\nnode nfs3')
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(/info "nfs3" is not among the given hosts/)
})

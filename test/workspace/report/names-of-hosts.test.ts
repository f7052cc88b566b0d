import { expect, test } from 'vitest'

import { checkExample } from '../../support/cluster-of.js'

test('a host is called by its name also where a STONITH device takes that for a parameter', async () => {
  const haCf = (node: string): string => `keepalive 2\ndeadtime 30\nbcast eth1\nauto_failback off\nstonith_host alpha ipmilan beta 192.0.2.51 beta zqxjkvwbp7\nnode alpha\nnode ${node}\n`
  const { report } = await checkExample({ hosts: { alpha: { '/etc/ha.d/ha.cf': haCf('gamma') }, beta: { '/etc/ha.d/ha.cf': haCf('gamma') } } })
  const messages = report.diagnostics.map(({ message }) => message)
  expect(messages).toContain('Host "beta", on which the file lies, is not among the hosts')
  expect(messages.join('\n')).not.toMatch(/\*\*\*|zqx/)
})

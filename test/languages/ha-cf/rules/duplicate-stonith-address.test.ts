import { expect, test } from 'vitest'

import { checkExample, shownFinding } from '../../../support/cluster-of.js'

test('the hosts are told, and of the parameters nothing that is secret', async () => {
  const haCf = 'node alpha beta\nbcast eth1\nstonith_host * external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nstonith_host * external/ipmi beta 192.0.2.101 admin not-a-secret lan\n'
  const { report } = await checkExample({ hosts: { alpha: { '/etc/ha.d/ha.cf': haCf } } })
  const found = report.diagnostics.filter(({ rule }) => rule === 'ha-cf/duplicate-stonith-address')
  expect(found.map(finding => shownFinding(finding, report))).toEqual([
    'alpha/etc/ha.d/ha.cf:4:16 error The board that is to switch off "beta" has the address of that of "alpha" [ha-cf/duplicate-stonith-address] at "external/ipmi" also alpha/etc/ha.d/ha.cf:3:16',
  ])
  expect(found[0]?.related.map(({ message }) => message)).toEqual(['used for "alpha" here'])
  expect(JSON.stringify(found)).not.toMatch(/not-a-secret|admin/)
})

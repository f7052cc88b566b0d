import { expect, test } from 'vitest'

import { isManagementBoard } from '../../src/facts/management-board.js'
import { fenceAgent } from '../../src/languages/cluster-conf/vocabulary.js'

test.each(['fence_ipmilan', 'fence_ilo', 'fence_ilo4', 'fence_ilo5_ssh', 'fence_ilo_mp', 'fence_drac', 'fence_drac5', 'fence_idrac', 'fence_imm', 'fence_rsa', 'fence_rsb', 'fence_amt', 'fence_redfish', 'stonith:fence_ipmilan', 'external/ipmi', 'stonith:external/ipmi', 'external/riloe', 'external/ibmrsa-telnet', 'drac5'])(
  '%s sits in the node',
  agent => expect(isManagementBoard(agent)).toBe(true),
)

test.each(['fence_apc', 'fence_ilo_moonshot', 'fence_dracmc', 'fence_bladecenter', 'fence_hpblade', 'fence_virsh', 'fence_sbd', 'external/sbd', 'external/dracmc-telnet', 'external/hmchttp', 'ibmhmc', 'xfence_ipmilan', 'fence_ipmilan2', ''])(
  '%s does not',
  agent => expect(isManagementBoard(agent)).toBe(false),
)

test('every board of cluster.conf takes an address of its own', () => {
  const boards = ['fence_ipmilan', 'fence_ilo', 'fence_ilo2', 'fence_ilo3', 'fence_ilo3_ssh', 'fence_ilo4', 'fence_ilo4_ssh', 'fence_ilo_ssh', 'fence_ilo_mp', 'fence_drac', 'fence_drac5', 'fence_idrac', 'fence_imm', 'fence_rsa', 'fence_rsb', 'fence_alom', 'fence_amt']
  for (const name of boards) expect([name, ['ipaddr', 'ip', 'hostname'].some(parameter => fenceAgent(name)?.parameters.has(parameter))]).toEqual([name, true])
})

import { defineRule } from '../../../rules/define-rule.js'
import { parameterWords, victimFinder } from '../analysis/stonith-victim.js'
import type { HaCf, Stonith } from '../schema.js'

/** A management board switches the host that it sits in. */
export const duplicateStonithAddress = defineRule<HaCf>({
  id: 'ha-cf/duplicate-stonith-address',
  severity: 'error',
  origin: 'practice',
  summary: 'two hosts are switched off through one management board',
  why: 'A board switches the host that it sits in. Who means the other host switches off the wrong one, perhaps itself, and the one that hangs goes on writing.',
  do: 'Write for each host the address of its own board.',
  sources: ['cluster-glue lib/plugins/stonith/external/ipmi: hostname, ipaddr, userid, passwd, interface', 'ha.cf(5) "stonith_host"'],
  since: '0.1.0',
  examples: {
    bad: [
      'node alpha beta\nstonith_host alpha external/ipmi beta 192.0.2.101 admin not-a-secret lan\nstonith_host beta [|external/ipmi|] alpha 192.0.2.101 admin not-a-secret lan\n',
    ],
    good: [
      'node alpha beta\nstonith_host alpha external/ipmi beta 192.0.2.102 admin not-a-secret lan\nstonith_host beta external/ipmi alpha 192.0.2.101 admin not-a-secret lan\n',
      'node alpha beta gamma\nstonith_host alpha external/ipmi beta 192.0.2.102 admin not-a-secret lan\nstonith_host gamma external/ipmi beta 192.0.2.102 admin not-a-secret lan\n',
      'node alpha beta\nstonith_host alpha external/ipmi beta ******** admin not-a-secret lan\nstonith_host beta external/ipmi alpha ******** admin not-a-secret lan\n',
    ],
  },

  *check({ model }) {
    if (model.isTemplate || model.manager === 'pacemaker') return
    const firsts: Stonith[] = []
    const victimOf = victimFinder(model)
    for (const device of model.stoniths) {
      if (device.directive !== 'stonith_host' || device.type.value !== 'external/ipmi' || device.parameters === undefined) continue
      // Each host has a board or two: what is looked through is as short as the list of nodes.
      const first = firsts.find(known => isSameBoard(known, device))
      if (first === undefined && firsts.length < mostBoards) firsts.push(device)
      const owner = first === undefined ? undefined : victimOf(first)
      const victim = victimOf(device)
      if (first === undefined || owner === undefined || victim === undefined || owner === victim) continue
      yield {
        // The parameters are secret, and no name in what is told of them would be shown.
        at: device.type,
        message: `The board that is to switch off "${victim}" has the address of that of "${owner}"`,
        related: [{ at: first.type, message: `used for "${owner}" here` }],
      }
    }
  },
})

/** More hosts than a cluster of heartbeat has. */
const mostBoards = 64

/** Parameters are secret: whether their second words are one address is all that is asked. */
function isSameBoard(one: Stonith, other: Stonith): boolean {
  return one.parameters?.value.is(text => {
    const address = parameterWords(text)[1]
    return address !== undefined && /^[\w.:-]+$/.test(address) && !/^x+$/i.test(address) && other.parameters?.value.is(given => parameterWords(given)[1] === address) === true
  }) === true
}

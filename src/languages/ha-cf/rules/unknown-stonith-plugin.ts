import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineRule } from '../../../rules/define-rule.js'
import { isKnownPlugin, namesOfPlugins } from '../../../agents/stonith-plugins.js'
import type { HaCf } from '../schema.js'

/** A plug-in that nobody has is most likely misspelt. */
export const unknownStonithPlugin = defineRule<HaCf>({
  id: 'ha-cf/unknown-stonith-plugin',
  severity: 'error',
  origin: 'practice',
  summary: 'the type of a STONITH device is nearly that of a plug-in',
  why: 'Heartbeat finds no plug-in of that name, and does not start on the host of the line. Types that are not nearly a known one may have been installed beside cluster-glue, and are left alone.',
  do: 'Write the type as "stonith -L" lists it.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_stonith_host_info(): "Invalid STONITH device type"', 'cluster-glue 1.0.12 lib/plugins/stonith'],
  since: '0.1.0',
  examples: {
    bad: [
      'node alpha beta\nstonith_host alpha [|external/impi|] beta 192.0.2.102 admin not-a-secret lan\n',
      'node alpha beta\nstonith [|exernal/ssh|] /etc/ha.d/ssh.cfg\n',
    ],
    good: [
      'node alpha beta\nstonith_host alpha external/ipmi beta 192.0.2.102 admin not-a-secret lan\n',
      'node alpha beta\nstonith_host alpha external/our-pdu beta 7\n',
      'node alpha beta\nstonith_host alpha meatware beta\n',
      'node alpha beta\nstonith_host alpha external/ipmi2 beta 192.0.2.102 admin not-a-secret lan\n',
    ],
  },

  *check({ model }) {
    if (model.isTemplate || model.manager === 'pacemaker') return
    for (const { type } of model.stoniths) {
      if (isKnownPlugin(type.value) || /\d$/.test(type.value)) continue
      const near = didYouMean(type.value, namesOfPlugins())
      // Of a short name many an own plug-in is a few letters away, and of a long one by the folder alone.
      if (near === undefined || near.length < 6 || !isSlipOf(type.value, near)) continue
      yield { at: type, message: `No known plug-in is called "${type.value}"`, help: `Did you mean "${near}"?` }
    }
  },
})

/** Tells whether a name is another one with a slip in its folder, or in what stands behind that. */
function isSlipOf(written: string, meant: string): boolean {
  const [folder, name] = partsOf(written)
  const [meantFolder, meantName] = partsOf(meant)
  return name === meantName || (folder === meantFolder && didYouMean(name, [meantName]) !== undefined)
}

function partsOf(type: string): readonly [string, string] {
  const end = type.lastIndexOf('/') + 1
  return [type.slice(0, end), type.slice(end)]
}

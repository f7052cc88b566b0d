import { defineRule } from '../../../rules/define-rule.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Secauth has a word that corosync takes for another. */
export const misreadSecauth = defineRule<CorosyncConf>({
  id: 'corosync-conf/misread-secauth',
  severity: 'error',
  origin: 'practice',
  summary: 'secauth has a word that corosync takes for another',
  why: 'Only "on" is on since 3.0, and everything but "off" is on before: yes and true leave the traffic in clear, or no and false encrypt it.',
  do: 'Write on or off, or crypto_cipher and crypto_hash.',
  sources: ['corosync 3.1.7 exec/totemconfig.c: strcmp("on")', 'corosync 2.4.6 exec/totemconfig.c: strcmp("off")'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  isOfRelease: true,
  examples: {
    bad: ['totem {\n	version: 2\n	secauth: [|yes|]\n}\n'],
    good: ['totem {\n	version: 2\n	secauth: on\n}\n'],
  },

  *check({ model }) {
    const setting = model.settings.get('totem.secauth')
    if (setting === undefined || setting.value.value === 'on' || setting.value.value === 'off') return
    const meaning = isStrict(model.target) ? 'off' : 'on'
    const isMeant = /^(?:no|false|0|OFF|Off)$/.test(setting.value.value) === (meaning === 'off')
    yield { at: setting.value, message: `"${setting.value.value}" counts as ${meaning}`, ...(isMeant ? { severity: 'info' as const } : {}) }
  },
})

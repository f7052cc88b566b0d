import { defineRule } from '../../../rules/define-rule.js'
import { cryptoOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** The key in the file has not the length that it must have. */
export const shortKey = defineRule<CorosyncConf>({
  id: 'corosync-conf/short-key',
  severity: 'error',
  origin: 'daemon',
  summary: 'the key in the file has not the length that it must have',
  why: 'A key has 128 to 4096 bytes; corosync refuses the file.',
  do: 'Make one with corosync-keygen, and leave it in its own file.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "key is too short"'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	crypto_cipher: aes256\n	crypto_hash: sha256\n	key: [|not-a-secret|]\n}\n'],
    good: ['totem {\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n'],
  },

  *check({ model }) {
    const key = model.settings.get('totem.key')
    const { cipher, hash } = cryptoOf(model)
    if (key === undefined || model.settings.has('totem.keyfile') || (cipher === 'none' && hash === 'none')) return
    const { length } = key.value.value
    if (length < 128) yield { at: key.value, message: `The key is shorter than 128 bytes: ${length}` }
  },
})

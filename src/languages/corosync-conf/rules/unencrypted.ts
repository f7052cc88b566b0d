import { defineRule } from '../../../rules/define-rule.js'
import { cryptoOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** Traffic would not be encrypted. */
export const unencrypted = defineRule<CorosyncConf>({
  id: 'corosync-conf/unencrypted',
  severity: 'error',
  origin: 'daemon',
  summary: 'traffic would not be encrypted',
  why: 'Corosync after 3.1.10 is built to take encrypted traffic only, and refuses none.',
  do: 'Write crypto_cipher: aes256 and crypto_hash: sha256.',
  sources: ['corosync main exec/totemconfig.c: "corosync is compiled to require enabled encryption"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	crypto_cipher: [|none|]\n}\n', target: 'main' }],
    good: [{ text: 'totem {\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n', target: 'main' }],
  },

  *check({ model }) {
    if (model.target !== 'main') return
    const { cipher, hash } = cryptoOf(model)
    const off = [
      ...(cipher === 'none' ? [model.settings.get('totem.crypto_cipher') ?? model.settings.get('totem.secauth')] : []),
      ...(hash === 'none' ? [model.settings.get('totem.crypto_hash') ?? model.settings.get('totem.secauth')] : []),
    ]
    for (const setting of new Set(off)) if (setting !== undefined) yield { at: setting.value, message: 'Nothing is encrypted, which this release refuses' }
  },
})

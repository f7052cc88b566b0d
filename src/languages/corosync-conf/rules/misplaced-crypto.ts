import { defineRule } from '../../../rules/define-rule.js'
import { cryptoOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Encryption is set for a transport that has none. */
export const misplacedCrypto = defineRule<CorosyncConf>({
  id: 'corosync-conf/misplaced-crypto',
  severity: 'error',
  origin: 'daemon',
  summary: 'encryption is set for a transport that has none',
  why: 'Only knet encrypts in corosync 3; the file is refused.',
  do: 'Use transport: knet, or switch encryption off where the network is safe.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "crypto_cipher & crypto_hash are only valid for the Knet transport."'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	transport: udpu\n	crypto_cipher: aes256\n	crypto_hash: [|sha256|]\n}\n'],
    good: ['totem {\n	transport: knet\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n'],
  },

  *check({ model }) {
    const { transport } = transportOf(model)
    const { cipher, hash, setting } = cryptoOf(model)
    if (!isStrict(model.target) || setting === undefined || (transport !== 'udp' && transport !== 'udpu')) return
    // A cipher without a hash is reported by itself.
    if (cipher !== 'none' && hash === 'none') return
    if (cipher !== 'none' || hash !== 'none') yield { at: setting.value, message: `Transport "${transport}" does not encrypt` }
  },
})

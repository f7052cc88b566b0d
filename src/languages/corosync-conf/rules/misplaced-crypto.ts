import type { Fix } from '../../../diagnostics/fix.js'
import { defineRule } from '../../../rules/define-rule.js'
import { cryptoOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf, Setting } from '../model.js'

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
  fix: 'unsafe',
  examples: {
    bad: [
      'totem {\n	transport: udpu\n	crypto_cipher: aes256\n	crypto_hash: [|sha256|]\n}\n',
      'totem {\n	transport: udpu\n	crypto_cipher: aes256\n	crypto_hash: [|sha256|]\n}\n\nnodelist {\n	node {\n		ring0_addr: 192.0.2.1\n		name: alpha\n		nodeid: 1\n	}\n	node {\n		ring0_addr: 192.0.2.2\n		name: beta\n		nodeid: 2\n	}\n}\n',
    ],
    good: ['totem {\n	transport: knet\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n'],
  },

  *check({ model }) {
    const { transport, setting: said } = transportOf(model)
    const { cipher, hash, setting } = cryptoOf(model)
    if (!isStrict(model.target) || setting === undefined || (transport !== 'udp' && transport !== 'udpu')) return
    // A cipher without a hash is reported by itself.
    if (cipher !== 'none' && hash === 'none') return
    if (cipher !== 'none' || hash !== 'none') yield { at: setting.value, message: `Transport "${transport}" does not encrypt`, fixes: fixesOf(model, said) }
  },
})

/** By knet the nodes talk where the nodelist says, all of them at once; it wants a name of each where there are several links. */
function fixesOf({ nodes }: CorosyncConf, said: Setting | undefined): readonly Fix[] {
  if (said === undefined || nodes.length === 0 || (nodes.some(({ addresses }) => addresses.size > 1) && nodes.some(({ name }) => name === undefined))) return []
  return [{ title: 'Write "knet"', safety: 'unsafe', edits: [{ file: said.value.file, span: said.value.span, newText: 'knet' }] }]
}

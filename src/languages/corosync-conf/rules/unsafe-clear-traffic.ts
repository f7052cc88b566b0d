import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { isOfOneHost } from '../analysis/loopback.js'
import { cryptoOf, transportOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The traffic is neither encrypted nor authenticated. */
export const unsafeClearTraffic = defineRule<CorosyncConf>({
  id: 'corosync-conf/unsafe-clear-traffic',
  severity: 'warning',
  origin: 'practice',
  summary: 'the traffic is neither encrypted nor authenticated',
  why: 'Whoever is on the network can take nodes out of the cluster or into it. Corosync 3.0 and 3.1 have this as the default; the next release refuses it.',
  do: 'Write crypto_cipher: aes256 and crypto_hash: sha256, make a key with corosync-keygen, and copy it to all nodes.',
  sources: ['corosync.conf(5) on crypto_cipher and crypto_hash'],
  since: '0.1.0',
  // A copy that says otherwise than those of the other hosts is reported by itself.
  followsFrom: [{ rules: ['cluster/mismatched-corosync-conf'], within: 'file' }],
  isOfRelease: true,
  examples: {
    bad: ['[|totem|] {\n	version: 2\n	cluster_name: demo\n}\n', 'totem {\n	version: 2\n	crypto_cipher: none\n	crypto_hash: [|none|]\n}\n'],
    good: ['totem {\n	version: 2\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n', 'totem {\n	version: 2\n	transport: udpu\n}\n'],
  },

  *check({ model }) {
    if (isOfOneHost(model)) return
    // Only knet encrypts; and what is misread is reported by itself.
    const { cipher, hash, setting } = cryptoOf(model)
    if (model.target === 'main' || !isStrict(model.target) || transportOf(model).transport !== 'knet' || isInDoubt(model, 'totem')) return
    if (cipher !== 'none' || hash !== 'none' || setting?.path === 'totem.secauth' && setting.value.value !== 'off') return
    const totem = model.sections.find(({ path }) => path === 'totem')
    const at = setting?.value ?? totem?.name
    if (at !== undefined) yield { at, message: 'The traffic between the nodes is neither encrypted nor authenticated' }
  },
})

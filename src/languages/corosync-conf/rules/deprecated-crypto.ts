import { defineRule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'

/** The cipher or hash is weak. */
export const deprecatedCrypto = defineRule<CorosyncConf>({
  id: 'corosync-conf/deprecated-crypto',
  severity: 'info',
  origin: 'practice',
  summary: 'the cipher or hash is weak',
  why: 'md5, sha1 and 3des are broken or near to it.',
  do: 'Write crypto_cipher: aes256 and crypto_hash: sha256.',
  sources: ['corosync.conf(5)'],
  since: '0.1.0',
  followsFrom: [{ rules: ['cluster/mismatched-corosync-conf'], within: 'lines' }],
  examples: {
    bad: ['totem {\n	version: 2\n	crypto_cipher: aes256\n	crypto_hash: [|sha1|]\n}\n'],
    good: ['totem {\n	version: 2\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n'],
  },

  *check({ model }) {
    for (const path of ['totem.crypto_cipher', 'totem.crypto_hash']) {
      const setting = model.settings.get(path)
      if (setting !== undefined && ['md5', 'sha1', '3des'].includes(setting.value.value)) yield { at: setting.value, message: `"${setting.value.value}" is weak` }
    }
  },
})

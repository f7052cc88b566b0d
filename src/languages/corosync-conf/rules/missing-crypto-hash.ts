import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { cryptoOf } from '../analysis/totem.js'
import { isAtLeast, isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** A cipher stands without a hash. */
export const missingCryptoHash = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-crypto-hash',
  severity: 'error',
  origin: 'daemon',
  summary: 'a cipher stands without a hash',
  why: 'Traffic that is encrypted must be authenticated too; corosync refuses the file.',
  do: 'Write crypto_hash: sha256.',
  sources: ['corosync 3.1.7 exec/totemconfig.c "crypto_cipher requires crypto_hash with value other than none"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	crypto_cipher: [|aes256|]\n}\n'],
    good: ['totem {\n	crypto_cipher: aes256\n	crypto_hash: sha256\n}\n'],
  },

  *check({ model }) {
    const { cipher, hash } = cryptoOf(model)
    const setting = model.settings.get('totem.crypto_cipher') ?? (isStrict(model.target) ? undefined : model.settings.get('totem.crypto_hash'))
    if (!isAtLeast(model.target, '2.0') || setting === undefined || isInDoubt(model, 'totem') || cipher === 'none' || hash !== 'none') return
    // Another word is reported by itself.
    if (setting.path === 'totem.crypto_cipher' && !['aes256', 'aes192', 'aes128', '3des'].includes(cipher)) return
    yield {
      at: setting.value,
      message: `Cipher "${cipher}" stands without a hash`,
      ...confirming(model.sections.find(({ path }) => path === 'totem')?.settings ?? [], 'crypto_hash'),
      fixes: [{ title: 'Write "crypto_hash: sha256" below', safety: 'unsafe', edits: [{ file: setting.value.file, span: { start: setting.value.span.end, end: setting.value.span.end }, newText: '\n\tcrypto_hash: sha256' }] }],
    }
  },
})

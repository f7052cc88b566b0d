import { suggestion } from '../../../diagnostics/did-you-mean.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'
import type { Configuration } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'

/** A hash must be one that the kernel has; its names are exact. */
export const unknownHash = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-hash',
  severity: 'error',
  origin: 'practice',
  summary: 'the kernel has no hash of that name',
  why: 'drbdadm takes any word. The kernel looks the name up when the resource is brought up, and refuses what it does not know.',
  do: "Use the kernel's own name, as /proc/crypto lists it: lower case, without a dash before the number.",
  sources: ['drbd/drbd_nl.c alloc_crypto(): ERR_AUTH_ALG, ERR_CSUMS_ALG, ERR_VERIFY_ALG, ERR_INTEGRITY_ALG'],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    verify-alg [|SHA1|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  syncer {\n    verify-alg [|sha-256|];\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg [|sha265|];\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    csums-alg [|sha3|];\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    cram-hmac-alg [|hmac-sha256|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    verify-alg crc32c;\n    csums-alg "md5";\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    verify-alg whirlwind;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    for (const setting of settingsNamed(configuration, ...options)) {
      if (hashes.includes(setting.value) || !setting.hasValue) continue
      const exact = sameName(setting.value)
      // Any other name may be a module of the kernel that this list does not know.
      if (exact === undefined && !/^(sha|md[-_]?\d)/i.test(setting.value)) continue
      const { file, span } = setting
      const help = exact === undefined ? nearHelp(setting.value) : `Did you mean "${exact}"?`
      yield {
        at: setting,
        message: `The kernel has no hash "${setting.value}"`,
        ...(help === undefined ? {} : { help }),
        ...(exact === undefined
          ? {}
          : { fixes: [{ title: `Write "${exact}"`, safety: 'safe', edits: [{ file, span, newText: exact }] }] }),
      }
    }
  },
})

const options: readonly string[] = ['verify-alg', 'csums-alg', 'cram-hmac-alg', 'data-integrity-alg']

/** Hashes of Linux's crypto layer that people use with DRBD. */
const hashes: readonly string[] = [
  'crc32c',
  'crct10dif',
  'md4',
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3-224',
  'sha3-256',
  'sha3-384',
  'sha3-512',
  'rmd128',
  'rmd160',
  'rmd256',
  'rmd320',
  'wp256',
  'wp384',
  'wp512',
  'tgr128',
  'tgr160',
  'tgr192',
  'xxhash64',
  'sm3',
]

/** Finds the hash whose name is written in another way: `SHA-1`, `sha2-256`, and `hmac(sha1)`, which DRBD makes of a hash by itself. */
function sameName(written: string): string | undefined {
  const bare = written.toLowerCase().replace(/^hmac[-_(]?(.*?)\)?$/, '$1')
  const plain = bare.replaceAll(/[-_]/g, '')
  const second = bare.replace(/^sha[-_]?2[-_]/, 'sha')
  return hashes.find(hash => hash.replaceAll('-', '') === plain || hash === second)
}

/** Names the hashes of a family that is written without its length, as `sha3`; otherwise the nearest one. */
function nearHelp(written: string): string | undefined {
  const family = families.get(written.toLowerCase().replaceAll(/[-_]/g, ''))
  if (family !== undefined) return `The kernel has ${listed(hashes.filter(hash => family.test(hash)).map(hash => `"${hash}"`))}.`
  return suggestion(written, hashes)
}

const families: ReadonlyMap<string, RegExp> = new Map([
  ['sha', /^sha\d+$/],
  ['sha2', /^sha[2-5]\d+$/],
  ['sha3', /^sha3-/],
])

import { isOfLinstor } from '../../../facts/linstor.js'
import { defineRule } from '../../../rules/define-rule.js'
import type { Model } from '../schema.js'

/** LINSTOR takes a hash that the kernels of all hosts have, for each resource, and writes the file anew: nobody is to change it there. */
const chosenByLinstor = { severity: 'info', help: 'LINSTOR writes this file: before the kernel is updated, set another hash there (linstor resource-definition drbd-options --verify-alg crc32c RESOURCE).' } as const

/** A checksum is one that current kernels no longer have. */
export const unsafeCrct10dif = defineRule<Model>({
  id: 'drbd-conf/unsafe-crct10dif',
  severity: 'warning',
  origin: 'practice',
  summary: 'a checksum is crct10dif, which current kernels no longer have',
  why: 'Newer kernels, 6.17 and 6.18 for example, no longer have crct10dif among the hashes that DRBD can ask for. After an update of the kernel the hosts do not connect, and the resource stays diskless.',
  do: 'Write crc32c on all hosts at once.',
  sources: ['https://github.com/LINBIT/linstor-server/issues/468: Linux 6.17, "failed to allocate crct10dif for verify"', 'https://github.com/cozystack/cozystack/issues/2302: Linux 6.18', 'drbd drbd_nl.c: crypto_alloc_shash() fails, and so does the connection'],
  since: '0.1.0',
  examples: {
    bad: [
      `resource r0 {
  net { verify-alg [|crct10dif|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  net { csums-alg [|crct10dif-pclmul|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
    good: [
      `resource r0 {
  net { verify-alg crc32c; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ model: { settings } }) {
    for (const key of ['verify-alg', 'csums-alg', 'data-integrity-alg']) {
      for (const setting of settings.named(key))
        if (/^crct10dif\b/i.test(setting.value)) yield { at: setting, message: `"${setting.value}" is gone from current kernels; crc32c is there`, ...(isOfLinstor(setting.file) ? chosenByLinstor : {}) }
    }
  },
})

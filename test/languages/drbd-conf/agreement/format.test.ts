import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { formatted } from '../../../../src/testing/laws.js'
import { createOracle, hasDrbdadm } from './oracle.js'

const folder = resolve(process.cwd(), '../shared/corpus/drbd')
const canRun = hasDrbdadm() && existsSync(join(folder, 'manifest.json'))

describe.skipIf(!canRun)('formatting changes nothing for drbdadm (needs drbdadm and the corpus)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())
  const { files } = canRun
    ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
        files: { file: string; drbd_node_used: string }[]
      })
    : { files: [] }

  test.each([
    ['9.22', '9.2.0'],
    ['8.4', '8.4.11'],
    ['8.3', '8.3.16'],
  ])('what %s dumps of a formatted file is what it dumps of the file', (_, module) => {
    let accepted = 0
    for (const { file, drbd_node_used: host } of files) {
      const text = readFileSync(join(folder, file), 'utf8')
      const before = oracle.dump(text, { module, host })
      const after = oracle.dump(formatted(drbdConf as unknown as Language, text), { module, host })
      expect(`${file} ${after}`).toBe(`${file} ${before}`)
      if (before !== '') accepted += 1
    }
    expect(accepted).toBeGreaterThan(10)
  })
})

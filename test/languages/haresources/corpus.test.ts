import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import { haresources } from '../../../src/languages/haresources/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const languages = [haresources, authkeys] as unknown as Language[]

describe.each(languages.map(language => [language.id, language] as const))('%s from the wild', (id, language) => {
  const folder = join(process.cwd(), '../shared/corpus', id)
  const reason = existsSync(folder) ? '' : ' (skipped: the files are not here)'

  test.skipIf(!existsSync(folder))(`accepted files have no unknown or invalid part${reason}`, () => {
    const { files } = JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as { files: Record<string, { rc: number }> }
    const alarms: string[] = []
    for (const name of readdirSync(folder).filter(file => !file.endsWith('.json'))) {
      if (files[name]?.rc !== 0) continue
      for (const { rule, message } of findingsOf(language, readFileSync(join(folder, name), 'utf8'))) {
        if (/\/(unknown|invalid)-/.test(rule)) alarms.push(`${name}: ${message} [${rule}]`)
      }
    }
    expect(alarms).toEqual([])
  })

  test.skipIf(!existsSync(folder))(`all findings were read and judged${reason}`, () => {
    const codes = readdirSync(folder)
      .filter(file => !file.endsWith('.json'))
      .flatMap(name => findingsOf(language, readFileSync(join(folder, name), 'utf8')).map(({ rule }) => rule.split('/')[1]))
    const counts: Record<string, number> = {}
    for (const code of codes) counts[code ?? ''] = (counts[code ?? ''] ?? 0) + 1
    // Read and judged true one by one; a change here asks for the same.
    const judged: Record<string, Record<string, number>> = {
      haresources: { 'template-mark': 3, 'unsafe-address-order': 2, 'unsafe-host-mask': 2, 'unused-alias': 2 },
      authkeys: {
        'deprecated-md5': 6,
        'missing-auth': 1,
        'truncated-key': 2,
        'unsafe-crc': 2,
        'unsafe-placeholder-key': 13,
      },
    }
    expect(counts).toEqual(judged[id])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { effectiveOptions } from '../../../src/languages/ha-cf/analysis/effective.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { HaCf } from '../../../src/languages/ha-cf/schema.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { laws } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

interface Recorded {
  readonly hostname: string
  readonly rc: number
  readonly messages: readonly string[]
  readonly effective?: Readonly<Record<string, string | readonly string[]>>
}

const folder = join(process.cwd(), '../shared/corpus/ha-cf')
const isThere = existsSync(folder)
const files: [string, Recorded][] = isThere
  ? Object.entries((JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as { files: Record<string, Recorded> }).files)
  : []

describe.skipIf(!isThere)(`files found in the wild${isThere ? '' : ' (the corpus is not here)'}`, () => {
  test('there are some', () => expect(files.length).toBeGreaterThan(20))

  test.each(files)('%s is accepted or refused as heartbeat does', (name, { hostname, rc, messages }) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const found = findingsOf(haCf, { text, host: hostname })
    const refusals = found.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
    const isUnknown = messages.some(message => /IP interface|not in configuration/.test(message)) && rc !== 0
    if (rc === 0) expect(refusals).toEqual([])
    else if (!isUnknown) expect(refusals).not.toEqual([])
    if (rc === 0) expect(found.filter(({ rule }) => /\/(unknown|invalid|unavailable)-/.test(rule))).toEqual([])
  })

  test.each(files.filter(([, { rc }]) => rc === 0))('%s has the values that heartbeat prints', (name, { effective = {} }) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const model = readSource(haCf, createSource(name, text)).model as HaCf
    const ours = Object.fromEntries([...effectiveOptions(model)].map(([option, { value }]) => [option, value]))
    const { node: nodes, media, ...theirs } = effective
    expect(ours).toEqual(theirs)
    const pings = model.media.filter(({ isPing }) => isPing).map(medium => (medium.peer ?? medium.group)?.value)
    expect([...model.hosts.map(host => host.value.toLowerCase()), ...pings].sort()).toEqual([...(nodes as string[])].sort())
    expect(media).toHaveLength(model.media.length)
  })

  describe.each(Object.entries(laws))('%s', (_name, law) => {
    test.each(files)('in %s', name => law(haCf, readFileSync(join(folder, name), 'utf8')))
  })
})

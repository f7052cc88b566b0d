import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = cib as unknown as Language
const path = '../shared/reference/pacemaker-cib/probes.jsonl'

interface Answer {
  readonly rc: number
  readonly err: readonly string[]
}

interface Probe {
  readonly id: string
  readonly edit: string
  readonly text: string
  readonly verdict: { readonly 'crm_verify 2.1.5 disk': Answer }
}

const probes: readonly Probe[] = existsSync(path)
  ? readFileSync(path, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Probe)
  : []

/** crm_verify exits with 78 for errors and for what it warns of in the configuration alike. */
type Verdict = 'refuses' | 'warns' | 'accepts'

function answered({ rc, err }: Answer): Verdict {
  if (rc === 0) return 'accepts'
  return err.every(line => / warning: /.test(line)) && err.length > 0 ? 'warns' : 'refuses'
}

function found(text: string): Verdict {
  const told = findingsOf(language, { text, target: '2.1.5' }).filter(({ origin }) => origin === 'daemon')
  if (told.some(({ severity }) => severity === 'error')) return 'refuses'
  return told.some(({ severity }) => severity === 'warning') ? 'warns' : 'accepts'
}

describe.skipIf(probes.length === 0)('what crm_verify 2.1.5 says of the stored texts (skipped where they are not there)', () => {
  test('there are as many as were stored', () => expect(probes.length).toBe(250))

  // libxml2 repairs what is no XML; here what is left is refused, and we tell that it is no XML.
  test.each(probes.filter(({ id }) => id !== 'drbd2-026').map(probe => [probe.id, probe.edit, probe] as const))('%s %s', (_, __, { text, verdict }) => {
    expect(found(text)).toBe(answered(verdict['crm_verify 2.1.5 disk']))
  })
})

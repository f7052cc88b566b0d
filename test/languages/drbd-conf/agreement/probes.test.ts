import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import { refusals } from './verdict.js'

interface StoredProbe {
  readonly id: string
  readonly node: string
  readonly text: string
  readonly verdict: Readonly<Record<string, { readonly rc: number; readonly err: readonly string[] }>>
}

const path = resolve(process.cwd(), '../shared/reference/drbd/probes.jsonl')
const isThere = existsSync(path)

describe.skipIf(!isThere)(`stored verdicts of five releases (needs ${path})`, () => {
  const probes = isThere
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as StoredProbe)
    : []

  test.each(['0.7.19', '8.0.16', '8.2.7', '9.22', '9.34'])(
    '%s refuses exactly what cfgcheck says it refuses',
    release => {
      const disagreements: string[] = []
      let compared = 0
      for (const { id, node, text, verdict } of probes) {
        const known = verdict[release]
        if (known === undefined) continue
        compared += 1
        const found = refusals(text, { target: release, host: node })
        if ((found.length === 0) === (known.rc === 0)) continue
        disagreements.push(`${id}: exit ${known.rc} ${known.err[0] ?? ''} / ${found[0]?.rule ?? 'nothing found'}`)
      }
      expect(compared).toBe(400)
      expect(disagreements).toEqual([])
    },
  )
})

import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { effectiveOptions } from '../../../src/languages/ha-cf/analysis/effective.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { HaCf, Medium } from '../../../src/languages/ha-cf/schema.js'
import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'
import { edgeCases } from './oracle/cases.js'
import { createRandom, generate } from './oracle/generate.js'
import { oddTexts } from './oracle/odd-texts.js'
import { askHeartbeat, whyNoOracle } from './oracle/heartbeat.js'
import type { OracleAnswer } from './oracle/heartbeat.js'

const reason = whyNoOracle()
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 40)

/** Says what heartbeat makes of a file, as far as the file alone decides. */
function refusals(text: string) {
  const found = findingsOf(haCf, { text, host: 'alpha', target: '3' })
  return found.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
}

function modelOf(text: string): HaCf {
  return readSource(haCf, createSource('ha.cf', text)).model as HaCf
}

/** Lists where the model and the printed configuration differ. */
function differences(text: string, answer: OracleAnswer): string[] {
  const model = modelOf(text)
  const found: string[] = []
  const expected = new Map([...effectiveOptions(model)].map(([name, { value }]) => [name, value]))
  for (const name of new Set([...expected.keys(), ...answer.values.keys()])) {
    const [ours, theirs] = [expected.get(name), answer.values.get(name)]
    if (ours !== theirs) found.push(`${name}: ours ${ours}, theirs ${theirs}`)
  }
  const pings = model.media.filter(({ isPing }) => isPing)
  const pingNodes = pings.map(({ span, peer, group }) => ({ span, value: (peer ?? group)?.value ?? '' }))
  const nodes = [...model.hosts, ...pingNodes]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ value }) => value.replace(/[A-Z]/g, letter => letter.toLowerCase()))
  if (!nodes.includes('alpha')) nodes.push('alpha') // autojoin any adds the own host.
  if (nodes.join(' ') !== answer.hosts.join(' ')) found.push(`nodes: ${nodes.join(' ')} / ${answer.hosts.join(' ')}`)
  const media = model.media.map(medium => `${medium.type} ${nameOf(medium)}`)
  if (media.join() !== answer.media.join()) found.push(`media: ${media.join()} / ${answer.media.join()}`)
  return found
}

function nameOf({ interface: device, isPing, peer, group, device: other }: Medium): string | undefined {
  return (device ?? (isPing ? (peer ?? group) : other))?.value
}

/** A file that heartbeat refuses only for what its host lacks says nothing: that cannot be known from the file. */
function verdict(text: string, answer: OracleAnswer): 'agree' | 'environment' | 'false alarm' | 'miss' {
  const isRefused = refusals(text).length > 0
  if (isRefused !== answer.isAccepted) return 'agree'
  if (isRefused) return 'false alarm'
  return answer.isEnvironment ? 'environment' : 'miss'
}

interface Tally {
  readonly counts: Record<ReturnType<typeof verdict>, number>
  /** Files of which the verdicts differ, with what both sides say. */
  readonly wrong: string[]
  /** Accepted files of which an effective value differs. */
  readonly values: string[]
}

function compare(texts: readonly string[], answers: readonly OracleAnswer[]): Tally {
  const tally: Tally = { counts: { agree: 0, environment: 0, 'false alarm': 0, miss: 0 }, wrong: [], values: [] }
  for (const [index, text] of texts.entries()) {
    const answer = answers[index]
    if (answer === undefined) throw new Error('An answer is missing')
    const kind = verdict(text, answer)
    tally.counts[kind] += 1
    if (kind === 'false alarm' || kind === 'miss') {
      const ours = refusals(text).map(({ message }) => message)
      const theirs = answer.messages.split('\n').filter(line => /ERROR|CRIT/.test(line))
      tally.wrong.push([kind, JSON.stringify(text.slice(0, 1500)), ...ours, ...theirs.slice(0, 6)].join('\n'))
    }
    const differing = answer.isAccepted && kind === 'agree' ? differences(text, answer) : []
    if (differing.length > 0) tally.values.push([JSON.stringify(text.slice(0, 1500)), ...differing].join('\n'))
  }
  return tally
}

describe.skipIf(reason !== undefined)(`the real heartbeat${reason === undefined ? '' : ` (${reason})`}`, () => {
  test(`${edgeCases.length} files at the edges of what it takes`, () => {
    const answers = askHeartbeat(edgeCases.map(text => ({ text, host: 'alpha' })))
    const { counts, wrong, values } = compare(edgeCases, answers)
    if (process.env['CFGCHECK_RUNS'] !== undefined) console.log(JSON.stringify(counts))
    expect(wrong.join('\n----\n')).toBe('')
    expect(values.join('\n----\n')).toBe('')
  })

  test(`${runs / 2} files with odd white space`, { timeout: 900_000 }, () => {
    const texts = fc.sample(oddTexts, { numRuns: runs / 2, seed: 99 })
    const answers = askHeartbeat(texts.map(text => ({ text, host: 'alpha' })))
    const { counts, wrong, values } = compare(texts, answers)
    if (process.env['CFGCHECK_RUNS'] !== undefined) console.log(JSON.stringify(counts))
    expect(values.join('\n----\n')).toBe('')
    expect(1 - wrong.length / texts.length, wrong.slice(0, 20).join('\n----\n')).toBeGreaterThanOrEqual(0.995)
  })

  test(`${runs} files broken by one or two edits`, { timeout: 900_000 }, () => {
    const random = createRandom(20261122)
    const texts = Array.from({ length: runs }, (_, index) => generate(random, index % 3 === 2 ? 2 : 1).text)
    const answers = askHeartbeat(texts.map(text => ({ text, host: 'alpha' })))
    const { counts, wrong, values } = compare(texts, answers)
    if (process.env['CFGCHECK_RUNS'] !== undefined) console.log(JSON.stringify(counts))
    expect(values.join('\n----\n')).toBe('')
    expect(counts.agree).toBeGreaterThan(0.9 * runs)
    expect(1 - wrong.length / runs, wrong.slice(0, 20).join('\n----\n')).toBeGreaterThanOrEqual(0.995)
  })
})

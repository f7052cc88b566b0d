import { describe, expect, test } from 'vitest'

import { effectiveOptions } from '../../../src/languages/ha-cf/effective.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { HaCf } from '../../../src/languages/ha-cf/index.js'
import { readSource } from '../../../src/engine/check-unit.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'
import { createRandom, generate } from './oracle/generate.js'
import type { Generated } from './oracle/generate.js'
import { askHeartbeat, whyNoOracle } from './oracle/heartbeat.js'
import type { OracleAnswer } from './oracle/heartbeat.js'

const reason = whyNoOracle()
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 600)

/** Says what heartbeat makes of a file, as far as the file alone decides. */
function refusals(text: string) {
  return findingsOf(haCf, { text, host: 'alpha' }).filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
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
    if (expected.get(name) !== answer.values.get(name)) found.push(`${name}: ours ${expected.get(name)}, theirs ${answer.values.get(name)}`)
  }
  const pings = model.media.filter(({ isPing }) => isPing)
  const nodes = [...model.hosts, ...pings.map(({ span, peer, group }) => ({ span, value: (peer ?? group)?.value ?? '' }))]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ value }) => value.replace(/[A-Z]/g, letter => letter.toLowerCase()))
  if (!model.hosts.some(host => host.value.toLowerCase() === 'alpha')) nodes.push('alpha') // autojoin any adds the own host.
  if (nodes.join(' ') !== answer.hosts.join(' ')) found.push(`nodes: ours ${nodes.join(' ')}, theirs ${answer.hosts.join(' ')}`)
  const media = model.media.map(medium => `${medium.type} ${(medium.interface ?? (medium.isPing ? medium.peer ?? medium.group : medium.device))?.value}`)
  if (media.join('\n') !== answer.media.join('\n')) found.push(`media: ours ${media.join(', ')}, theirs ${answer.media.join(', ')}`)
  return found
}

/** What heartbeat decides by its host cannot be known from the file; a file that it refuses for that alone says nothing. */
function verdict(text: string, answer: OracleAnswer): 'agree' | 'environment' | 'false alarm' | 'miss' {
  const isRefused = refusals(text).length > 0
  if (isRefused !== answer.isAccepted) return 'agree'
  if (isRefused) return 'false alarm'
  return answer.isEnvironment ? 'environment' : 'miss'
}

describe.skipIf(reason !== undefined)(`the real heartbeat${reason === undefined ? '' : ` (${reason})`}`, () => {
  test(`${runs} files broken by one or two edits`, { timeout: 600_000 }, () => {
    const random = createRandom(20261122)
    const generated: Generated[] = Array.from({ length: runs }, (_, index) => generate(random, index % 3 === 2 ? 2 : 1))
    const answers = askHeartbeat(generated.map(({ text }) => ({ text, host: 'alpha' })))
    const counts = { agree: 0, environment: 0, 'false alarm': 0, miss: 0 }
    const wrong: string[] = []
    const values: string[] = []
    let accepted = 0
    for (const [index, { text }] of generated.entries()) {
      const answer = answers[index]!
      const kind = verdict(text, answer)
      counts[kind] += 1
      if (kind === 'false alarm' || kind === 'miss') {
        wrong.push(`${kind}\n${text}\n${refusals(text).map(({ message }) => message).join('\n')}\n${answer.output.slice(0, 2000)}`)
      }
      if (!answer.isAccepted) continue
      accepted += 1
      const differing = kind === 'agree' ? differences(text, answer) : []
      if (differing.length > 0) values.push(`${differing.join('\n')}\n${text}`)
    }
    console.log(JSON.stringify({ ...counts, accepted, valuesWrong: values.length }))
    expect(values.join('\n----\n')).toBe('')
    expect(counts.agree + counts.environment, wrong.slice(0, 5).join('\n----\n')).toBeGreaterThanOrEqual(0.995 * runs)
  })
})

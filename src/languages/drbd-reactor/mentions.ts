import type { Reading } from '../language.js'
import { mention, mentionIn, namesInPath } from '../../text/mention.js'
import type { Mention } from '../../text/mention.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { isOcf } from '../../facts/ocf-call.js'
import type { Header, Key, Pair, Scalar } from './ast.js'
import type { ReactorModel } from './model.js'

/** Lists what a file names: resources, the hosts that are preferred, agents, the devices that they are given, and files that are logged to. */
export function* mentions({ model, file: { source } }: Reading<ReactorModel>): Generator<Mention> {
  let around: readonly Key[] = []
  for (const statement of model.statements) {
    if (statement.kind === 'Header') {
      around = statement.keys
      yield* resourceNamed(statement, source.text)
    } else if (statement.kind === 'Pair') yield* named(around, statement)
  }
}

/** `[promoter.resources.r0]`, and `[promoter.resources.r0.x]` too. */
function* resourceNamed({ keys }: Header, text: string): Generator<Mention> {
  const [promoter, resources, name] = keys
  if (promoter?.text !== 'promoter' || resources?.text !== 'resources' || name === undefined) return
  yield mentionIn('resource', name.text, withoutQuotes(text, name.span))
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  return /["']/.test(text[start] ?? '') ? spanFrom(start + 1, end - 1) : spanFrom(start, end)
}

/** What a parameter of an agent has for its value, where nothing in it is for systemd or a shell to expand. */
const deviceGiven = /=(['"]?)(\/dev\/[^\s"'\\$%]+)\1(?=\s|$)/g

function* named(around: readonly Key[], { keys, value }: Pair): Generator<Mention> {
  const name = keys[keys.length - 1]?.text
  const texts = (value.kind === 'array' ? value.items : [value]).filter((item): item is Scalar => item.kind === 'string' && item.text.length === item.inner.end - item.inner.start)
  const isPromoter = around[0]?.text === 'promoter'
  for (const { text, inner } of texts) {
    if (isPromoter && name === 'preferred-nodes' && text !== '') yield mention('host', text, inner.start)
    if (isPromoter && name === 'start' && isOcf(text)) {
      const [, lead = '', agent] = /^(ocf:[^\s:]+:)([^\s:]+)/.exec(text) ?? []
      if (agent !== undefined) yield mention('agent', agent, inner.start + lead.length)
      for (const match of text.matchAll(deviceGiven)) yield* namesInPath(match[2] ?? '', inner.start + match.index + 1 + (match[1] ?? '').length)
    }
    if (around[0]?.text === 'log' && name === 'file' && text.startsWith('/')) yield mention('file', text, inner.start)
  }
}

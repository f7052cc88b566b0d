import type { Fact } from '../../facts/fact.js'
import type { Located } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import type { Authkeys, KeyLine } from './model.js'

/** Says what an authkeys file tells the cluster: the keys that count, and which one signs. */
export function* extractFacts(model: Authkeys): Generator<Fact> {
  const file = { language: 'authkeys', path: model.file }
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', ...file, origin: start, ...(model.mode === undefined ? {} : { mode: model.mode }) }

  const { signing } = model
  const setting = (key: string, { value, file: id, span }: Located<string | Secret>): Fact => ({
    kind: 'setting',
    ...file,
    key,
    value,
    origin: { file: id, span },
  })
  const chosen = [...model.auths].reverse().find(auth => auth.number?.value === signing?.number.value)?.number
  if (chosen !== undefined) yield setting('auth', { ...chosen, value: String(chosen.value) })
  for (const entry of effectiveKeys(model)) {
    const { number, method, key } = entry
    if (method === undefined) continue
    yield setting(`key ${number.value} / method`, method)
    if (key !== undefined) yield setting(`key ${number.value} / key`, key)
    yield {
      kind: 'heartbeat-key',
      origin: entry.line,
      number: number.value,
      method: method.value,
      ...(key === undefined ? {} : { key: key.value }),
      isSigning: entry === signing,
    }
  }
}

/** Lists the keys that heartbeat keeps: of equal numbers the last one. */
export function effectiveKeys(model: Authkeys): KeyLine[] {
  const byNumber = new Map<number, KeyLine>()
  for (const entry of model.keys) if (entry.isUsable) byNumber.set(entry.number.value, entry)
  return [...byNumber.values()]
}

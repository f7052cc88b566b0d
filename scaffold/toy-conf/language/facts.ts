import type { Fact } from '../../../src/facts/fact.js'
import { Secret } from '../../../src/text/secret.js'
import type { ToyConf } from './schema.js'
import { secretOptions } from './vocabulary.js'

/** Says what the file tells the cluster: that it is there, and everything that must be equal on all hosts. */
export function* extractFacts(model: ToyConf): Generator<Fact> {
  const file = { language: 'toy-conf', path: model.file }
  yield { kind: 'config-file', ...file, origin: { file: model.file, span: { start: 0, end: 0 } } }
  const seen = new Map<string, number>()
  for (const { name, values, at } of model.options) {
    const count = (seen.get(name.value) ?? 0) + 1
    seen.set(name.value, count)
    const key = count === 1 ? name.value : `${name.value}#${count}`
    const value = values.map(word => word.value).join(' ')
    yield { kind: 'setting', ...file, key, value: secretOptions.includes(name.value) ? new Secret(value) : value, origin: at }
  }
}

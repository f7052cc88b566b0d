import type { Fact } from '../../facts/fact.js'
import { meaningOf, textOf } from './analysis/meaning.js'
import type { ReactorConf } from './model.js'

/** Says what the configuration tells the cluster: which resources it promotes, and how, which must be the same on all hosts. */
export function* extractFacts(configuration: ReactorConf): Generator<Fact> {
  const file = { language: 'drbd-reactor', path: configuration.file }
  yield { kind: 'config-file', ...file, origin: { file: configuration.file, span: { start: 0, end: 0 } }, target: configuration.target }
  for (const { name, table, start } of configuration.promoted) {
    yield { kind: 'promoted-resource', name: name.value, units: start.map(({ value }) => value), origin: { file: name.file, span: name.span } }
    for (const { name: key, key: at, entry } of table.members.values()) {
      yield { kind: 'setting', ...file, key: `promoter ${name.value} / ${key}`, value: entry.kind === 'value' ? textOf(entry.value) : meaningOf(entry.kind === 'table' ? entry : table), origin: at }
    }
  }
}

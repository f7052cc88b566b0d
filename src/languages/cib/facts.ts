import type { Fact } from '../../facts/fact.js'
import type { Cib } from './model.js'

/** Says what the CIB tells the cluster. */
export function* extractFacts(model: Cib): Generator<Fact> {
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', language: 'cib', path: model.file, origin: start, target: model.target }
}

import type { Fact } from '../../facts/fact.js'
import { cibFacts } from '../../pacemaker/facts.js'
import { settingFacts } from '../../pacemaker/settings.js'
import type { CrmConfigure } from './schema.js'

/** Says what the text tells the cluster. How new it is, it does not tell. */
export function* extractFacts(model: CrmConfigure): Generator<Fact> {
  yield { kind: 'config-file', language: 'crm-configure', path: model.file, origin: { file: model.file, span: { start: 0, end: 0 } }, target: model.target }
  yield* settingFacts(model, 'crm-configure')
  yield* cibFacts(model, [])
}

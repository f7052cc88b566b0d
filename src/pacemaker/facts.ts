import type { Fact } from '../facts/fact.js'
import { valueOf } from './ast.js'
import { drbdClones } from './analysis/drbd.js'
import type { Cib, Pair, Resource } from './model.js'
import { integerOf } from './reading/cluster-value.js'

/** Says what the CIB tells the cluster: its nodes, its options, and the DRBD that it runs. */
export function* extractFacts(model: Cib): Generator<Fact> {
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', language: 'cib', path: model.file, origin: start, target: model.target }
  if (model.isPartial || model.root === undefined) return
  const version = ['admin_epoch', 'epoch', 'num_updates'].map(name => Number(valueOf(model.root, name) ?? 0) || 0)
  yield { kind: 'pacemaker-cib', version, origin: start }
  for (const { name, id, type } of model.nodes) {
    if (name !== undefined && type !== 'remote' && type !== 'ping') yield { kind: 'pacemaker-node', name: name.value, ...(id === undefined ? {} : { id: id.value }), origin: name }
  }
  for (const { name, value, isConditional } of model.properties.values()) {
    if (value !== undefined && !isConditional) yield { kind: 'pacemaker-option', name: name.value, value: value.value, origin: value }
  }
  yield* drbdFacts(model)
}

function* drbdFacts(model: Cib): Generator<Fact> {
  for (const clone of new Set(drbdClones(model))) {
    if (clone.hasReferences) continue
    for (const primitive of clone.children) {
      const resource = parameter(primitive, 'drbd_resource')
      if (resource?.value === undefined || primitive.hasReferences) continue
      const most = clone.meta.get('clone-max')
      const count = most?.value === undefined || most.isConditional ? undefined : integerOf(most.value.value)
      yield {
        kind: 'pacemaker-drbd',
        resource: resource.value.value,
        clone: clone.id,
        ...(count === undefined || most?.value === undefined ? {} : { cloneMax: count, cloneMaxAt: { file: most.value.file, span: most.value.span } }),
        origin: resource.value,
      }
    }
  }
}

function parameter({ parameters }: Resource, name: string): Pair | undefined {
  return parameters.find(pair => pair.name.value === name && !pair.isConditional)
}

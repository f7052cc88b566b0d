import type { ClusterModel } from '../model.js'

/**
 * Makes a view that is worked out once for each model, however many rules ask for it.
 *
 * A model never changes, so that the answer is the same each time; it is forgotten with the model.
 */
export function oncePerCluster<Value>(work: (cluster: ClusterModel) => Value): (cluster: ClusterModel) => Value {
  const known = new WeakMap<ClusterModel, { readonly value: Value }>()
  return cluster => {
    let entry = known.get(cluster)
    if (entry === undefined) known.set(cluster, (entry = { value: work(cluster) }))
    return entry.value
  }
}

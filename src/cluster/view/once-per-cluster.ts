import type { ClusterModel } from '../model.js'
import type { Reads } from '../reads.js'

/**
 * Makes a view that is worked out once for each model, however many rules ask for it.
 *
 * A model never changes, so that the answer is the same each time; it is forgotten with the model. What was read for it
 * counts as read by each that asks.
 */
export function oncePerCluster<Value>(work: (cluster: ClusterModel) => Value): (cluster: ClusterModel) => Value {
  const views = new WeakMap<ClusterModel, Known<Value>>()
  return cluster => {
    const known = views.get(cluster)
    if (known !== undefined) return again(cluster, known)
    const made = workedOut(cluster, () => work(cluster))
    views.set(cluster, made)
    return made.value
  }
}

/** The same of each host of a model, when it is first asked for. */
export function oncePerHost<Value>(work: (cluster: ClusterModel, host: string) => Value): (cluster: ClusterModel, host: string) => Value {
  const views = new WeakMap<ClusterModel, Map<string, Known<Value>>>()
  return (cluster, host) => {
    let hosts = views.get(cluster)
    if (hosts === undefined) views.set(cluster, (hosts = new Map()))
    const known = hosts.get(host)
    if (known !== undefined) return again(cluster, known)
    const made = workedOut(cluster, () => work(cluster, host))
    hosts.set(host, made)
    return made.value
  }
}

interface Known<Value> {
  readonly value: Value
  readonly reads?: Reads
}

function workedOut<Value>({ notes }: ClusterModel, work: () => Value): Known<Value> {
  return notes === undefined ? { value: work() } : notes.during(work)
}

function again<Value>({ notes }: ClusterModel, { value, reads }: Known<Value>): Value {
  if (reads !== undefined) notes?.readAgain(reads)
  return value
}

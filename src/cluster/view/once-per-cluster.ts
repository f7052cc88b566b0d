import type { ClusterModel } from '../model.js'
import type { Reads } from '../reads.js'

/**
 * Makes a view that is worked out once for each model, however many rules ask for it.
 *
 * A model never changes, so that the answer is the same each time; it is forgotten with the model. What was read for it
 * counts as read by each that asks. Of a cluster that changes bit by bit the next model takes the answer over where all that was
 * read for it is the same: so what is worked out is data, and holds nothing that reads the model later.
 */
export function oncePerCluster<Value>(work: (cluster: ClusterModel) => Value): (cluster: ClusterModel) => Value {
  const views = new WeakMap<ClusterModel, Known<Value>>()
  const latest = new WeakMap<object, Latest<Value>>()
  return cluster => {
    const known = views.get(cluster)
    if (known !== undefined) return again(cluster, known)
    const { notes } = cluster
    const made = takenOver(cluster, notes === undefined ? undefined : latest.get(notes.series)) ?? workedOut(cluster, () => work(cluster))
    views.set(cluster, made)
    if (notes !== undefined) latest.set(notes.series, newer(latest.get(notes.series), { ...made, version: notes.version }))
    return made.value
  }
}

/** The same of each host of a model, when it is first asked for. */
export function oncePerHost<Value>(work: (cluster: ClusterModel, host: string) => Value): (cluster: ClusterModel, host: string) => Value {
  const ofHosts = new WeakMap<object, Map<string, (cluster: ClusterModel) => Value>>()
  return (cluster, host) => {
    const owner = cluster.notes?.series ?? cluster
    let hosts = ofHosts.get(owner)
    if (hosts === undefined) ofHosts.set(owner, (hosts = new Map()))
    let view = hosts.get(host)
    if (view === undefined) hosts.set(host, (view = oncePerCluster(model => work(model, host))))
    return view(cluster)
  }
}

interface Known<Value> {
  readonly value: Value
  readonly reads?: Reads
}

interface Latest<Value> extends Known<Value> {
  readonly version: number
}

function newer<Value>(before: Latest<Value> | undefined, now: Latest<Value>): Latest<Value> {
  return before !== undefined && before.version > now.version ? before : now
}

/** Takes over what was worked out for a former model, where this one would answer the same. */
function takenOver<Value>({ notes }: ClusterModel, before: Latest<Value> | undefined): Known<Value> | undefined {
  if (notes === undefined || before?.reads === undefined || before.version > notes.version || !notes.areSame(before.reads, before.version)) return undefined
  notes.readAgain(before.reads)
  return before
}

function workedOut<Value>({ notes }: ClusterModel, work: () => Value): Known<Value> {
  return notes === undefined ? { value: work() } : notes.during(work)
}

function again<Value>({ notes }: ClusterModel, { value, reads }: Known<Value>): Value {
  if (reads !== undefined) notes?.readAgain(reads)
  return value
}

import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'

/** A key of authkeys on a host. */
export type SigningKey = HostFact<'heartbeat-key'>

/** Says why a host drops what another one signs; `undefined` where it takes it, or nobody can tell. */
export function signingFault(cluster: ClusterModel, sender: string, receiver: string): string | undefined {
  const signing = signingKeyOf(cluster, sender)
  if (signing === undefined || cluster.factsOn(receiver, 'heartbeat-key').length === 0) return undefined
  return faultOf(signing, keyNumbered(cluster, receiver, signing.fact.number))
}

/** Finds a key by its number; the last line of a number counts. */
export function keyNumbered(cluster: ClusterModel, host: string, number: number): SigningKey | undefined {
  return cluster.factsOn(host, 'heartbeat-key').filter(({ fact }) => fact.number === number).at(-1)
}

/** The key with which a host signs. */
export function signingKeyOf(cluster: ClusterModel, host: string): SigningKey | undefined {
  return cluster.factsOn(host, 'heartbeat-key').find(({ fact }) => fact.isSigning)
}

function faultOf({ host, fact }: SigningKey, known: SigningKey | undefined): string | undefined {
  const number = `number ${fact.number}, with which "${host}" signs`
  if (known === undefined) return `do not both have key ${number}`
  if (known.fact.method !== fact.method) {
    return `use different methods ("${known.fact.method}", "${fact.method}") for ${number}`
  }
  if (known.fact.key === undefined || fact.key === undefined || !known.fact.key.differsFrom(fact.key)) return undefined
  const [mine, theirs] = [fact.key, known.fact.key]
  const isNear = mine.is(a => theirs.is(b => folded(a) === folded(b)))
  return `have different keys under ${number}${isNear ? '; they differ only in case, quotes or blanks' : ''}`
}

function folded(key: string): string {
  return key.toLowerCase().replace(/["'\s\r]/g, '')
}

import type { AgentOperation } from '../../facts/agent-operations.js'
import { freeId } from '../draft.js'
import type { Draft, Primitive } from '../draft.js'
import type { Outcome } from '../ledger.js'
import { operationsOf } from '../../facts/agent-operations.js'

/** A resource of rgmanager: its type and all of its attributes, those of the service that it takes over too. */
export interface RgResource {
  readonly type: string
  readonly values: Readonly<Record<string, string>>
  /** The directory of the file system around it. */
  readonly directory: string | undefined
  /** The number by which NFS clients know what is around it. */
  readonly fsid?: string | undefined
  /** NFS clients stand in it. */
  readonly isExported?: boolean
  /** The instances of Oracle in its service, by their SIDs. */
  readonly instances?: readonly string[]
}

/** What a resource becomes, and which of its attributes are in it. */
export type RgCounterpart =
  | { readonly kind: 'resource'; readonly resource: Primitive; /** Further ones, started behind it. */ readonly more?: readonly Primitive[]; readonly carries: readonly string[]; /** What became of single attributes, where it is more than that. */ readonly says?: Says; readonly units?: readonly string[]; readonly why?: string; readonly tasks?: readonly string[]; readonly isGfs?: true; /** The clone that mounts it for several services. */ readonly mount?: string }
  | { readonly kind: 'drbd'; readonly name: string }
  | { readonly kind: 'needless'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

/** What became of attributes, by their names. */
export type Says = Readonly<Record<string, Outcome>>

/** Finds what a type of resource becomes. */
export type Find = (draft: Draft, resource: RgResource) => RgCounterpart

interface Made {
  readonly agent: string
  readonly id: string
  readonly parameters: Readonly<Record<string, string>>
  readonly operations?: readonly AgentOperation[]
  readonly carries: readonly string[]
  readonly says?: Says
}

/** Makes a resource of an agent, without the parameters of which nothing is said. */
export function made(draft: Draft, { agent, id, parameters, operations, carries, says }: Made): Extract<RgCounterpart, { readonly kind: 'resource' }> {
  return {
    kind: 'resource',
    resource: {
      kind: 'primitive',
      id: freeId(draft, id.replace(/-$/, '')),
      agent,
      parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')),
      operations: operations ?? operationsOf(agent),
    },
    carries,
    ...(says === undefined ? {} : { says }),
  }
}

import * as z from 'zod/mini'

import { readIpv4 } from '../../../text/ip-address.js'
import { hasGlobalHeartbeat } from '../targets.js'
import { attributeEntries } from '../vocabulary.js'
import type { AttributeEntry, StanzaName } from '../vocabulary.js'

/** A cluster. */
export interface PlainCluster {
  name: string
  node_count: number
  heartbeat_mode?: 'local' | 'global' | undefined
}

/** A host of a cluster. */
export interface PlainNode {
  cluster: string
  name: string
  number: number
  ip_address: string
  ip_port: number
}

/** A volume on which a cluster writes its heartbeat. */
export interface PlainHeartbeat {
  cluster: string
  region: string
}

/** A cluster.conf of OCFS2 as a program changes it: its sections by their kind, with the names that the file has for them. */
export interface PlainOcfs2Conf {
  clusters: PlainCluster[]
  nodes: PlainNode[]
  heartbeats: PlainHeartbeat[]
}

/** Makes the schema of a cluster.conf for a release of ocfs2-tools. */
export function createSchema(target: string): z.ZodMiniType<PlainOcfs2Conf> {
  const knowsHeartbeats = hasGlobalHeartbeat(target)
  const heartbeats = z.array(sectionOf('heartbeat'))
  return z.strictObject({
    clusters: z.array(sectionOf('cluster', knowsHeartbeats ? [] : ['heartbeat_mode'])),
    nodes: z.array(sectionOf('node')),
    heartbeats: knowsHeartbeats ? heartbeats : heartbeats.check(z.maxLength(0, { error: 'Releases before 1.8 have no heartbeat sections' })),
  }) as unknown as z.ZodMiniType<PlainOcfs2Conf>
}

function sectionOf(kind: StanzaName, unknown: readonly string[] = []): z.ZodMiniType {
  const known = attributeEntries(kind).filter(({ name }) => !unknown.includes(name))
  return z.strictObject(Object.fromEntries(known.map(entry => [entry.name, entry.isOptional === true ? z.optional(valueOf(entry)) : valueOf(entry)])))
}

function valueOf({ name, type, value = 'a text' }: AttributeEntry): z.ZodMiniType {
  const error = `${name} is ${value}`
  switch (type.kind) {
    case 'number':
      return z.number({ error }).check(z.int({ error }), z.minimum(type.min, { error }), z.maximum(type.max, { error }))
    case 'address':
      return z.string({ error }).check(z.refine(text => readIpv4(text) !== undefined, { error }))
    case 'choice':
      return z.enum([...type.words], { error })
    case 'text': {
      const form = type.isWord === true ? /^[^\s\0#\\]*$/ : /^(?![ \t])[^\0\r\n]*(?<![ \t\\])$/
      const text = z.string({ error }).check(z.regex(form, { error }), z.maxLength(type.longest ?? 1000, { error }))
      return type.mayBeEmpty === true ? text : text.check(z.minLength(1, { error }))
    }
  }
}

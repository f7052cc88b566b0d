import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import {
  attributeNames,
  attributeSpec,
  childElement,
  childNames,
  childSpec,
  elementNamed,
  elementNames,
  eraOf,
  fenceAgent,
  fenceAgentNames,
  fenceParameterNamed,
  fenceParameterNames,
  inEra,
  isKnownIn,
  isSecretAttribute,
  parentsOf,
  resourceAgent,
  resourceTypes,
  rootElement,
  schemaAgentFitting,
  vocabulary,
  wordsOf,
} from '../../../src/languages/cluster-conf/vocabulary.js'
import type { AttributeSpec, Era } from '../../../src/languages/cluster-conf/vocabulary.js'

describe('look-ups', () => {
  test('names of Object are not in the vocabulary', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(elementNamed(name)).toBeUndefined()
      expect(resourceAgent(name)).toBeUndefined()
      expect(fenceAgent(name)).toBeUndefined()
      expect(fenceParameterNamed(name)).toBeUndefined()
      expect(attributeSpec(rootElement, name)).toBeUndefined()
      expect(childElement(rootElement, name)).toBeUndefined()
      expect(vocabulary.find(name)).toBeUndefined()
      expect(vocabulary.find(`cluster.${name}`)).toBeUndefined()
    }
  })

  test('service is a resource in rm and foreign in cluster', () => {
    const rm = childElement(rootElement, 'rm')
    expect(rm && childElement(rm, 'service')?.kind).toBe('resource')
    expect(childElement(rootElement, 'service')?.kind).toBe('foreign')
    expect(rm && childElement(rm, 'fs')).toBeUndefined()
  })

  test('what stands in a foreign element is foreign', () => {
    const amf = childElement(rootElement, 'amf')
    expect(amf && childElement(amf, 'anything')?.kind).toBe('foreign')
  })

  test('resources take resources and actions', () => {
    const fs = resourceAgent('fs')!
    expect(childElement(fs, 'nfsexport')?.kind).toBe('resource')
    expect(childElement(fs, 'action')?.kind).toBe('element')
    expect(childNames(fs)).toContain('ip')
    expect(parentsOf('action')).toContain('fs')
    expect(attributeSpec(fs, '__independent_subtree')?.since).toBe(2)
    expect(attributeSpec(elementNamed('rm')!, 'ref')).toBeUndefined()
  })

  test('eras limit children and attributes', () => {
    expect(childNames(rootElement, 1)).toContain('gulm')
    expect(childNames(rootElement, 3)).not.toContain('gulm')
    expect(childSpec(rootElement, 'cman')).toEqual({ max: 1 })
    expect(isKnownIn(attributeSpec(rootElement, 'alias')!, 2)).toBe(true)
    expect(isKnownIn(attributeSpec(rootElement, 'alias')!, 3)).toBe(false)
    expect(inEra(attributeSpec(rootElement, 'name')!.maxLength, 3)).toBe(15)
    expect(inEra(attributeSpec(rootElement, 'name')!.maxLength, 1)).toBe(16)
  })

  test.each([['1.02.00', 1], ['2', 2], ['3.0.12', 3], ['rhel4', 1], ['RHEL5', 2], ['rhel6', 3], ['', 3], ['17', 3]])('the era of %s', (text, era) => {
    expect(eraOf(text)).toBe(era)
  })

  test('fence agents are found by name and by path', () => {
    expect(fenceAgent('/usr/sbin/fence_apc')).toBe(fenceAgent('fence_apc'))
    expect(fenceAgent('fence_nothing')).toBeUndefined()
    const lanplus = fenceAgent('fence_ipmilan')!.parameters.get('lanplus')
    expect(lanplus).toMatchObject({ type: 'agentBool', default: '0', placement: 'fencedevice', inSchema: true })
    expect(fenceAgent('fence_gnbd')!.parameters.get('option')?.deprecated).toBeUndefined()
    expect(fenceAgent('fence_apc')!.parameters.get('option')?.deprecated).toBe('action')
  })

  test('the schema takes a fence device when one agent knows all of it', () => {
    expect(schemaAgentFitting(['ipaddr', 'login', 'passwd'])).toBeDefined()
    expect(schemaAgentFitting(['cserver', 'lpan', 'pserver'])).toBe('fence_egenera')
    expect(schemaAgentFitting(['ipaddr', 'lanplus', 'cserver'])).toBeUndefined()
  })

  test('passwords are secrets, however they are spelt', () => {
    for (const name of ['passwd', 'password', 'snmp_priv_passwd', 'community', 'passwd_script']) expect(isSecretAttribute(name)).toBe(true)
    for (const name of ['login', 'constructor']) expect(isSecretAttribute(name)).toBe(false)
  })

  test('words of a type', () => {
    expect(wordsOf(attributeSpec(elementNamed('cman')!, 'two_node')!)).toEqual(['0', '1'])
    expect(wordsOf(attributeSpec(elementNamed('cman')!, 'port')!)).toBeUndefined()
  })
})

describe('the generic vocabulary', () => {
  test.each([
    ['clusternode.nodeid', 'attribute'], ['fencedevice.ipaddr', 'fence parameter'], ['fence_ipmilan.lanplus', 'fence parameter'],
    ['fs.mountpoint', 'attribute'], ['fs.ref', 'attribute'], ['fence_apc', 'fence agent'], ['rm', 'element'], ['fs', 'resource'],
    ['db2.sh', 'resource'], ['db2.sh.instance', 'attribute'], ['cman.multicast', 'element'], ['lanplus', 'fence parameter'],
  ])('%s is found', (path, kind) => {
    expect(vocabulary.find(path)?.kind).toBe(kind)
  })

  test.each(['nothing', 'cluster.nothing', 'fence_apc.nothing', 'fs.mountpoint.more', '.', ''])('%j is not', path => {
    expect(vocabulary.find(path)).toBeUndefined()
  })

  test('everything can be asked for by its path: attributes of every element and resource, parameters of every agent', () => {
    const paths = [
      ...elementNames().flatMap(name => attributeNames(elementNamed(name)!).map(attribute => `${name}.${attribute}`)),
      ...resourceTypes().flatMap(type => attributeNames(resourceAgent(type)!).map(attribute => `${type}.${attribute}`)),
      ...fenceAgentNames().flatMap(agent => [...fenceAgent(agent)!.parameters.keys()].map(name => `${agent}.${name}`)),
      ...fenceParameterNames().flatMap(name => [`fencedevice.${name}`, `device.${name}`]),
    ]
    expect(paths.length).toBeGreaterThan(2000)
    for (const path of paths) expect(vocabulary.find(path)?.name, path).toBe(path.replace(/^(db2\.sh|[^.]+)\./, ''))
    for (const name of [...elementNames(), ...resourceTypes(), ...fenceAgentNames()]) expect(vocabulary.find(name)?.name).toBe(name)
  })

  test('every entry is documented and names its source', () => {
    let count = 0
    for (const entry of vocabulary.entries()) {
      count += 1
      expect(entry.doc, entry.name).toMatch(/^.{4,150}\.$/)
      expect(entry.source, entry.name).not.toBe('')
      expect(entry.name).not.toBe('')
    }
    expect(count).toBeGreaterThan(600)
  })
})

// The reference lies beside the project in the place where it is developed; elsewhere this comparison is left out.
const reference = resolve(process.cwd(), '../shared/reference/cluster-conf/schema.json')

/** The words that rgmanager of cluster 2.x compares with, of which the reference lists some: depends.c. */
const readWords: Readonly<Record<string, readonly string[]>> = {
  'target.require': ['start', 'always', 'unspec'],
  'target.colocate': ['always', 'never', 'unspec'],
}

describe.skipIf(!existsSync(reference))('the tables and the reference agree (left out where the reference is absent)', () => {
  const schema = existsSync(reference) ? (JSON.parse(readFileSync(reference, 'utf8')) as Schema) : emptySchema
  const eras: Record<string, Era> = { RHEL4: 1, RHEL5: 2, RHEL6: 3 }
  const eraFrom = (name: string | undefined): Era | undefined => (name === undefined ? undefined : eras[name])

  test('elements', () => {
    expect([...elementNames()].sort()).toEqual(Object.keys(schema.elements).sort())
    for (const [name, facts] of Object.entries(schema.elements)) {
      const element = elementNamed(name)!
      expect([element.since, element.until], name).toEqual([eraFrom(facts.since), eraFrom(facts.until)])
      const children = facts.children.filter(child => !child.name.startsWith('@'))
      expect(Object.keys(element.children), name).toEqual(children.map(child => child.name))
      for (const child of children) {
        expect(element.children[child.name], `${name}/${child.name}`).toEqual({
          ...(child.min === 0 ? {} : { min: child.min }),
          ...(child.max === null ? {} : child.max === 1 ? { max: 1 } : { most: child.max }),
          ...(child.since === undefined ? {} : { since: eraFrom(child.since) }),
          ...(child.until === undefined ? {} : { until: eraFrom(child.until) }),
          ...(child.schema === undefined ? {} : { schema: 'missing' }),
        })
      }
      const { '*': any, ...attributes } = facts.attributes
      expect(element.takesAgentParameters === true).toBe(any !== undefined)
      compareAttributes(name, element.attributes, attributes)
    }
  })

  test('resource agents', () => {
    expect(resourceTypes()).toEqual(Object.keys(schema.resourceAgents))
    for (const [name, facts] of Object.entries(schema.resourceAgents)) {
      const agent = resourceAgent(name)!
      expect([agent.primary ?? null, agent.maxInstances ?? null, agent.inSchema, agent.agentFile]).toEqual([
        facts.primary, facts.maxInstances, facts.inShippedRHEL6Schema, facts.agentFile,
      ])
      expect(agent.childRules.map(({ isForbidden, ...rule }) => ({ ...rule, ...(isForbidden ? { forbid: true } : {}) }))).toEqual(facts.childRules)
      compareAttributes(name, agent.attributes, facts.attributes)
    }
  })

  test('fence agents', () => {
    expect(fenceAgentNames()).toEqual(Object.keys(schema.fenceAgents))
    for (const [name, facts] of Object.entries(schema.fenceAgents)) {
      const agent = fenceAgent(name)!
      expect([agent.class, agent.inSchema, agent.isNodeNameImplicit, agent.requires]).toEqual([
        facts.class, facts.inShippedRHEL6Schema, facts.nodenameIsImplicit, facts.requires,
      ])
      expect(agent.needsUnfence, name).toBe(facts.unfence === true)
      expect([...agent.parameters.keys()], name).toEqual(Object.keys(facts.attributes))
      for (const [parameter, fact] of Object.entries(facts.attributes)) {
        const own = agent.parameters.get(parameter)!
        expect([own.type, own.values, own.placement, own.required === true], `${name}.${parameter}`).toEqual([
          fact.type, fact.values, fact.placement, fact.required === true,
        ])
        // The reference marks what newer agents have; that the schema lacks the names of RHEL 4 and 5 was read in it.
        const isOld = ['blade', 'hostname', 'force', 'modulename', 'node'].includes(parameter)
        expect(own.inSchema, `${name}.${parameter}`).toBe(!isOld && fact.notInShippedRHEL6Schema !== true)
        // One default of the reference is a build's place holder.
        if (fact.default !== '@SSH_PATH@') expect(own.default, `${name}.${parameter}`).toBe(fact.default)
      }
    }
  })

  function compareAttributes(owner: string, ours: Readonly<Record<string, AttributeSpec>>, theirs: Readonly<Record<string, Fact>>): void {
    expect(Object.keys(ours), owner).toEqual(Object.keys(theirs))
    for (const [name, fact] of Object.entries(theirs)) {
      const own = ours[name]!
      const where = `${owner}.${name}`
      expect([own.type, own.values, own.since, own.until], where).toEqual([
        fact.type, readWords[where] ?? fact.values, eraFrom(fact.since), eraFrom(fact.until),
      ])
      // The least token and consensus follow from other values, so rules work them out.
      if (!['totem.token', 'totem.consensus'].includes(where)) expect(own.min, where).toBe(fact.min)
      const required = typeof fact.required === 'object' ? Object.keys(fact.required).filter(era => (fact.required as Record<string, boolean>)[era]).map(eraFrom) : fact.required === true ? true : undefined
      expect(own.required, where).toEqual(required)
      // That option is now action stands in the table of fence parameters.
      if (where !== 'device.option') expect(own.deprecated !== undefined, where).toBe(fact.deprecated !== undefined)
      expect(own.schema, where).toBe(fact.forbidden === true ? 'forbidden' : fact.schema === undefined ? undefined : 'missing')
      expect([own.isPrimary === true, own.inherit], where).toEqual([fact.primary === true, fact.inherit])
      if (typeof fact.default === 'string' && /^[\w.-]+$|^\//.test(fact.default) && !['derived', 'computed'].includes(fact.default)) expect(own.default, where).toBe(fact.default)
      if (typeof fact.max === 'number') expect(own.max, where).toBe(fact.max)
    }
  }
})

interface Fact {
  readonly type: string
  readonly values?: readonly string[]
  readonly min?: number
  readonly max?: unknown
  readonly default?: unknown
  readonly since?: string
  readonly until?: string
  readonly required?: boolean | Readonly<Record<string, boolean>>
  readonly deprecated?: unknown
  readonly schema?: string
  readonly forbidden?: boolean
  readonly primary?: boolean
  readonly inherit?: string
  readonly placement?: string
  readonly notInShippedRHEL6Schema?: boolean
}

interface Schema {
  readonly elements: Readonly<Record<string, {
    readonly since?: string
    readonly until?: string
    readonly children: readonly { readonly name: string; readonly min: number; readonly max: number | null; readonly since?: string; readonly until?: string; readonly schema?: string }[]
    readonly attributes: Readonly<Record<string, Fact>>
  }>>
  readonly resourceAgents: Readonly<Record<string, {
    readonly primary: string | null
    readonly maxInstances: number | null
    readonly inShippedRHEL6Schema: boolean
    readonly agentFile: string
    readonly childRules: readonly unknown[]
    readonly attributes: Readonly<Record<string, Fact>>
  }>>
  readonly fenceAgents: Readonly<Record<string, {
    readonly class: string
    readonly inShippedRHEL6Schema: boolean
    readonly nodenameIsImplicit: boolean
    readonly unfence?: unknown
    readonly requires: readonly (readonly string[])[]
    readonly attributes: Readonly<Record<string, Fact>>
  }>>
}

const emptySchema: Schema = { elements: {}, resourceAgents: {}, fenceAgents: {} }

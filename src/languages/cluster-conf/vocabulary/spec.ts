/** A generation of the software: cluster 1.x (RHEL 4), 2.x (RHEL 5), 3.x (RHEL 6). */
export type Era = 1 | 2 | 3

/** A value that is the same in all eras, or one for each. */
export type PerEra<T> = T | Readonly<Partial<Record<Era, T>>>

/**
 * How a value is read.
 *
 * `intFlag` is read by atoi: a word is 0. `yesExact` and its like know one spelling. `autostartBool` is false for every
 * word. `raBool` and `agentBool` take 1, yes, on, true. `duration` is rgmanager's `1h30m`. `enumCi` ignores case,
 * `enumPrefixCi` also what follows the word.
 */
export type ValueType =
  | 'intFlag' | 'yesExact' | 'yesNoExact' | 'onOffExact' | 'onOff' | 'yesNo' | 'yesOnCi' | 'yesOnPrefixCi'
  | 'exclusiveBool' | 'autostartBool' | 'agentBool' | 'raBool' | 'intOrYes'
  | 'int' | 'port' | 'ms' | 'seconds' | 'centiseconds' | 'duration'
  | 'nodeName' | 'nodeRef' | 'fencedeviceRef' | 'failoverdomainRef' | 'serviceRef' | 'resourceRef' | 'fenceAgent'
  | 'ncname' | 'clusterName' | 'multicastAddress' | 'ip' | 'ipWithPrefix' | 'path' | 'interfaceName'
  | 'enum' | 'enumCi' | 'enumPrefixCi' | 'syslogFacility' | 'syslogPriority' | 'shellCommand' | 'string'

/** What is known of an attribute. */
export interface AttributeSpec {
  readonly type: ValueType
  /** One line in our own words. */
  readonly doc: string
  readonly values?: readonly string[]
  readonly min?: number
  readonly max?: PerEra<number>
  readonly maxLength?: PerEra<number>
  /** The value that an absent one counts as, or words where it is worked out. */
  readonly default?: PerEra<string>
  /** True in all eras, or the eras that insist. */
  readonly required?: true | readonly Era[]
  /** Where it must be unique, in words. */
  readonly unique?: string
  readonly since?: Era
  /** The last era that has it. */
  readonly until?: Era
  /** What to write instead. */
  readonly deprecated?: string
  readonly deprecatedSince?: Era
  /** `missing`: a daemon reads it, but the RHEL 6 schema refuses it. `forbidden`: the daemon refuses it too. */
  readonly schema?: 'missing' | 'forbidden'
  /** Set by the software itself, never by hand. */
  readonly isInternal?: true
  readonly isSecret?: true
  /** It names a file or a device, among other things. */
  readonly isPath?: true
  /** The attribute of a resource that `ref` names. */
  readonly isPrimary?: true
  /** No two resources of one type may share a value. */
  readonly isUnique?: true
  /** Where an absent value comes from: the nearest enclosing `type%attribute`, or `attribute` of any type. */
  readonly inherit?: string
  readonly pattern?: string
  /** What the RHEL 6 schema demands of the value; any text will do where it is absent. */
  readonly schemaType?: 'positiveInteger' | 'nonNegativeInteger' | 'integer' | 'enum' | 'ncname'
}

/** How often, and in which eras, a child may stand in an element. */
export interface ChildSpec {
  readonly min?: number
  /** A second one is refused. */
  readonly max?: 1
  /** So many are read; more are accepted. */
  readonly most?: number
  readonly since?: Era
  readonly until?: Era
  readonly schema?: 'missing'
}

/** What is known of an element. */
export interface ElementSpec {
  readonly name: string
  /** `foreign` ones are handed on to openais; what stands in them is not judged. */
  readonly kind: 'element' | 'resource' | 'foreign'
  readonly doc: string
  readonly source: string
  /** The elements in which it may stand; `@resource` for every resource. */
  readonly in: readonly string[]
  readonly attributes: Readonly<Record<string, AttributeSpec>>
  readonly children: Readonly<Record<string, ChildSpec>>
  /** Resources of any type may stand in it. */
  readonly takesResources?: true
  /** It may have the parameters of a fence agent. */
  readonly takesAgentParameters?: true
  readonly hasText?: true
  readonly since?: Era
  readonly until?: Era
  readonly deprecated?: string
  readonly deprecatedSince?: Era
  /** No schema has it. */
  readonly schema?: 'missing'
}

/** How a resource starts what stands in it. */
export interface ChildRule {
  readonly type: string
  /** Lower ones start first; types without a level start last, in the order of the file. */
  readonly startLevel?: number
  readonly stopLevel?: number
  /** rgmanager leaves such a child out without a word. */
  readonly isForbidden?: true
}

/** What is known of a type of resource. */
export interface ResourceAgent extends ElementSpec {
  readonly kind: 'resource'
  readonly agentFile: string
  /** The attribute that `ref` names. */
  readonly primary?: string
  readonly maxInstances?: 1
  /** The schema of RHEL 6 knows it. */
  readonly inSchema: boolean
  readonly childRules: readonly ChildRule[]
}

/** What a parameter of fence agents is, whatever the agent. */
export interface SharedParameter {
  readonly type: ValueType
  readonly doc: string
  readonly values?: readonly string[]
  /** Where it is usually written; `fencedevice` when absent. */
  readonly placement?: 'device'
  readonly isSecret?: true
  readonly deprecated?: string
}

/** A fence agent as the table holds it. */
export interface FenceAgentRow {
  readonly class: 'power' | 'storage' | 'virtual' | 'special'
  readonly doc: string
  readonly inSchema?: true
  readonly needsUnfence?: true
  readonly isNodeNameImplicit?: true
  readonly since?: Era
  readonly until?: Era
  readonly requires: string
  readonly parameters: string
}

/** A parameter of one fence agent. */
export interface FenceParameter {
  readonly name: string
  readonly type: ValueType
  readonly doc: string
  readonly values?: readonly string[]
  readonly default?: string
  readonly placement: 'device' | 'fencedevice'
  readonly required?: true
  readonly deprecated?: string
  readonly isSecret?: true
  /** The schema of RHEL 6 lists it for this agent. */
  readonly inSchema: boolean
}

/** A fence agent. */
export interface FenceAgent {
  readonly name: string
  readonly class: 'power' | 'storage' | 'virtual' | 'special'
  readonly doc: string
  readonly source: string
  readonly since?: Era
  readonly until?: Era
  readonly inSchema: boolean
  /** It cuts the node off the storage, so that the node has to readmit itself. */
  readonly needsUnfence: boolean
  /** The name of the node, which fenced adds, is all it needs to tell nodes apart. */
  readonly isNodeNameImplicit: boolean
  /** Groups of alternatives; one of each group must be given. */
  readonly requires: readonly (readonly string[])[]
  readonly parameters: ReadonlyMap<string, FenceParameter>
}

import { addTo } from '../../text/multimap.js'
import { schemasInWords } from './entry.js'
import type { AttributeEntry, ChildUse, Choice, ElementEntry, Lifetime, Option, ValueType, Word } from './entry.js'

const source = 'RELAX NG grammars of Pacemaker 2.1.5 (1.0 to 3.9) and 3.0.2 (3.10, 4.0)'

type Attribute = Omit<AttributeEntry, 'in'>
interface AttributeOptions extends Lifetime {
  readonly required?: true
  readonly words?: readonly (string | Word)[]
  readonly default?: string
}

const typeInWords: Readonly<Partial<Record<ValueType, string>>> = {
  id: 'a name, once in the file',
  reference: 'the id of something in the file',
  integer: 'a whole number',
  natural: 'a whole number from 0',
  positive: 'a whole number from 1',
  boolean: 'true or false',
  score: 'a whole number, INFINITY or -INFINITY',
  devices: 'names between commas',
  ports: 'a port, or two with a hyphen',
}

function a(name: string, type: ValueType, doc: string, options: AttributeOptions = {}): Attribute {
  const { required, words: listed, ...rest } = options
  const words = listed?.map(word => (typeof word === 'string' ? { word } : word))
  const values = words?.map(({ word }) => word) ?? (type === 'boolean' ? ['true', 'false'] : type === 'score' ? ['INFINITY', '-INFINITY'] : undefined)
  const value = words === undefined ? typeInWords[type] : words.map(({ word }) => word).join(', ')
  return {
    kind: 'attribute',
    name,
    type,
    doc,
    ...rest,
    ...schemasInWords(options),
    ...(words === undefined ? {} : { words }),
    ...(values === undefined ? {} : { values }),
    ...(value === undefined ? {} : { value }),
    isRequired: required === true,
    source,
  }
}

interface ElementOptions extends Lifetime {
  readonly attributes?: readonly Attribute[]
  readonly children?: readonly ChildUse[]
  readonly choices?: readonly Choice[]
  readonly order?: ElementEntry['order']
  readonly isOpen?: true
}

function element(name: string, doc: string, { attributes = [], children = [], choices = [], order = [], isOpen, ...lifetime }: ElementOptions = {}): Omit<ElementEntry, 'in'> {
  return {
    kind: 'element',
    name,
    doc,
    attributes: attributes.map(entry => ({ ...entry, in: [name] })),
    children,
    choices,
    order,
    isOpen: isOpen === true,
    ...lifetime,
    ...schemasInWords(lifetime),
    source,
  }
}

function some(tag: string, lifetime: Lifetime = {}): ChildUse {
  return { tag, min: 0, max: Infinity, ...lifetime }
}

function upTo(max: number, tag: string, lifetime: Lifetime = {}): ChildUse {
  return { tag, min: 0, max, ...lifetime }
}

function from(min: number, tag: string, max = Infinity): ChildUse {
  return { tag, min, max }
}

function option(needs: readonly string[], may: readonly string[] = []): Option {
  return { needs, may }
}

function oneOf(options: readonly Option[], more: Partial<Choice> = {}): Choice {
  return { options, isOptional: false, ...more }
}

const id = a('id', 'id', 'Its own name.', { required: true })
const ownId = a('id', 'id', 'Its own name.')
const idRef = a('id-ref', 'reference', 'The id of another one that stands for this one.')
const description = a('description', 'text', 'What people should know of it.')
const score = a('score', 'score', 'How much it counts.')
const actions = ['start', 'promote', 'demote', 'stop']
const roles: readonly (string | Word)[] = [
  'Stopped', 'Started', { word: 'Promoted', since: '3.7' }, { word: 'Unpromoted', since: '3.7' }, 'Master', 'Slave',
]
const kind = a('kind', 'words', 'Whether the order is a wish, a must, or only keeps two from starting at once.', { words: ['Optional', 'Mandatory', 'Serialize'], default: 'Mandatory' })

/** Attributes, one to a pair, perhaps only while a rule holds; or a reference to such a set. */
function pairs(name: string, doc: string, lifetime: Lifetime = {}): Omit<ElementEntry, 'in'> {
  return element(name, doc, {
    ...lifetime,
    attributes: [ownId, idRef, { ...score, doc: 'Of several sets the one with the higher score counts first.' }],
    children: [upTo(1, 'rule'), some('nvpair')],
    choices: [oneOf([option(['@id-ref']), option(['@id'], ['<rule', '<nvpair', '@score'])])],
  })
}

const resourceClasses: readonly (string | Word)[] = ['ocf', 'lsb', 'heartbeat', 'stonith', { word: 'upstart', until: '3.10' }]
const laterClasses = (since: string): readonly Word[] => [{ word: 'service', since }, { word: 'systemd', since }, { word: 'nagios', since, until: '3.10' }]
const provider = a('provider', 'text', 'Whose agent it is, of class ocf: heartbeat, pacemaker, linbit.')
const agentType = (required?: true): Attribute => a('type', 'text', 'The name of the agent.', required === undefined ? {} : { required })
/** Agents of ocf have a provider, and no others have one. */
const providerOfClass = oneOf([{ needs: ['@provider'], may: [], is: ['ocf'] }, { needs: [], may: [], is: ['lsb', 'heartbeat', 'stonith', 'upstart', 'service', 'systemd', 'nagios'] }], { by: 'class' })
const resourceExtra = [some('meta_attributes'), some('instance_attributes')]

function container(name: string, doc: string, lifetime: Lifetime): Omit<ElementEntry, 'in'> {
  return element(name, doc, {
    ...lifetime,
    attributes: [
      a('image', 'text', 'The image that the containers are made of.', { required: true }),
      a('replicas', 'integer', 'How many containers there are.'),
      a('replicas-per-host', 'integer', 'How many of them may be on one host.', { default: '1' }),
      a('masters', 'integer', 'How many may be promoted, as it was called before promoted-max.', { until: '3.10' }),
      a('promoted-max', 'integer', 'How many may be promoted.', { since: '3.0' }),
      a('run-command', 'text', 'What runs in the container.'),
      a('network', 'text', 'The network of the container, as its software knows it.'),
      a('options', 'text', 'Further words for the software of the container.'),
    ],
    choices: [oneOf([option(['@masters']), option(['@promoted-max'])], { isOptional: true })],
  })
}

/** Old lists of access rights stood within users. */
function right(name: string, doc: string): Omit<ElementEntry, 'in'> {
  return element(name, doc, {
    since: '1.2',
    until: '1.3',
    attributes: [id, a('tag', 'text', 'The name of the elements that it is about.'), a('ref', 'reference', 'The id of the element that it is about.'), a('xpath', 'text', 'An XPath of the elements that it is about.'), a('attribute', 'text', 'The attribute that it is about.')],
    choices: [oneOf([option([], ['@tag', '@ref']), option(['@xpath'])])],
  })
}

const dateParts: readonly Attribute[] = [
  a('years', 'text', 'Years.'),
  a('months', 'text', 'Months, 1–12.'),
  a('monthdays', 'text', 'Days of the month, 1–31.'),
  a('hours', 'text', 'Hours, 0–23.'),
  a('minutes', 'text', 'Minutes, 0–59.', { since: '3.9' }),
  a('seconds', 'text', 'Seconds, 0–59.', { since: '3.9' }),
  a('weekyears', 'text', 'Years by weeks.'),
  a('weeks', 'text', 'Weeks of the year, 1–53.'),
  a('weekdays', 'text', 'Days of the week, 1 is Monday.'),
  a('yearsdays', 'text', 'Days of the year, misspelt as the older schemas have it.'),
  a('moon', 'text', 'Phases of the moon, 0–7.', { until: '3.10' }),
]

const expressions = [some('expression'), some('date_expression'), some('rule'), some('rsc_expression', { since: '3.4' }), some('op_expression', { since: '3.4' })]
const inRule = expressions.map(({ tag }) => `<${tag}`)

const elements = (): Omit<ElementEntry, 'in'>[] => [
  element('cib', 'The whole of what the cluster knows: its configuration, and what is going on.', {
    attributes: [
      a('admin_epoch', 'natural', 'First part of the version: raised by administrators only.', { required: true }),
      a('epoch', 'natural', 'Second part of the version: raised by each change of the configuration.', { required: true }),
      a('num_updates', 'natural', 'Third part of the version: raised by each change of the state.', { required: true }),
      a('validate-with', 'text', 'The schema by which it is checked.', { default: 'the newest that fits' }),
      a('crm_feature_set', 'text', 'The features of the software that wrote it.'),
      a('remote-tls-port', 'natural', 'The port for administration from outside, encrypted.'),
      a('remote-clear-port', 'natural', 'The port for administration from outside, as plain text.'),
      a('have-quorum', 'boolean', 'Written by the cluster: whether it has quorum.'),
      a('dc-uuid', 'text', 'Written by the cluster: the node that coordinates.'),
      a('cib-last-written', 'text', 'Written by the cluster: when it was saved.'),
      a('no-quorum-panic', 'boolean', 'Written by the cluster: a node without quorum must fence itself.'),
      a('update-origin', 'text', 'Written by the cluster: the node of the last change.', { since: '1.2' }),
      a('update-client', 'text', 'Written by the cluster: the program of the last change.', { since: '1.2' }),
      a('update-user', 'text', 'Written by the cluster: the user of the last change.', { since: '1.2' }),
      a('execution-date', 'text', 'The time for which a saved state is looked at.', { since: '1.2' }),
    ],
    children: [from(1, 'configuration', 1), upTo(1, 'status')],
    order: [{ groups: [['configuration'], ['status']] }],
  }),
  element('status', 'What the cluster writes about nodes and resources. Nothing to configure.', { isOpen: true }),
  element('configuration', 'What administrators write.', {
    children: [
      from(1, 'crm_config', 1), upTo(1, 'rsc_defaults'), upTo(1, 'op_defaults'), from(1, 'nodes', 1), from(1, 'resources', 1), from(1, 'constraints', 1),
      upTo(1, 'fencing-topology', { since: '1.2' }), upTo(1, 'acls', { since: '1.2' }), upTo(1, 'tags', { since: '1.3' }), upTo(1, 'alerts', { since: '2.5' }),
    ],
  }),
  element('crm_config', 'Options of the whole cluster.', { children: [some('cluster_property_set')] }),
  pairs('cluster_property_set', 'A set of options of the cluster.'),
  element('rsc_defaults', 'What holds for all resources that say nothing else.', { children: [some('meta_attributes')] }),
  element('op_defaults', 'What holds for all operations that say nothing else.', { children: [some('meta_attributes')] }),
  element('nvpair', 'One name with its value.', {
    attributes: [ownId, { ...idRef, since: '1.3', ...schemasInWords({ since: '1.3' }) }, a('name', 'text', 'The name.'), a('value', 'text', 'The value.')],
    choices: [oneOf([option(['@id-ref'], ['@name']), option(['@id', '@name'], ['@value'])])],
  }),
  pairs('meta_attributes', 'What the cluster does with it.'),
  pairs('instance_attributes', 'What its agent is told.'),
  pairs('utilization', 'What it takes of a node, or what a node has to give.', { since: '1.2' }),

  element('nodes', 'The hosts of the cluster.', { children: [some('node')] }),
  element('node', 'A host of the cluster.', {
    attributes: [
      a('id', 'text', 'Its number, as corosync knows it.', { required: true }),
      a('uname', 'text', 'Its name.', { required: true }),
      a('type', 'words', 'What kind of node it is.', { words: ['member', 'normal', 'ping'], required: true, until: '1.0' }),
      a('type', 'words', 'What kind of node it is.', { words: ['member', { word: 'normal', until: '2.10' }, { word: 'ping', until: '3.10' }, { word: 'remote', since: '1.3' }], default: 'member', since: '1.2' }),
      description,
      { ...score, since: '1.2', ...schemasInWords({ since: '1.2' }) },
    ],
    children: [some('instance_attributes'), some('utilization', { since: '1.2' })],
  }),

  element('resources', 'What the cluster runs.', {
    children: [some('primitive'), some('template', { since: '1.2' }), some('group'), some('clone'), some('master', { until: '3.10' }), some('bundle', { since: '2.8' })],
  }),
  element('primitive', 'A single resource: an agent, and what it is told.', {
    attributes: [
      id,
      a('class', 'words', 'The kind of agent.', { words: [...resourceClasses, ...laterClasses('1.2')] }),
      provider,
      agentType(),
      a('template', 'reference', 'The template that it is made of.', { since: '1.2' }),
      description,
    ],
    children: [...resourceExtra, upTo(1, 'operations'), some('utilization', { since: '1.2' })],
    choices: [
      oneOf([option(['@class', '@type'], ['@provider']), option(['@template'])], { since: '1.2' }),
      oneOf([option(['@class', '@type'], ['@provider'])], { until: '1.0' }),
      providerOfClass,
    ],
  }),
  element('template', 'What several resources have in common.', {
    since: '1.2',
    attributes: [id, a('class', 'words', 'The kind of agent.', { words: [...resourceClasses, ...laterClasses('2.7')], required: true }), provider, agentType(true), description],
    children: [...resourceExtra, upTo(1, 'operations'), some('utilization')],
    choices: [providerOfClass],
  }),
  element('operations', 'What is done with a resource, how often and how long it may take.', { attributes: [ownId, idRef], children: [some('op')] }),
  element('op', 'One operation of a resource.', {
    attributes: [
      id,
      a('name', 'text', 'What is done: monitor, start, stop, promote, demote.', { required: true }),
      a('interval', 'text', 'How often it is done; 0 for what is not repeated.', { required: true }),
      description,
      a('start-delay', 'text', 'How long to wait before it is done.'),
      a('interval-origin', 'text', 'A time from which the intervals are counted.'),
      a('timeout', 'text', 'How long it may take.', { default: '20s' }),
      a('enabled', 'boolean', 'Whether it is done at all.', { default: 'true' }),
      a('record-pending', 'boolean', 'Whether it shows before it is finished.'),
      a('role', 'words', 'The role in which it is done.', { words: roles }),
      a('requires', 'words', 'What must be true before.', { words: ['nothing', 'quorum', 'fencing', { word: 'unfencing', since: '1.3' }], until: '2.10' }),
      a('on-fail', 'words', 'What follows when it fails.', {
        words: ['ignore', 'block', { word: 'demote', since: '3.4' }, 'stop', 'restart', 'standby', 'fence', { word: 'restart-container', since: '1.2' }],
      }),
    ],
    children: resourceExtra,
    choices: [oneOf([option(['@start-delay']), option(['@interval-origin'])], { isOptional: true })],
  }),
  element('group', 'Resources that run together, one started after the other.', { attributes: [id, description], children: [...resourceExtra, from(1, 'primitive')] }),
  ...(['clone', 'master'] as const).map(name =>
    element(name, name === 'clone' ? 'A resource, or a group, that runs on several nodes.' : 'A clone with roles, as it was written before Pacemaker 2.', {
      ...(name === 'master' ? { until: '3.10' } : {}),
      attributes: [id, description],
      children: [...resourceExtra, upTo(1, 'primitive'), upTo(1, 'group')],
      choices: [oneOf([option(['<primitive']), option(['<group'])])],
    }),
  ),
  element('bundle', 'Containers, and what runs in them.', {
    since: '2.8',
    attributes: [id, description],
    children: [...resourceExtra, upTo(1, 'docker'), upTo(1, 'rkt', { since: '2.10', until: '3.10' }), upTo(1, 'podman', { since: '3.2' }), upTo(1, 'network'), upTo(1, 'storage'), upTo(1, 'primitive')],
    choices: [oneOf([option(['<docker']), option(['<rkt']), option(['<podman'])])],
  }),
  container('docker', 'Containers of Docker.', { since: '2.8' }),
  container('rkt', 'Containers of rkt.', { since: '2.10', until: '3.10' }),
  container('podman', 'Containers of Podman.', { since: '3.2' }),
  element('network', 'The addresses and ports of containers.', {
    since: '2.8',
    attributes: [
      a('add-host', 'boolean', 'Whether each container knows the names of all.', { since: '3.0', default: 'true' }),
      a('ip-range-start', 'text', 'The first of the addresses.'),
      a('control-port', 'integer', 'The port by which the cluster reaches into containers.', { default: '3121' }),
      a('host-interface', 'text', 'The interface of the host that has the addresses.'),
      a('host-netmask', 'integer', 'Their net, in bits.', { default: '32' }),
    ],
    children: [some('port-mapping')],
  }),
  element('port-mapping', 'A port of the host that leads into the container.', {
    since: '2.8',
    attributes: [id, a('port', 'integer', 'The port of the host.'), a('internal-port', 'integer', 'The port in the container.'), a('range', 'ports', 'Several ports.')],
    choices: [oneOf([option(['@port'], ['@internal-port']), option(['@range'])])],
  }),
  element('storage', 'What of the host is seen in containers.', { since: '2.8', children: [some('storage-mapping')] }),
  element('storage-mapping', 'A path of the host that is seen in the container.', {
    since: '2.8',
    attributes: [
      id,
      a('source-dir', 'text', 'The path on the host.'),
      a('source-dir-root', 'text', 'The path on the host below which each container has a folder of its own.'),
      a('target-dir', 'text', 'The path in the container.', { required: true }),
      a('options', 'text', 'Options of the mount.'),
    ],
    choices: [oneOf([option(['@source-dir']), option(['@source-dir-root'])])],
  }),

  element('constraints', 'Where resources run, beside which others, and in which order.', { children: [some('rsc_location'), some('rsc_colocation'), some('rsc_order'), some('rsc_ticket', { since: '1.2' })] }),
  element('rsc_location', 'On which nodes a resource likes to run, or may not.', {
    attributes: [
      id,
      a('rsc', 'reference', 'The resource.'),
      a('rsc-pattern', 'text', 'A regular expression of names of resources.', { since: '2.6' }),
      a('role', 'words', 'The role that it is about.', { words: roles, since: '1.2' }),
      a('node', 'text', 'The name of the node.'),
      { ...score, doc: 'How much the resource likes the node; -INFINITY: never there.' },
      a('resource-discovery', 'words', 'Whether the cluster looks for the resource on that node.', { words: ['always', 'never', 'exclusive'], since: '2.2', default: 'always' }),
    ],
    children: [some('resource_set', { since: '1.2' }), some('rule', { until: '3.10' }), upTo(1, 'rule', { since: '4.0' }), upTo(1, 'lifetime', { until: '3.10' })],
    choices: [
      oneOf([option(['@rsc'])], { until: '1.0' }),
      oneOf([option(['@rsc'], ['@role']), option(['<resource_set'])], { since: '1.2', until: '2.5' }),
      oneOf([option(['@rsc'], ['@role']), option(['@rsc-pattern'], ['@role']), option(['<resource_set'])], { since: '2.6' }),
      oneOf([option(['@node', '@score']), option(['<rule'])]),
    ],
    order: [{ groups: [['resource_set'], ['rule'], ['lifetime']] }],
  }),
  element('resource_set', 'Several resources of one constraint.', {
    attributes: [
      ownId,
      idRef,
      a('sequential', 'boolean', 'Whether each depends on the one before it.', { default: 'true' }),
      a('require-all', 'boolean', 'Whether all of them must run.', { since: '1.2', default: 'true' }),
      a('ordering', 'words', 'How the order of the set is meant.', { words: ['group', 'listed'], since: '2.1' }),
      a('action', 'words', 'What is done in this order.', { words: actions }),
      a('role', 'words', 'The role that it is about.', { words: roles }),
      score,
      { ...kind, since: '3.0', ...schemasInWords({ since: '3.0' }) },
    ],
    children: [some('resource_ref')],
    choices: [
      oneOf([option(['@id-ref']), option(['@id', '<resource_ref'], ['@sequential', '@require-all', '@ordering', '@action', '@role', '@score', '@kind'])]),
      oneOf([option(['@score']), option(['@kind'])], { isOptional: true }),
    ],
  }),
  element('resource_ref', 'A resource of the set.', { attributes: [a('id', 'reference', 'The id of the resource.', { required: true })] }),
  element('rsc_colocation', 'Which resource runs where another one does.', {
    attributes: [
      id,
      { ...score, doc: 'How much they belong together; INFINITY: a must, -INFINITY: never.' },
      a('score-attribute', 'text', 'The attribute of nodes that has the score.', { until: '2.10' }),
      a('score-attribute-mangle', 'text', 'The attribute of nodes that has the score, with the name of the resource.', { until: '2.10' }),
      a('influence', 'text', 'Whether the first resource has a say in where the other one runs.', { since: '3.6' }),
      a('rsc', 'reference', 'The resource that depends on the other one.'),
      a('with-rsc', 'reference', 'The resource that the other one depends on.'),
      a('node-attribute', 'text', 'The attribute of nodes that must be equal, in place of the node itself.', { default: '#uname' }),
      a('rsc-role', 'words', 'The role of the first in which this holds.', { words: roles }),
      a('with-rsc-role', 'words', 'The role that the other one must have there.', { words: roles }),
    ],
    children: [some('resource_set'), upTo(1, 'lifetime', { until: '3.10' })],
    choices: [
      oneOf([option(['@rsc', '@with-rsc'], ['@node-attribute', '@rsc-role', '@with-rsc-role']), option(['<resource_set'])]),
      oneOf([option(['@score']), option(['@score-attribute']), option(['@score-attribute-mangle'])], { isOptional: true, until: '2.10' }),
    ],
    order: [{ groups: [['lifetime'], ['resource_set']] }],
  }),
  element('rsc_order', 'What is done before what.', {
    attributes: [
      id,
      a('symmetrical', 'boolean', 'Whether all is undone in the opposite order.', { default: 'true' }),
      a('require-all', 'boolean', 'Whether all copies must run first.', { since: '2.3', default: 'true' }),
      { ...score, doc: 'How much it counts: written in the place of kind before that was there.' },
      kind,
      a('first', 'reference', 'The resource that comes first.'),
      a('then', 'reference', 'The resource that comes after.'),
      a('first-action', 'words', 'What is done with the first.', { words: actions, default: 'start' }),
      a('then-action', 'words', 'What is done with the second; what is done with the first when absent.', { words: actions }),
    ],
    children: [some('resource_set'), upTo(1, 'lifetime', { until: '3.10' })],
    choices: [
      oneOf([option(['@first', '@then'], ['@first-action', '@then-action']), option(['<resource_set'])]),
      oneOf([option(['@score']), option(['@kind'])], { isOptional: true }),
    ],
    order: [{ groups: [['lifetime'], ['resource_set']] }],
  }),
  element('rsc_ticket', 'Which resources need the ticket of a site.', {
    since: '1.2',
    attributes: [
      id,
      a('rsc', 'reference', 'The resource.'),
      a('rsc-role', 'words', 'The role for which it needs the ticket.', { words: roles }),
      a('ticket', 'text', 'The name of the ticket.', { required: true }),
      a('loss-policy', 'words', 'What follows when the ticket is gone.', { words: ['stop', 'demote', 'fence', 'freeze'] }),
    ],
    children: [some('resource_set')],
    choices: [oneOf([option(['@rsc'], ['@rsc-role']), option(['<resource_set'])])],
  }),
  element('lifetime', 'The time in which a constraint holds.', { until: '3.10', children: [from(1, 'rule')] }),

  element('rule', 'A condition.', {
    attributes: [
      ownId,
      idRef,
      a('boolean-op', 'words', 'Whether one of the expressions is enough.', { words: ['or', 'and'], default: 'and' }),
      a('role', 'text', 'The role that the constraint is about.'),
      score,
      a('score-attribute', 'text', 'The attribute of nodes that has the score.'),
    ],
    children: expressions,
    choices: [
      oneOf([option(['@id-ref']), option(['@id'], ['@boolean-op', '@role', '@score', '@score-attribute', ...inRule])]),
      oneOf([option(['@id-ref']), ...inRule.map(tag => option([tag], inRule))]),
      oneOf([option(['@id-ref']), option(['@score']), option(['@score-attribute'])], { until: '3.8' }),
      oneOf([option(['@score']), option(['@score-attribute'])], { isOptional: true, since: '3.9' }),
    ],
  }),
  element('expression', 'A comparison of an attribute of nodes.', {
    attributes: [
      id,
      a('attribute', 'text', 'The attribute of nodes, or #uname, #id, #kind.', { required: true }),
      a('operation', 'words', 'How it is compared.', { words: ['lt', 'gt', 'lte', 'gte', 'eq', 'ne', 'defined', 'not_defined'], required: true }),
      a('value', 'text', 'What it is compared with.'),
      a('type', 'words', 'As what both are compared.', { words: ['string', { word: 'integer', since: '3.5' }, 'number', 'version'] }),
      a('value-source', 'words', 'Where the value comes from.', { words: ['literal', 'param', 'meta'], since: '2.9', default: 'literal' }),
    ],
  }),
  element('date_expression', 'A comparison of the time.', {
    attributes: [
      id,
      a('operation', 'words', 'How it is compared.', { words: ['in_range', 'gt', 'lt', 'date_spec'], required: true }),
      a('start', 'text', 'The time from which it holds, as ISO 8601.'),
      a('end', 'text', 'The time up to which it holds, as ISO 8601.'),
    ],
    children: [upTo(1, 'duration'), upTo(1, 'date_spec')],
    choices: [
      oneOf(
        [
          { needs: ['@end'], may: ['@start'], is: ['in_range'] },
          { needs: ['@start', '<duration'], may: [], is: ['in_range'] },
          { needs: ['@start'], may: [], is: ['gt'] },
          { needs: ['@end'], may: [], is: ['lt'] },
          { needs: ['<date_spec'], may: [], is: ['date_spec'] },
        ],
        { by: 'operation', until: '3.8' },
      ),
      oneOf(
        [
          { needs: ['@start'], may: ['@end', '<duration'], is: ['in_range'] },
          { needs: ['@end'], may: ['<duration'], is: ['in_range'] },
          { needs: ['@start'], may: [], is: ['gt'] },
          { needs: ['@end'], may: [], is: ['lt'] },
          { needs: ['<date_spec'], may: [], is: ['date_spec'] },
        ],
        { by: 'operation', since: '3.9' },
      ),
    ],
  }),
  element('date_spec', 'Times that come again.', { attributes: [id, ...dateParts, a('yeardays', 'text', 'Days of the year, 1–366.', { since: '3.9' })] }),
  element('duration', 'How long something is.', { attributes: [id, ...dateParts, a('days', 'text', 'Days.', { since: '3.9' })] }),
  element('rsc_expression', 'Which resources a rule is about.', { since: '3.4', attributes: [id, a('class', 'text', 'The class of their agent.'), a('provider', 'text', 'Its provider.'), a('type', 'text', 'Its name.')] }),
  element('op_expression', 'Which operations a rule is about.', { since: '3.4', attributes: [id, a('name', 'text', 'The operation.', { required: true }), a('interval', 'text', 'Its interval.')] }),

  element('fencing-topology', 'Which devices fence which node, and in which order they are tried.', { since: '1.2', children: [some('fencing-level')] }),
  element('fencing-level', 'Devices that together fence a node.', {
    since: '1.2',
    attributes: [
      id,
      a('target', 'text', 'The name of the node.'),
      a('target-pattern', 'text', 'A regular expression of names of nodes.'),
      a('target-attribute', 'text', 'The attribute by which nodes are chosen.', { since: '2.4' }),
      a('target-value', 'text', 'What that attribute is.', { since: '2.4' }),
      a('index', 'positive', 'The level: lower ones are tried first.', { required: true }),
      a('devices', 'devices', 'The fence devices, all of which must succeed.', { required: true }),
    ],
    choices: [
      oneOf([option(['@target']), option(['@target-pattern'])], { until: '2.3' }),
      oneOf([option(['@target']), option(['@target-pattern']), option(['@target-attribute', '@target-value'])], { since: '2.4' }),
    ],
  }),

  element('acls', 'Who may see and change what.', { since: '1.2', children: [some('acl_user', { until: '1.3' }), some('acl_target', { since: '2.0' }), some('acl_group', { since: '2.0' }), some('acl_role')] }),
  element('acl_user', 'A user, and what it may do.', {
    since: '1.2',
    until: '1.3',
    attributes: [id],
    children: [some('role_ref'), some('read'), some('write'), some('deny')],
    choices: [oneOf([option(['<role_ref']), option([], ['<read', '<write', '<deny'])], { isOptional: true })],
  }),
  element('role_ref', 'A role of the user.', { since: '1.2', until: '1.3', attributes: [a('id', 'reference', 'The id of the role.', { required: true })] }),
  right('read', 'What may be seen.'),
  right('write', 'What may be changed.'),
  right('deny', 'What may not be seen.'),
  element('acl_target', 'A user, and the roles that it has.', { since: '2.0', attributes: [a('id', 'text', 'The name of the user.', { required: true }), a('name', 'text', 'The name of the user, where the id is another one.', { since: '3.8' })], children: [some('role')] }),
  element('acl_group', 'A group of users, and the roles that it has.', { since: '2.0', attributes: [id, a('name', 'text', 'The name of the group, where the id is another one.', { since: '3.8' })], children: [some('role')] }),
  element('role', 'A role of a user or group.', { since: '2.0', attributes: [a('id', 'reference', 'The id of the role.', { required: true })] }),
  element('acl_role', 'What those may do who have this role.', {
    since: '1.2',
    attributes: [id, { ...description, since: '2.0', ...schemasInWords({ since: '2.0' }) }],
    children: [some('acl_permission', { since: '2.0' }), some('read', { until: '1.3' }), some('write', { until: '1.3' }), some('deny', { until: '1.3' })],
  }),
  element('acl_permission', 'One thing that may be done, or not.', {
    since: '2.0',
    attributes: [
      id,
      a('kind', 'words', 'What may be done.', { words: ['read', 'write', 'deny'], required: true }),
      a('xpath', 'text', 'An XPath of what it is about.'),
      a('reference', 'reference', 'The id of what it is about.'),
      a('object-type', 'text', 'The name of the elements that it is about.'),
      a('attribute', 'text', 'The attribute that it is about.'),
      description,
    ],
    choices: [oneOf([option(['@xpath']), option(['@reference']), option(['@object-type'], ['@attribute'])])],
  }),

  element('tags', 'Names for several things together.', { since: '1.3', children: [some('tag')] }),
  element('tag', 'A name for several things together.', { since: '1.3', attributes: [id], children: [from(1, 'obj_ref')] }),
  element('obj_ref', 'One of the things.', { since: '1.3', attributes: [a('id', 'reference', 'Its id.', { required: true, until: '3.2' }), a('id', 'text', 'Its id.', { required: true, since: '3.3' })] }),

  element('alerts', 'Programs that are told what happens.', { since: '2.5', children: [some('alert')] }),
  element('alert', 'A program that is told what happens.', {
    since: '2.5',
    attributes: [id, description, a('path', 'text', 'The path of the program.', { required: true })],
    children: [...resourceExtra, upTo(1, 'select', { since: '2.10' }), some('recipient')],
    order: [{ until: '2.9', groups: [['meta_attributes', 'instance_attributes'], ['recipient']] }],
  }),
  element('recipient', 'Where the program sends it.', { since: '2.5', attributes: [id, description, a('value', 'text', 'An address, a file, whatever the program takes.', { required: true })], children: resourceExtra }),
  element('select', 'Of what the program is told.', { since: '2.10', children: [upTo(1, 'select_attributes'), upTo(1, 'select_fencing'), upTo(1, 'select_nodes'), upTo(1, 'select_resources')] }),
  element('select_attributes', 'It is told of changed attributes of nodes.', { since: '2.10', children: [some('attribute')] }),
  element('select_fencing', 'It is told of fencing.', { since: '2.10' }),
  element('select_nodes', 'It is told of nodes that come and go.', { since: '2.10' }),
  element('select_resources', 'It is told of what is done with resources.', { since: '2.10' }),
  element('attribute', 'An attribute of nodes of which it is told.', { since: '2.10', attributes: [id, a('name', 'text', 'The name of the attribute.', { required: true })] }),
]

let table: readonly ElementEntry[] | undefined

/** All elements, each with where it may stand. */
export function allElements(): readonly ElementEntry[] {
  if (table !== undefined) return table
  const all = elements()
  const homes = new Map<string, string[]>()
  for (const { name, children } of all) for (const { tag } of children) addTo(homes, tag, name)
  return (table = all.map(entry => ({ ...entry, in: [...new Set(homes.get(entry.name) ?? [])] })))
}

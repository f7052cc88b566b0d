import type { VocabularyEntry } from '../../language.js'

const source = 'crm(8), crmsh 4.4.1 parse.py'

function statement(name: string, doc: string, value: string, more: Partial<VocabularyEntry> = {}): VocabularyEntry {
  return { name, kind: 'statement', in: [], doc, value, ...more, source }
}

function part(name: string, places: readonly string[], doc: string, value: string): VocabularyEntry {
  return { name, kind: 'keyword', in: places, doc, value, source }
}

const primitives = ['primitive', 'rsc_template']
const holders = ['group', 'clone', 'ms', 'bundle']

/** What a line may begin with. */
export const statements: readonly VocabularyEntry[] = [
  statement('node', 'A host of the cluster, with attributes of its own.', '[ID:] NAME[:TYPE] [attributes NAME=VALUE …] [utilization NAME=VALUE …]'),
  statement('primitive', 'Something that an agent runs.', 'ID [CLASS:[PROVIDER:]]TYPE or @TEMPLATE, then params, meta, utilization, op'),
  statement('rsc_template', 'What several primitives have in common.', 'ID [CLASS:[PROVIDER:]]TYPE, then params, meta, utilization, op'),
  statement('group', 'Resources that run together, started in order.', 'ID RESOURCE … [meta NAME=VALUE …]'),
  statement('clone', 'A resource or a group that runs on several hosts at once.', 'ID RESOURCE [meta NAME=VALUE …]'),
  statement('ms', 'A clone of which some copies are promoted, such as DRBD.', 'ID RESOURCE [meta NAME=VALUE …]', { deprecated: 'Pacemaker 2.0 and later have a clone with promotable=true for it' }),
  statement('master', 'The same as ms.', 'ID RESOURCE [meta NAME=VALUE …]', { deprecated: 'Pacemaker 2.0 and later have a clone with promotable=true for it' }),
  statement('bundle', 'A resource in containers.', 'ID docker or podman NAME=VALUE …, then network, storage, primitive'),
  statement('location', 'Where a resource may run, or would rather.', 'ID RESOURCE SCORE: NODE or ID RESOURCE rule …'),
  statement('colocation', 'A resource runs where another one runs: the first depends on the second.', 'ID SCORE: RESOURCE[:ROLE] RESOURCE[:ROLE]'),
  statement('collocation', 'The same as colocation.', 'ID SCORE: RESOURCE[:ROLE] RESOURCE[:ROLE]'),
  statement('order', 'What is done first, and what then.', 'ID [KIND:] RESOURCE[:ACTION] RESOURCE[:ACTION] [symmetrical=BOOLEAN]'),
  statement('rsc_ticket', 'A resource runs only where a ticket of another site is.', 'ID TICKET: RESOURCE[:ROLE] [loss-policy=POLICY]'),
  statement('property', 'Options of the whole cluster.', '[ID:] NAME=VALUE …'),
  statement('rsc_defaults', 'Meta attributes of resources that say nothing else.', '[ID:] NAME=VALUE …'),
  statement('op_defaults', 'Attributes of operations that say nothing else.', '[ID:] NAME=VALUE …'),
  statement('fencing_topology', 'By which devices a host is fenced, one after the other.', '[NODE:] DEVICE[,DEVICE] …'),
  statement('tag', 'One name for several resources.', 'ID RESOURCE …'),
  statement('alert', 'A program that is called when something happens.', 'ID PATH [attributes …] [meta …] [to RECIPIENT …]'),
  statement('role', 'What somebody may read or write of the configuration.', 'NAME read|write|deny xpath:PATH, ref:ID or type:ELEMENT …'),
  statement('acl_target', 'A user, and the roles that it has.', 'NAME ROLE …'),
  statement('acl_group', 'A group of users, and the roles that it has.', 'NAME ROLE …'),
  statement('xml', 'A part of the CIB as it is, for what the crm shell has no words.', 'an element'),
]

/** What parts a statement. */
export const parts: readonly VocabularyEntry[] = [
  part('params', [...primitives, ...holders], 'Parameters of the agent.', 'NAME=VALUE …'),
  part('meta', [...primitives, ...holders, 'alert'], 'What the cluster is to know of it.', 'NAME=VALUE …'),
  part('utilization', ['node', ...primitives], 'How much of something a host has, or a resource needs.', 'NAME=NUMBER …'),
  part('attributes', ['node', 'alert'], 'Attributes of its own.', 'NAME=VALUE …'),
  part('op', primitives, 'An operation: how often it is done, and how long it may take.', 'NAME interval=TIME timeout=TIME …'),
  part('operations', primitives, 'A name for all operations, so that others may refer to them.', '$id=ID or $id-ref=ID'),
  part('op_params', ['op'], 'Parameters of the agent for this operation only.', 'NAME=VALUE …'),
  part('op_meta', ['op'], 'What the cluster is to know of the operation.', 'NAME=VALUE …'),
  part('rule', ['location', 'params', 'meta', 'property', 'rsc_defaults', 'op_defaults'], 'When it holds.', '[$role=ROLE] [SCORE:] EXPRESSION [and|or EXPRESSION …]'),
  part('to', ['alert'], 'Whom the program is to tell.', 'RECIPIENT'),
  part('read', ['role'], 'What may be read.', 'xpath:PATH, ref:ID or type:ELEMENT'),
  part('write', ['role'], 'What may be changed, and read.', 'xpath:PATH, ref:ID or type:ELEMENT'),
  part('deny', ['role'], 'What may not even be read.', 'xpath:PATH, ref:ID or type:ELEMENT'),
  part('select', ['alert'], 'What is told.', 'nodes fencing resources attributes { NAME … }'),
]

/** The names of all statements; `user` is for schemas before 2.0, `monitor` adds to a primitive. */
export const statementNames: readonly string[] = statements.map(({ name }) => name)

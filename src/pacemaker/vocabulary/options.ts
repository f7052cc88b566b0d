import type { VocabularyEntry } from '../../languages/language.js'

/**
 * What a value is, as the cluster reads it.
 *
 * - `time`: a number with a unit, seconds without; or a duration of ISO 8601
 * - `score`: a whole number, INFINITY or -INFINITY
 */
export type OptionType = 'boolean' | 'integer' | 'score' | 'time' | 'words' | 'percentage' | 'text'

/** Where a pair of name and value stands. */
export type OptionPlace = 'cluster' | 'resource' | 'clone' | 'bundle' | 'device'

/** A name that a pair in a set may have. */
export interface OptionEntry extends VocabularyEntry {
  readonly kind: 'option'
  readonly place: OptionPlace
  readonly type: OptionType
  /** The scheduler looks at the value and says so where it is bad. crm_verify asks the scheduler only. */
  readonly isChecked: boolean
  /** The release that brought it, and the last that had it. */
  readonly since?: string
  readonly until?: string
}

type More = Partial<Pick<OptionEntry, 'values' | 'default' | 'unit' | 'since' | 'until' | 'deprecated'>> & { readonly unchecked?: true }

const homes: Readonly<Record<OptionPlace, string>> = {
  cluster: 'cluster_property_set',
  resource: 'meta_attributes',
  clone: 'meta_attributes',
  bundle: 'meta_attributes',
  device: 'instance_attributes',
}

const typeInWords: Readonly<Partial<Record<OptionType, string>>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  score: 'a whole number, INFINITY or -INFINITY',
  time: 'a time such as 60s or 2min',
  percentage: 'a percentage',
}

function option(place: OptionPlace, name: string, type: OptionType, doc: string, { unchecked, ...more }: More, source: string): OptionEntry {
  const values = more.values ?? (type === 'boolean' ? ['true', 'false'] : undefined)
  const value = more.values?.join(', ') ?? typeInWords[type]
  const { since, until } = more
  const versions = since === undefined ? (until === undefined ? undefined : `up to ${until}`) : until === undefined ? `${since} and later` : `${since} to ${until}`
  return {
    kind: 'option',
    place,
    name,
    in: [homes[place]],
    type,
    doc,
    ...more,
    isChecked: place === 'cluster' && unchecked !== true,
    ...(values === undefined ? {} : { values }),
    ...(value === undefined ? {} : { value }),
    ...(versions === undefined ? {} : { versions }),
    source,
  }
}

const scheduler = 'Pacemaker 2.1.5 pacemaker-schedulerd metadata'
const controller = 'Pacemaker 2.1.5 pacemaker-controld metadata'
const manager = 'Pacemaker 2.1.5 pacemaker-based metadata'
const explained = 'Pacemaker Explained, "Cluster Resources"'
const fencer = 'Pacemaker 2.1.5 pacemaker-fenced metadata'

const cluster = (name: string, type: OptionType, doc: string, more: More = {}): OptionEntry => option('cluster', name, type, doc, more, scheduler)
const daemon = (name: string, type: OptionType, doc: string, more: More = {}): OptionEntry => option('cluster', name, type, doc, { ...more, unchecked: true }, controller)
const resource = (name: string, type: OptionType, doc: string, more: More = {}): OptionEntry => option('resource', name, type, doc, more, explained)
const clone = (name: string, type: OptionType, doc: string, more: More = {}): OptionEntry => option('clone', name, type, doc, more, explained)
const device = (name: string, type: OptionType, doc: string, more: More = {}): OptionEntry => option('device', name, type, doc, more, fencer)

const roles = ['Stopped', 'Started', 'Promoted', 'Unpromoted', 'Master', 'Slave']
const fenceActions = ['reboot', 'off', 'on', 'list', 'monitor', 'status']

const options = (): OptionEntry[] => [
  cluster('no-quorum-policy', 'words', 'What a part of the cluster without quorum does with its resources.', { values: ['stop', 'freeze', 'ignore', 'demote', 'suicide'], default: 'stop' }),
  cluster('symmetric-cluster', 'boolean', 'Whether a resource may run on every node that is not ruled out.', { default: 'true' }),
  cluster('maintenance-mode', 'boolean', 'Whether the cluster leaves all resources alone.', { default: 'false' }),
  cluster('start-failure-is-fatal', 'boolean', 'Whether one failed start rules a node out.', { default: 'true' }),
  cluster('enable-startup-probes', 'boolean', 'Whether a node that joins is searched for running resources.', { default: 'true' }),
  cluster('shutdown-lock', 'boolean', 'Whether resources wait for a node that was shut down cleanly.', { default: 'false', since: '2.0.4' }),
  cluster('shutdown-lock-limit', 'time', 'How long they wait; 0 is for ever.', { default: '0', since: '2.0.4' }),
  cluster('stonith-enabled', 'boolean', 'Whether nodes that fail are fenced.', { default: 'true' }),
  cluster('stonith-action', 'words', 'What fence devices are asked to do.', { values: ['reboot', 'off', 'poweroff'], default: 'reboot' }),
  cluster('stonith-timeout', 'time', 'How long a fence device may take.', { default: '60s' }),
  cluster('have-watchdog', 'boolean', 'Written by the cluster: sbd watches the nodes.', { default: 'false' }),
  cluster('concurrent-fencing', 'boolean', 'Whether several nodes are fenced at once.', { default: 'false' }),
  cluster('startup-fencing', 'boolean', 'Whether nodes that were never seen are fenced at the start.', { default: 'true' }),
  cluster('priority-fencing-delay', 'time', 'How long fencing waits for the node whose resources have the higher priority.', { default: '0', since: '2.0.4' }),
  cluster('cluster-delay', 'time', 'How long a message may take through the cluster and back.', { default: '60s' }),
  cluster('batch-limit', 'integer', 'How many jobs run at once; 0 is by load.', { default: '0' }),
  cluster('migration-limit', 'integer', 'How many live migrations a node does at once; -1 is without limit.', { default: '-1' }),
  cluster('stop-all-resources', 'boolean', 'Whether everything is stopped.', { default: 'false' }),
  cluster('stop-orphan-resources', 'boolean', 'Whether resources that were taken out are stopped.', { default: 'true' }),
  cluster('stop-orphan-actions', 'boolean', 'Whether operations that were taken out are cancelled.', { default: 'true' }),
  cluster('remove-after-stop', 'boolean', 'Whether stopped resources are forgotten.', { default: 'false', until: '2.1', deprecated: 'nothing: it does harm' }),
  cluster('pe-error-series-max', 'integer', 'How many inputs of the scheduler with errors are kept.', { default: '-1' }),
  cluster('pe-warn-series-max', 'integer', 'How many with warnings are kept.', { default: '5000' }),
  cluster('pe-input-series-max', 'integer', 'How many others are kept.', { default: '4000' }),
  cluster('node-health-strategy', 'words', 'What follows from the health of a node.', { values: ['none', 'migrate-on-red', 'only-green', 'progressive', 'custom'], default: 'none' }),
  cluster('node-health-base', 'integer', 'What a node has to begin with, where health is added up.', { default: '0' }),
  cluster('node-health-green', 'score', 'What green counts.', { default: '0' }),
  cluster('node-health-yellow', 'score', 'What yellow counts.', { default: '0' }),
  cluster('node-health-red', 'score', 'What red counts.', { default: '-INFINITY' }),
  cluster('placement-strategy', 'words', 'How the weight of resources counts in where they run.', { values: ['default', 'utilization', 'minimal', 'balanced'], default: 'default' }),
  daemon('dc-version', 'text', 'Written by the cluster: the release of the node that coordinates.'),
  daemon('cluster-infrastructure', 'text', 'Written by the cluster: what it stands on.'),
  daemon('cluster-name', 'text', 'The name of the cluster, as in corosync.conf.'),
  daemon('dc-deadtime', 'time', 'How long a node waits for others at the start.', { default: '20s' }),
  daemon('cluster-recheck-interval', 'time', 'How often rules of time are looked at.', { default: '15min' }),
  daemon('load-threshold', 'percentage', 'The load from which the cluster holds back.', { default: '80%' }),
  daemon('node-action-limit', 'integer', 'How many jobs run at once on a node; 0 is twice its cores.', { default: '0' }),
  daemon('fence-reaction', 'words', 'What a node does that hears that it was fenced.', { values: ['stop', 'panic'], default: 'stop' }),
  daemon('election-timeout', 'time', 'How long it may take to find who coordinates.', { default: '2min' }),
  daemon('shutdown-escalation', 'time', 'How long a clean shutdown may take.', { default: '20min' }),
  daemon('join-integration-timeout', 'time', 'How long the first half of joining may take.', { default: '3min' }),
  daemon('join-finalization-timeout', 'time', 'How long the second half of joining may take.', { default: '30min' }),
  daemon('transition-delay', 'time', 'How long the cluster waits before it acts.', { default: '0s' }),
  daemon('stonith-watchdog-timeout', 'time', 'After how long a node that is not seen counts as stopped by its watchdog; -1 is twice the time of sbd.', { default: '0' }),
  daemon('stonith-max-attempts', 'integer', 'How often fencing is tried at once.', { default: '10' }),
  option('cluster', 'enable-acl', 'boolean', 'Whether access rights count.', { default: 'false', unchecked: true }, manager),
  option('cluster', 'cluster-ipc-limit', 'integer', 'How many messages may wait for a program.', { default: '500', unchecked: true }, manager),

  resource('priority', 'score', 'Of two that cannot both run, the one with more stays.', { default: '0' }),
  resource('critical', 'boolean', 'Whether it has a say in where those run that it depends on.', { default: 'true', since: '2.1' }),
  resource('target-role', 'words', 'What it should be.', { values: roles, default: 'Started' }),
  resource('is-managed', 'boolean', 'Whether the cluster starts and stops it.', { default: 'true' }),
  resource('maintenance', 'boolean', 'Whether the cluster leaves it alone altogether.', { default: 'false' }),
  resource('resource-stickiness', 'score', 'How much it likes to stay where it is.', { default: '0' }),
  resource('requires', 'words', 'What must be true before it starts.', { values: ['nothing', 'quorum', 'fencing', 'unfencing'] }),
  resource('migration-threshold', 'score', 'After how many failures a node is ruled out.', { default: 'INFINITY' }),
  resource('failure-timeout', 'time', 'After how long failures are forgotten; 0 is never.', { default: '0' }),
  resource('multiple-active', 'words', 'What follows when it runs twice.', { values: ['block', 'stop_only', 'stop_start', 'stop_unexpected'], default: 'stop_start' }),
  resource('allow-migrate', 'boolean', 'Whether it moves without a stop.', { default: 'false' }),
  resource('allow-unhealthy-nodes', 'boolean', 'Whether the health of nodes does not count for it.', { default: 'false', since: '2.1.3' }),
  resource('container-attribute-target', 'words', 'Which node keeps the attributes of a bundle.', { values: ['host'] }),
  resource('remote-node', 'text', 'The name of the node that it is, when it runs.'),
  resource('remote-port', 'integer', 'The port of that node.', { default: '3121' }),
  resource('remote-addr', 'text', 'The address of that node.'),
  resource('remote-connect-timeout', 'time', 'How long to wait for that node.', { default: '60s' }),
  resource('remote-allow-migrate', 'boolean', 'Whether that node may move without a stop.', { default: 'true' }),

  clone('clone-max', 'integer', 'How many copies there are.', { default: 'one a node' }),
  clone('clone-node-max', 'integer', 'How many copies a node has at most.', { default: '1' }),
  clone('clone-min', 'integer', 'How many copies must run before what comes after starts.', { default: '0' }),
  clone('globally-unique', 'boolean', 'Whether each copy does something of its own.', { default: 'false' }),
  clone('notify', 'boolean', 'Whether copies are told of each other. DRBD needs it.', { default: 'false' }),
  clone('ordered', 'boolean', 'Whether copies start one after the other.', { default: 'false' }),
  clone('interleave', 'boolean', 'Whether what comes after waits for the copy of its own node only.', { default: 'false' }),
  clone('promotable', 'boolean', 'Whether copies have roles.', { default: 'false', since: '2.0' }),
  clone('promoted-max', 'integer', 'How many copies are promoted.', { default: '1', since: '2.0' }),
  clone('promoted-node-max', 'integer', 'How many copies a node may promote.', { default: '1', since: '2.0' }),
  clone('master-max', 'integer', 'How many copies are promoted, as it was called up to Pacemaker 1.1.', { default: '1', deprecated: 'promoted-max' }),
  clone('master-node-max', 'integer', 'How many copies a node may promote, as it was called up to Pacemaker 1.1.', { default: '1', deprecated: 'promoted-node-max' }),

  device('pcmk_host_list', 'text', 'The nodes that the device can fence.'),
  device('pcmk_host_map', 'text', 'By which name or port the device knows a node, such as `alpha:1;beta:2`.'),
  device('pcmk_host_check', 'words', 'How the cluster knows which nodes the device can fence.', { values: ['dynamic-list', 'static-list', 'status', 'none'] }),
  device('pcmk_host_argument', 'text', 'The parameter of the agent that takes the node; none for none.', { default: 'port' }),
  device('pcmk_delay_max', 'time', 'A random time to wait before fencing, at most.', { default: '0s' }),
  device('pcmk_delay_base', 'text', 'A fixed time to wait before fencing.', { default: '0s' }),
  device('pcmk_action_limit', 'integer', 'How many things the device does at once; -1 is without limit.', { default: '1' }),
  ...fenceActions.flatMap(action => [
    device(`pcmk_${action}_action`, 'text', `What the device is asked for "${action}".`, { default: action }),
    device(`pcmk_${action}_timeout`, 'time', `How long "${action}" may take.`, { default: '60s' }),
    device(`pcmk_${action}_retries`, 'integer', `How often "${action}" is tried.`, { default: '2' }),
  ]),
]

let table: readonly OptionEntry[] | undefined

/** All names that mean something to the cluster itself. */
export function allOptions(): readonly OptionEntry[] {
  return (table ??= options())
}

/** Spellings that were left behind, and what is written today. */
export const formerOptions: Readonly<Record<string, string>> = {
  'default-action-timeout': 'timeout in op_defaults',
  default_action_timeout: 'timeout in op_defaults',
  'default-migration-threshold': 'migration-threshold in rsc_defaults',
  default_migration_threshold: 'migration-threshold in rsc_defaults',
  'default-resource-failure-stickiness': 'migration-threshold in rsc_defaults',
  default_resource_failure_stickiness: 'migration-threshold in rsc_defaults',
  'default-resource-stickiness': 'resource-stickiness in rsc_defaults',
  default_resource_stickiness: 'resource-stickiness in rsc_defaults',
  'is-managed-default': 'is-managed in rsc_defaults',
  is_managed_default: 'is-managed in rsc_defaults',
  'expected-quorum-votes': 'expected_votes in corosync.conf',
  'notification-agent': 'an alert',
  'notification-recipient': 'a recipient of an alert',
  cluster_recheck_interval: 'cluster-recheck-interval',
  dc_deadtime: 'dc-deadtime',
  election_timeout: 'election-timeout',
  no_quorum_policy: 'no-quorum-policy',
  remove_after_stop: 'remove-after-stop',
  shutdown_escalation: 'shutdown-escalation',
  startup_fencing: 'startup-fencing',
  stonith_action: 'stonith-action',
  stonith_enabled: 'stonith-enabled',
  stop_orphan_actions: 'stop-orphan-actions',
  stop_orphan_resources: 'stop-orphan-resources',
  symmetric_cluster: 'symmetric-cluster',
  transition_idle_timeout: 'cluster-delay',
}

/** Names of pairs that schemas refuse, by the set around them and what that stands in. */
export interface RefusedNames {
  readonly set: string
  readonly holders: readonly string[]
  readonly since: string
  readonly until?: string
  readonly names: readonly string[]
}

export const refusedNames: readonly RefusedNames[] = [
  { set: 'cluster_property_set', holders: ['crm_config'], since: '3.0', names: Object.keys(formerOptions) },
  { set: 'meta_attributes', holders: ['primitive', 'template'], since: '3.0', names: ['isolation', 'isolation-host', 'isolation-instance', 'isolation-wrapper'] },
  { set: 'meta_attributes', holders: ['op'], since: '3.0', names: ['requires'] },
  {
    set: 'instance_attributes',
    holders: ['primitive', 'template'],
    since: '3.0',
    until: '3.0',
    names: ['pcmk_arg_map', 'pcmk_list_cmd', 'pcmk_monitor_cmd', 'pcmk_off_cmd', 'pcmk_on_cmd', 'pcmk_reboot_cmd', 'pcmk_status_cmd'],
  },
  {
    set: 'instance_attributes',
    holders: ['op'],
    since: '3.0',
    until: '3.0',
    names: ['interval-origin', 'start-delay', 'enabled', 'on-fail', 'record-pending', 'role', 'timeout', 'requires'],
  },
]

/** What the cluster stood on once: schemas from 3.0 on refuse it. */
export const formerStacks: readonly string[] = ['heartbeat', 'openais', 'classic openais', 'classic openais (with plugin)', 'cman']

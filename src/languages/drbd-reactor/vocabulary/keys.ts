import type { ReactorEntry, ValueType } from './entry.js'

const release = 'drbd-reactor 1.11.0'

interface Details {
  readonly default?: string
  readonly unit?: string
  readonly values?: readonly string[]
  readonly since?: string
  readonly deprecated?: string
  readonly isAnyCase?: true
  readonly isRequired?: true
}

const kinds: Readonly<Record<ValueType, string>> = {
  string: 'text',
  path: 'a path',
  'socket-address': 'address and port, such as 192.0.2.1:9942, [2001:db8::1]:9942 or :9942',
  bool: 'true or false',
  u32: 'a whole number, 0–4294967295',
  u64: 'a whole number from 0 on',
  choice: 'one word of several',
  strings: 'an array of texts',
  'string-table': 'a table of texts',
  pattern: 'a text, or { operator = "Equals" or "NotEquals", value = … }',
  'number-pattern': 'a whole number, or { operator = "Equals" or "NotEquals", value = … }',
  'pattern-table': 'a table of patterns',
  tables: 'tables in double brackets, one for each',
  'table-of-tables': 'a table for each name',
}

function entry(place: string, name: string, type: ValueType, doc: string, file: string, details: Details = {}): ReactorEntry {
  const { unit, since } = details
  return {
    name,
    kind: type === 'tables' || type === 'table-of-tables' ? 'table' : 'key',
    in: place === '' ? [] : [place],
    doc,
    type,
    value: unit === undefined ? kinds[type] : `${kinds[type]}, ${unit}`,
    ...details,
    ...(since === undefined ? {} : { versions: `${since} and later` }),
    source: `${release} ${file}`,
  }
}

const promoter = 'src/plugin/promoter.rs'
const umh = 'src/plugin/umh.rs'
const resource = 'promoter.resources'
const strengths = ['Wants', 'Requires', 'Requisite', 'BindsTo']
const rules = ['umh.resource', 'umh.device', 'umh.peerdevice', 'umh.connection']

/** All keys, in the order of the manual. */
export const keys: readonly ReactorEntry[] = [
  entry('', 'log', 'tables', 'A place that the daemon logs to.', 'src/config.rs', { default: 'one, of level info, to standard error' }),
  entry('', 'snippets', 'path', 'A folder whose *.toml files, by name, are put behind this file before all is read as one. Without it none is read.', 'src/config.rs, src/main.rs'),
  entry('', 'snippets-monitoring-interval', 'u64', 'How often is looked whether a snippet is newer than what runs, which is only warned of; 0 never, and 30 at the least.', 'src/config.rs', { default: '120', unit: 'seconds', since: '1.11.0' }),
  entry('', 'statistics-poll-interval', 'u64', 'How often DRBD is asked for its statistics.', 'src/config.rs', { default: '60', unit: 'seconds' }),
  entry('', 'promoter', 'tables', 'Promotes resources of DRBD and starts what needs them.', promoter),
  entry('', 'umh', 'tables', 'Runs commands when the state of DRBD changes.', umh),
  entry('', 'prometheus', 'tables', 'Answers Prometheus.', 'src/plugin/prometheus.rs'),
  entry('', 'agentx', 'tables', 'Tells an SNMP daemon.', 'src/plugin/agentx.rs', { since: '1.3.0' }),
  entry('', 'debugger', 'tables', 'Logs what DRBD tells.', 'src/plugin/debugger.rs'),

  entry('log', 'level', 'choice', 'How much is logged.', 'src/config.rs', { default: 'info', values: ['off', 'error', 'warn', 'info', 'debug', 'trace'], isAnyCase: true }),
  entry('log', 'file', 'path', 'The file that is logged to.', 'src/config.rs', { default: 'standard error' }),

  entry('promoter', 'id', 'string', 'A name of former times, which nothing reads.', 'src/plugin.rs', { deprecated: 'nothing reads it' }),
  entry('promoter', 'resources', 'table-of-tables', 'The resources to promote, each by its name in drbd.conf.', promoter),

  entry(resource, 'start', 'strings', 'What is started once the resource is promoted, in order: units of systemd, or "ocf:VENDOR:AGENT INSTANCE key=value …".', promoter, { default: '[]' }),
  entry(resource, 'stop', 'strings', 'What is run to stop, with the runner shell only.', promoter, { default: 'start in reverse' }),
  entry(resource, 'runner', 'choice', 'What starts the list: systemd, or a shell.', promoter, { default: 'systemd', values: ['systemd', 'shell'] }),
  entry(resource, 'dependencies-as', 'choice', 'How each unit needs the one before it, in words of systemd.', promoter, { default: 'Requires', values: strengths }),
  entry(resource, 'target-as', 'choice', 'How the target needs its units, in words of systemd.', promoter, { default: 'Requires', values: strengths }),
  entry(resource, 'on-drbd-demote-failure', 'choice', 'What systemd does with the host when the resource cannot be demoted.', promoter, {
    default: 'none',
    values: ['none', 'reboot', 'reboot-force', 'reboot-immediate', 'poweroff', 'poweroff-force', 'poweroff-immediate', 'exit', 'exit-force'],
  }),
  entry(resource, 'on-stop-failure', 'string', 'The former name of on-drbd-demote-failure, which nothing reads.', promoter, { deprecated: 'write on-drbd-demote-failure' }),
  entry(resource, 'stop-services-on-exit', 'bool', 'Whether the services stop with the daemon.', promoter, { default: 'false' }),
  entry(resource, 'secondary-force', 'bool', 'Whether the resource is demoted by force where it cannot be otherwise.', promoter, { default: 'true', since: '0.8.0' }),
  entry(resource, 'preferred-nodes', 'strings', 'Hosts by uname -n, the best first: each place waits a second longer before it promotes.', promoter, { default: '[]', since: '0.7.0' }),
  entry(resource, 'preferred-nodes-policy', 'choice', 'Whether services move back to a better host, or only start there.', promoter, { default: 'always', values: ['always', 'start-only'], since: '1.9.0' }),
  entry(resource, 'on-quorum-loss', 'choice', 'What becomes of the services when DRBD loses quorum.', promoter, { default: 'shutdown', values: ['shutdown', 'freeze'], since: '0.9.0' }),
  entry(resource, 'on-disk-detach', 'choice', 'What becomes of the services when the local disk is lost.', promoter, { default: 'ignore', values: ['ignore', 'fail-over'], since: '1.11.0' }),
  entry(resource, 'fencing-promote-delay', 'u64', 'How much longer is waited before promoting where quorum is off, fencing on and not all peers connected.', promoter, { default: '5', unit: 'seconds', since: '1.10.0' }),
  entry(resource, 'adjust-resource-on-start', 'bool', 'Whether drbdadm adjust is run when the promoter starts.', promoter, { default: 'true', since: '1.11.0' }),
  entry(resource, 'sleep-before-promote-factor', 'u32', 'By what the wait before promoting is multiplied, which goes by the state of the disk.', promoter, { default: '1', since: '0.4.1' }),

  ...['resource', 'device', 'peerdevice', 'connection'].map(name => entry('umh', name, 'tables', `A rule about ${name === 'peerdevice' ? 'the devices of peers' : `${name}s`}.`, umh)),
  ...rules.flatMap(place => [
    entry(place, 'command', 'string', 'What sh -c runs when an event matches.', umh, { isRequired: true }),
    entry(place, 'name', 'string', 'How the rule is called in the log.', umh),
    entry(place, 'env', 'string-table', 'What is put into the environment beside the DRBD_ variables.', umh, { default: '{}' }),
    entry(place, 'event-type', 'pattern', 'The kind of event: Exists, Create, Change or Destroy.', umh),
    entry(place, 'resource-name', 'pattern', 'The resource that it is about.', umh),
    ...(place === 'umh.device' || place === 'umh.peerdevice' ? [entry(place, 'volume', 'number-pattern', 'The volume that it is about.', umh)] : []),
    ...(place === 'umh.peerdevice' || place === 'umh.connection' ? [entry(place, 'peer-node-id', 'number-pattern', 'The node-id of the peer that it is about.', umh)] : []),
    entry(place, 'old', 'pattern-table', 'What was the case before the event.', umh),
    entry(place, 'new', 'pattern-table', 'What is the case after it.', umh),
  ]),

  entry('prometheus', 'address', 'socket-address', 'Where Prometheus is answered.', 'src/plugin/prometheus.rs', { default: ':9942' }),
  entry('prometheus', 'enums', 'bool', 'Whether states are told as one number for each word, too.', 'src/plugin/prometheus.rs', { default: 'false' }),

  entry('agentx', 'address', 'string', 'Host and port of the SNMP daemon.', 'src/plugin/agentx.rs', { default: 'localhost:705', since: '1.3.0' }),
  entry('agentx', 'cache-max', 'u64', 'How long what was found is told again.', 'src/plugin/agentx.rs', { default: '60', unit: 'seconds', since: '1.3.0' }),
  entry('agentx', 'agent-timeout', 'u64', 'How long the SNMP daemon is given to answer.', 'src/plugin/agentx.rs', { default: '60', unit: 'seconds', since: '1.3.0' }),
  entry('agentx', 'peer-states', 'bool', 'Whether states of peers are told.', 'src/plugin/agentx.rs', { default: 'true', since: '1.3.0' }),

  ...['umh', 'prometheus', 'agentx', 'debugger'].map(place => entry(place, 'id', 'string', 'A name of former times, which nothing reads.', 'src/plugin.rs', { deprecated: 'nothing reads it' })),
]

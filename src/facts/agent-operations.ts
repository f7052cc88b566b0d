/** An operation of a resource of Pacemaker. */
export type AgentOperation = Readonly<Record<'name' | 'interval', string>> & Readonly<Partial<Record<'timeout' | 'role' | 'on-fail', string>>> & {
  /** How closely it looks (OCF_CHECK_LEVEL). */
  readonly level?: '10' | '20'
}

/** How long an agent may take, and how often it looks. */
interface Times {
  readonly start: string
  readonly stop: string
  readonly monitor: string
  readonly interval: string
}

const usual: Times = { start: '60s', stop: '60s', monitor: '40s', interval: '30s' }

/** What agents ask for in their meta-data (resource-agents 4.12), where that is longer or more often than usual. */
const times: Readonly<Record<string, Partial<Times>>> = {
  Filesystem: { interval: '20s' },
  IPaddr2: { interval: '10s' },
  'LVM-activate': { start: '90s', stop: '90s', monitor: '90s' },
  SAPDatabase: { start: '1800s', stop: '1800s', monitor: '60s', interval: '120s' },
  SAPInstance: { start: '180s', stop: '240s', monitor: '60s', interval: '120s' },
  db2: { start: '120s', stop: '120s', monitor: '60s', interval: '20s' },
  exportfs: { stop: '120s' },
  mysql: { start: '120s', stop: '120s', interval: '20s' },
  oracle: { start: '120s', stop: '120s', interval: '120s' },
  oralsnr: { start: '120s', stop: '120s', interval: '10s' },
  pgsql: { start: '120s', stop: '120s' },
}

/** What starts and stops a unit may take as long as systemd waits for it. */
const ofUnits: Times = { start: '100s', stop: '100s', monitor: '100s', interval: '30s' }

/**
 * Lists the operations that a resource should have, with times: those for which its agent asks, a minute where that is less or is not
 * known, and for a unit those of systemd.
 */
export function operationsOf(agent: string): readonly AgentOperation[] {
  const type = agent.slice(agent.lastIndexOf(':') + 1)
  const { start, stop, monitor, interval } = agent.startsWith('systemd:') ? ofUnits : { ...usual, ...(Object.hasOwn(times, type) ? times[type] : {}) }
  return [
    { name: 'monitor', interval, timeout: monitor },
    { name: 'start', interval: '0s', timeout: start },
    { name: 'stop', interval: '0s', timeout: stop },
  ]
}

/** The operations of a DRBD resource, with the times for which ocf:linbit:drbd of drbd-utils 9.22 asks. */
export const drbdOperations: readonly AgentOperation[] = [
  { name: 'start', interval: '0s', timeout: '240s' },
  { name: 'promote', interval: '0s', timeout: '90s' },
  { name: 'demote', interval: '0s', timeout: '90s' },
  { name: 'stop', interval: '0s', timeout: '100s' },
  { name: 'monitor', interval: '29s', timeout: '20s', role: 'Promoted' },
  { name: 'monitor', interval: '31s', timeout: '20s', role: 'Unpromoted' },
]

/** The options of the clone of a DRBD resource that one of some hosts may be primary for. */
export function drbdCloneOptions(hosts: number): Readonly<Record<string, string>> {
  return {
    promotable: 'true',
    'promoted-max': '1',
    'promoted-node-max': '1',
    'clone-max': String(hosts),
    'clone-node-max': '1',
    notify: 'true',
    interleave: 'true',
  }
}
